"""A labelled text with the words of its findings exchanged: the same structure, other problems.

The tagger meets each skeleton with problems that its writer never thought of (corpora/training/items, kinds), so that
it learns what a problem is and not which words one voice uses for it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpora.scripts.labelled import CORPORA, Label, Labelled, Line

SHARE = 0.7  # of the findings whose words are exchanged
LONGER = 0.4  # of those, the share that gets a second statement
EVERY = slice(None)
LEAST = 5  # characters
FOLDERS = ("items", "kinds")
CODE = re.compile("[A-Z]")  # starts a line that names the item or kind of the lines below

_OPENING = re.compile(
    r"^(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]\s?|[①-⑳]|第[一二三四五六七八九十]+[，、]"
    r"|其[一二三四五六][，、：]?|[首其再]先?次?，|有的[^，。]{0,6}|但是?，?|不过，?|然而，?|[^，。；]{1,8}(?:方面|上)，)?"
)


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


@cache
def statements(standard: str) -> tuple[str, ...]:
    """Problems of a standard in our own words, each once; () for a standard without any."""
    paths = (CORPORA / "training" / folder / f"{standard}.txt" for folder in FOLDERS)
    lines = (line.strip() for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if len(line) >= LEAST and not CODE.match(line)))


def swapped(text: Labelled, chance: random.Random, part: slice = EVERY) -> Labelled | None:
    """The text with other problems in it, from a part of the statements; None where there is nothing to exchange."""
    pool = statements(text.meta["standard"])[part]
    edits = [_edit(finding, pool, chance) for finding in text.findings if pool and chance.random() < SHARE]
    return _applied(text, sorted(edits, key=lambda edit: edit.start)) if edits else None


def _edit(finding: Label, pool: Sequence[str], chance: random.Random) -> _Edit:
    opening = _OPENING.match(finding.quote)
    end = finding.quote[-1] if finding.quote[-1] in "。；" else ""
    said = chance.choice(pool)
    if chance.random() < LONGER:
        said += chance.choice("，。" if end == "。" else "，") + chance.choice(pool)
    return _Edit(finding.start, finding.end, (opening[0] if opening else "") + said + end)


def _applied(text: Labelled, edits: Sequence[_Edit]) -> Labelled:
    """The text after the edits, labels moved along; quantities are dropped."""
    whole, after = "", 0
    for edit in edits:
        whole += text.text[after : edit.start] + edit.text
        after = edit.end
    rows = (whole + text.text[after:]).split("\n")
    starts = [sum(len(row) + 1 for row in rows[:at]) for at in range(len(rows))]
    lines = tuple(_line(line, row, start) for line, row, start in zip(text.lines, rows, starts, strict=True))
    findings = tuple(_moved(finding, edits) for finding in text.findings)
    return replace(
        text, lines=lines, findings=findings, measures=tuple(_moved(m, edits) for m in text.measures), quantities=()
    )


def _line(line: Line, row: str, start: int) -> Line:
    if line.style != "row":
        return replace(line, text=row, start=start)
    own = iter(row.split("\t"))
    cells = tuple(cell if cell in ("^", "<") else next(own, "") for cell in line.cells)
    return replace(line, text=row, start=start, cells=cells)


def _moved(label: Label, edits: Sequence[_Edit]) -> Label:
    shift = sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= label.start)
    quote = next((edit.text for edit in edits if edit.start == label.start), label.quote)
    start = label.start + shift
    return replace(label, quote=quote, start=start, end=start + len(quote))
