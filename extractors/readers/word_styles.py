"""The paragraph styles of a Word file, each with what it inherits through basedOn."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from extractors.readers.word_names import ILVL, NUM_ID, NUM_PR, P_PR, R_PR, VAL, W, child, first, number, on, value

HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.I)
TITLE_NAME = re.compile(r"(?:sub)?title$|^(?:副)?标题$", re.I)
CONTENTS_NAME = re.compile(r"(?:toc|目录|contents)\s*(?:[1-9]|heading|标题)$", re.I)
CAPTION_NAME = re.compile(r"caption$|题注$", re.I)
MAX_BASES = 50  # styles that one is based on, in a row
BODY_LEVEL = 9  # w:outlineLvl of body text


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style's effective properties."""

    line: tuple[str, ...] = ()  # its id, then those of the styles it is based on
    name: str = ""
    heading: int | None = None  # level from 1, by name or outline level
    title: bool = False
    contents: bool = False  # a line of a table of contents
    num_id: str | None = None
    ilvl: int | None = None
    centred: bool | None = None
    size: int | None = None  # half points
    hidden: bool = False
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What style and direct formatting together say about a paragraph's lines."""

    heading: int | None = None  # level from 1
    title: bool = False
    caption: bool = False
    centred: bool = False
    size: int = 0  # half points, told of centred lines only


PLAIN = Look()


def look(p: Element, style: Style) -> Look:
    """How a paragraph looks; direct formatting goes before its style."""
    properties = first(p, P_PR)
    outline, align = number(value(properties, f"{W}outlineLvl")), value(properties, f"{W}jc")
    heading = style.heading if outline is None else outline + 1 if outline < BODY_LEVEL else None
    centred = bool(style.centred) if align is None else align == "center"
    size = 0
    if centred:
        own = (number(size.get(VAL)) for size in p.iterfind(f"{W}r/{R_PR}/{W}sz"))
        size = max((size for size in own if size), default=style.size or 0)
    return Look(heading, style.title, style.caption, centred, size)


class Styles:
    """Styles by id; unknown ids fall back to the default paragraph style."""

    def __init__(self, root: Element | None) -> None:
        rows = () if root is None else root.iterchildren(f"{W}style")
        self._rows = {row.get(f"{W}styleId", ""): row for row in rows}
        self._known: dict[str, Style] = {}
        self.default_id = next((key for key, row in self._rows.items() if _is_default(row)), "")
        self.default = self._of(self.default_id, frozenset()) if self.default_id else Style()

    @property
    def numbering_styles(self) -> dict[str, str]:
        """Numbering style id -> the list (numId) that it stands for."""
        numbers = {key: value(row.find(f"{P_PR}/{NUM_PR}"), NUM_ID) for key, row in self._rows.items()}
        return {key: num_id for key, num_id in numbers.items() if num_id}

    def of(self, style_id: str | None) -> Style:
        """The effective style of a paragraph that names `style_id`, or none."""
        return self.default if style_id is None or style_id not in self._rows else self._of(style_id, frozenset())

    def _of(self, style_id: str, above: frozenset[str]) -> Style:
        if style_id in above or len(above) > MAX_BASES or style_id not in self._rows:
            return Style()
        if style_id not in self._known:
            row = self._rows[style_id]
            base = self._of(value(row, f"{W}basedOn") or "", above | {style_id})
            self._known[style_id] = _merged(style_id, row, base)
        return self._known[style_id]


def _is_default(row: Element) -> bool:
    return row.get(f"{W}type") == "paragraph" and row.get(f"{W}default") in {"1", "true", "on"}


def _merged(style_id: str, row: Element, base: Style) -> Style:
    """A style's own properties over those of its base."""
    name, p_pr, r_pr = value(row, f"{W}name") or "", row.find(P_PR), row.find(R_PR)
    num_pr, align = child(p_pr, NUM_PR), value(p_pr, f"{W}jc")
    num_id, ilvl, size = value(num_pr, NUM_ID), number(value(num_pr, ILVL)), number(value(r_pr, f"{W}sz"))
    return replace(
        base,
        line=(style_id, *base.line),
        name=name,
        heading=_heading(name, number(value(p_pr, f"{W}outlineLvl")), base.heading),
        title=base.title or bool(TITLE_NAME.match(name)),
        contents=base.contents or bool(CONTENTS_NAME.match(name)),
        caption=base.caption or bool(CAPTION_NAME.match(name)),
        num_id=base.num_id if num_id is None else num_id,
        ilvl=base.ilvl if ilvl is None else ilvl,
        centred=base.centred if align is None else align == "center",
        size=base.size if size is None else size,
        hidden=base.hidden or on(r_pr, f"{W}vanish"),
    )


def _heading(name: str, outline: int | None, inherited: int | None) -> int | None:
    named = HEADING_NAME.match(name)
    if named:
        return int(named[1])
    if outline is None:
        return inherited
    return outline + 1 if outline < BODY_LEVEL else None
