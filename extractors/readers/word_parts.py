"""The parts of a Word file around its body: notes and comments read, headers, watermarks and diagrams kept apart."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from extractors.document import BlockKind, Comment, Picture
from extractors.readers.skips import count
from extractors.readers.word_drafts import Draft
from extractors.readers.word_names import DEL_TEXT, A, M, T, V, W
from extractors.readers.word_package import Package, Relation
from extractors.readers.word_story import Story
from extractors.readers.word_text import Hung, raw_text

FURNITURE = "页眉页脚"
WATERMARK = "水印"
UNREFERENCED = "正文没有引用的脚注和批注"
DRAWING = "艺术字和图形里的文字"
DRAWN = {"diagramData": "图示里的文字", "chart": "图表里的文字"}
SINGLE = (f"{W}sym", f"{W}noBreakHyphen")  # elements that print one character
CAPTION = re.compile(r"图\s*[\d一二三四五六七八九十]+(?:[-—.．]\d+)?(?![表书片纸像案])")


@dataclass(frozen=True, slots=True)
class Parts:
    """The package with the relationships of its main part."""

    package: Package
    relations: dict[str, Relation]

    def of_kind(self, *kinds: str) -> Iterator[tuple[str, Element]]:
        """The inner parts of some kinds, each once, with their roots."""
        seen: set[str] = set()
        for relation in self.relations.values():
            if relation.kind in kinds and not relation.external and relation.target not in seen:
                seen.add(relation.target)
                root = self.package.xml(relation.target)
                if root is not None:
                    settle_alternatives(root)
                    yield relation.kind, root

    def one(self, kind: str) -> Element | None:
        """The root of the only part of a kind, if there is one."""
        return next((root for _, root in self.of_kind(kind)), None)


def settle_alternatives(root: Element) -> None:
    """Keep one branch of each mc:AlternateContent (the first), so that its text is met once."""
    for alternatives in list(root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")):
        for branch in list(alternatives)[1:]:
            alternatives.remove(branch)


def characters_in(root: Element) -> int:
    """Characters that a part holds, deleted and hidden ones too, without white space."""
    texts = sum(count(item.text or "") for item in root.iter(T, DEL_TEXT, f"{M}t"))
    return texts + sum(1 for _ in root.iter(*SINGLE))


def read_notes(story: Story, parts: Parts) -> int:
    """Add the foot- and endnotes after the body, in the order of their marks; returns the characters they hold."""
    held = 0
    wanted = [(mark.kind, mark.key) for mark in story.notes]
    for kind, part, name in ((Hung.FOOTNOTE, "footnotes", "footnote"), (Hung.ENDNOTE, "endnotes", "endnote")):
        root = parts.one(part)
        if root is None:
            continue
        rows = {row.get(f"{W}id", ""): row for row in root.iterchildren(f"{W}{name}") if row.get(f"{W}type") is None}
        held += sum(map(characters_in, rows.values()))
        for key in dict.fromkeys(key for found, key in wanted if found is kind and key in rows):
            _read_apart(story, rows.pop(key), BlockKind.NOTE)
        for row in rows.values():
            story.skips.add(UNREFERENCED, raw_text(row))
    return held


def read_comments(story: Story, parts: Parts) -> tuple[int, list[tuple[Element, Draft]]]:
    """Add the marginal remarks after the notes; returns the characters they hold, and each with its line."""
    root = parts.one("comments")
    held, found = 0, []
    for row in () if root is None else root.iterchildren(f"{W}comment"):
        held += characters_in(row)
        if row.get(f"{W}id", "") not in story.starts:
            story.skips.add(UNREFERENCED, raw_text(row))
            continue
        draft = _read_apart(story, row, BlockKind.COMMENT)
        if draft is not None:
            found.append((row, draft))
    return held, found


def comments(story: Story, rows: list[tuple[Element, Draft]], ids: dict[Draft, str]) -> Iterator[Comment]:
    """The remarks with the words that they are anchored to; words over several lines end with the first line."""
    for row, draft in rows:
        key = row.get(f"{W}id", "")
        line, start = story.starts[key]
        line, start = line.place(start)
        last, end = story.ends.get(key, (line, len(line.text)))
        last, end = last.place(end)
        end = end if last is line and end >= start else len(line.text)
        if line in ids:
            author, date = row.get(f"{W}author", ""), row.get(f"{W}date")
            yield Comment(author, date, ids[line], start, end, draft.text)


def skip_furniture(story: Story, parts: Parts) -> int:
    """Keep headers, footers, watermarks and drawn text apart; returns the characters they hold."""
    held = 0
    for _, root in parts.of_kind("header", "footer"):
        story.skips.add(FURNITURE, raw_text(root))
        held += sum(count(item.text or "") for item in root.iter(T, DEL_TEXT))
        for path in root.iter(f"{V}textpath"):
            story.skips.add(WATERMARK, path.get("string", ""))
            held += count(path.get("string", ""))
    for kind, root in parts.of_kind(*DRAWN):
        text = "".join(item.text or "" for item in root.iter(f"{A}t"))
        story.skips.add(DRAWN[kind], text)
        held += count(text)
    return held


def skip_drawings(story: Story, root: Element) -> int:
    """Keep apart what the body draws as letters or holds in drawn shapes; returns the characters of it."""
    drawn = [path.get("string", "") for path in root.iter(f"{V}textpath")]
    drawn += [item.text or "" for item in root.iter(f"{A}t")]
    story.skips.add(DRAWING, "".join(drawn))
    return sum(map(count, drawn))


def pictures(story: Story, parts: Parts, ids: dict[Draft, str]) -> Iterator[Picture]:
    """The pictures, each with the block that it stands after (or in) and its caption."""
    order = list(ids)
    place = {draft: index for index, draft in enumerate(order)}
    for key, line in story.pictures:
        relation = parts.relations.get(key)
        if relation is None:
            continue
        home = line.place(0)[0] if line is not None else None
        at = place.get(home, -1) if home is not None else -1
        caption = next((draft.text for draft in order[max(at, 0) : at + 2][::-1] if _is_caption(draft)), "")
        name = posixpath.basename(relation.target)
        yield Picture(ids[order[at]] if at >= 0 else None, caption, name)


def _is_caption(draft: Draft) -> bool:
    return draft.table is None and (draft.look.caption or (len(draft.text) <= 60 and bool(CAPTION.match(draft.text))))


def _read_apart(story: Story, container: Element, kind: BlockKind) -> Draft | None:
    """Read a note or remark into one draft at the end."""
    start = len(story.drafts)
    story.read(container)
    held, story.drafts = story.drafts[start:], story.drafts[:start]
    if not held:
        return None
    draft = Draft(" ".join(line.text for line in held), counted=sum(line.counted for line in held), kind=kind)
    for line in held:
        line.home = draft
    story.drafts.append(draft)
    return draft
