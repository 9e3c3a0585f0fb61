"""A file that holds several articles (12 篇) -> where each begins and ends, what it is, which one it repeats."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.chinese.duplicates import near_duplicates
from extractors.chinese.facts import facts
from extractors.chinese.kinds import by_title
from extractors.chinese.lines import fold
from extractors.chinese.numerals import whole
from extractors.document import Block, BlockKind, Document
from extractors.findings import Article

MAX_TITLE = 60  # characters
MIN_BODY = 100  # characters between two titles that are no table of contents
BODY_KINDS = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH)

_COUNT = r"(\d{1,3}|[一二三四五六七八九十百]{1,4})"
_NUMBERED = (
    re.compile(rf"^[【\[]?(.{{0,40}}?)\s*\(?(?:篇|范文)\s*{_COUNT}\)?[】\]]?\s*(?::\s*(.{{0,60}}))?$"),
    re.compile(rf"^[【\[]?(.{{0,40}}?)\s*\(?第\s*{_COUNT}\s*篇\)?[】\]]?\s*:?\s*(.{{0,60}})$"),
    re.compile(rf"^(.{{4,40}}?)\s*\({_COUNT}\)()$"),
)
_SENTENCE = re.compile(r"[。；;！!？?：:]|[，,、]$")
_ATTACHED = re.compile(r"^(?:附[件表录]?|[(《“])")  # attachments, stage directions, names of papers


_Line = tuple[int, Block, str]  # its start in Document.text, its block, its folded text


@dataclass(frozen=True, slots=True)
class _Title:
    """A line that may open an article."""

    start: int  # in Document.text
    text: str
    stem: str
    number: int | None
    reason: str


def articles(document: Document) -> tuple[Article, ...]:
    """The articles of a file that holds several; () for a file that is one document."""
    text, lines = document.text, list(_lines(document))
    titles = _numbered(lines, len(text)) or _repeated_kinds(lines, len(text))
    if len(titles) < 2:
        return ()
    ends = [title.start - 1 for title in titles[1:]] + [len(text)]
    extents = [(title.start, end) for title, end in zip(titles, ends, strict=True)]
    bodies = [text[start + len(title.text) : end] for title, (start, end) in zip(titles, extents, strict=True)]
    repeats = near_duplicates(bodies)
    pieces = zip(titles, extents, repeats, strict=True)
    return tuple(_article(document, title, extent, repeat) for title, extent, repeat in pieces)


def _article(document: Document, title: _Title, extent: tuple[int, int], repeat: tuple[int, float] | None) -> Article:
    told = facts(document, extent=extent)
    earlier, score = repeat or (None, 0.0)
    reason = title.reason + (f"；与第 {earlier + 1} 篇相同的文字占 {score:.0%}" if earlier is not None else "")
    return Article(title.text, *extent, told.kind, told.organization, earlier, reason)


def _lines(document: Document) -> Iterator[_Line]:
    """The lines that may be titles."""
    for start, block in document.places():
        if block.kind in BODY_KINDS and 0 < len(block.text) <= MAX_TITLE:
            yield start, block, fold(block.text).strip()


def _numbered(lines: Sequence[_Line], length: int) -> list[_Title]:
    """Titles such as …材料篇1, …材料篇2: one stem, numbers that count up from one."""
    groups: defaultdict[tuple[int, str], list[_Title]] = defaultdict(list)
    for start, block, line in lines:
        for form, pattern in enumerate(_NUMBERED) if "篇" in line or "范文" in line or line[-1:] == ")" else ():
            found = pattern.match(line)
            number = whole(found[2]) if found else None
            if found and number:
                stem = found[1].strip()
                title = _Title(start, block.text, stem, number, f"标题“{stem}”后有序号“{found[2]}”")
                groups[form, stem].append(title)
                break
    counted = [_counting_up(group) for group in groups.values()]
    best = max(counted, key=len, default=[])
    return best if _apart(best, length) else []


def _counting_up(titles: list[_Title]) -> list[_Title]:
    """Those whose numbers go on from one to the next, the first being 1."""
    kept: list[_Title] = []
    for title in titles:
        if title.number == len(kept) + 1:
            kept.append(title)
    return kept


def _repeated_kinds(lines: Sequence[_Line], length: int) -> list[_Title]:
    """Several title lines, each naming a kind of document, the first at the head of the file.

    Lines that are marked as titles may name different kinds; others count only where one kind comes again.
    """
    found: list[_Title] = []
    marked: list[_Title] = []
    for start, block, line in lines:
        kind = None if _is_part(block, line) else by_title(line)
        if kind is None or (found and start - found[-1].start < MIN_BODY):  # the second line of a title
            continue
        found.append(_Title(start, block.text, kind.value, None, "正文中又出现一个文种标题"))
        marked += found[-1:] if block.kind is BlockKind.TITLE else []
    groups: defaultdict[str, list[_Title]] = defaultdict(list)
    for title in found:
        groups[title.stem].append(title)
    best = max((*groups.values(), marked), key=len, default=[])
    return best if best and best[0].start < MIN_BODY and _apart(best, length) else []


def _is_part(block: Block, line: str) -> bool:
    """Whether a line can't open an article: numbered, unfinished, an attachment."""
    deep = block.kind is BlockKind.HEADING and (block.level or 1) > 1
    return deep or bool(block.number or _SENTENCE.search(line) or _ATTACHED.match(line))


def _apart(titles: list[_Title], length: int) -> bool:
    """Whether every title is followed by a body of its own (a table of contents is not)."""
    starts = [title.start for title in titles] + [length]
    gaps = [after - before for before, after in pairwise(starts)]
    return len(gaps) > 1 and all(gap >= MIN_BODY for gap in gaps)
