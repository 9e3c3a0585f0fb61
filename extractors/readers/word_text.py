"""The characters of one Word paragraph in reading order, with marks for what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from lxml.etree import _Element as Element

from extractors.readers.skips import Skips
from extractors.readers.word_names import DEL_TEXT, R_PR, R_RUN, A, M, R, T, V, W, child, first, on
from extractors.readers.word_symbols import plain_symbols, symbol

BREAK = "\n"
DELETED = "已删除的修订"
HIDDEN = "隐藏文字"
MAX_FIELDS = 100  # open at a time; more are a forgery
PHONETIC = "注音"
PRIVATE = re.compile("[\uf000-\uf0ff]")  # codes of symbol fonts


class Hung(Enum):
    """What can hang on a place in a paragraph."""

    BOX = "box"  # a text box: its w:txbxContent
    PICTURE = "picture"  # the relationship id of its image
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT_START = "comment start"
    COMMENT_END = "comment end"
    COMMENT_MARK = "comment mark"  # where the remark's sign stands; all there is for a remark on a point


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that hangs on a place: for boxes the element, for all others an id."""

    kind: Hung
    at: int  # characters of the paragraph before it
    key: str = ""
    content: Element | None = None


@dataclass(slots=True)
class Fields:
    """The complex fields that are open: True while in their instruction. They may run over paragraphs."""

    open: list[bool] = field(default_factory=list)
    instructions: int = 0  # of the open fields, how many are in their instruction; always the innermost ones

    def shows(self) -> bool:
        """Whether text here is printed (a result), not an instruction."""
        return not self.instructions

    def char(self, kind: str | None) -> None:
        """Take in a w:fldChar."""
        if kind == "begin":
            self.open.append(True)
            self.instructions += 1
        elif self.open and kind in {"separate", "end"}:
            self.instructions -= self.open.pop()
            if kind == "separate":
                self.open.append(False)

    def close_instructions(self) -> None:
        """At a paragraph's end: an instruction never closed must not swallow the rest of the file."""
        if self.instructions:
            self.open = [False] * min(len(self.open), MAX_FIELDS)
            self.instructions = 0


@dataclass
class Inline:
    """A paragraph being read."""

    skips: Skips
    fields: Fields
    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    hidden: bool = False

    @property
    def text(self) -> str:
        """All characters so far; line and page breaks are "\\n"."""
        return "".join(self.parts)

    def add(self, text: str) -> None:
        """Append printed characters, unless they are hidden or part of a field's instruction."""
        if self.hidden:
            self.skips.add(HIDDEN, text)
        elif self.fields.shows():
            self.parts.append(text)
            self.length += len(text)
        else:
            self.skips.add("域代码", text)

    def hang(self, kind: Hung, key: str | None, content: Element | None = None) -> None:
        """Note what hangs on this place."""
        self.marks.append(Mark(kind, self.length, key or "", content))

    def walk(self, element: Element) -> None:
        """Take in all that stands in an element."""
        for item in element:
            take = TAKES.get(item.tag)
            if take is None:
                self.walk(item)
            else:
                take(self, item)


def _run(inline: Inline, run: Element) -> None:
    properties = first(run, R_PR)
    if properties is not None and on(properties, f"{W}vanish"):
        before, inline.hidden = inline.hidden, True
        inline.walk(run)
        inline.hidden = before
    else:
        inline.walk(run)


def _text(inline: Inline, item: Element) -> None:
    text = item.text or ""
    inline.add(_printed(item, text) if PRIVATE.search(text) else text)


def _printed(item: Element, text: str) -> str:
    """Characters typed in a symbol font, as the signs that they print."""
    run = item.getparent()
    fonts = child(first(run, R_PR), f"{W}rFonts")
    return plain_symbols(text, "" if fonts is None else fonts.get(f"{W}ascii", ""))


def _symbol(inline: Inline, item: Element) -> None:
    code = item.get(f"{W}char", "")
    if all(c in "0123456789abcdefABCDEF" for c in code) and code:
        inline.add(symbol(int(code, 16), item.get(f"{W}font", "")))


def _deleted(inline: Inline, item: Element) -> None:
    inline.skips.add(DELETED, raw_text(item))


def _phonetic(inline: Inline, item: Element) -> None:
    inline.skips.add(PHONETIC, raw_text(item))


def _box(inline: Inline, item: Element) -> None:
    inline.hang(Hung.BOX, None, item)


def _pass(inline: Inline, item: Element) -> None:
    """Properties: nothing of them is printed."""


def _adds(text: str) -> Callable[[Inline, Element], None]:
    return lambda inline, item: inline.add(text)


def _hangs(kind: Hung, name: str) -> Callable[[Inline, Element], None]:
    return lambda inline, item: inline.hang(kind, item.get(name))


def _picture(inline: Inline, item: Element) -> None:
    inline.hang(Hung.PICTURE, item.get(f"{R}embed") or item.get(f"{R}link") or item.get(f"{R}id"))
    inline.walk(item)


PROPERTIES = (
    "rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "instrText", "delInstrText", "fldData", "ffData",
    "rubyPr", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "softHyphen",
    "lastRenderedPageBreak", "proofErr", "bookmarkStart", "bookmarkEnd", "control",
)  # fmt: skip

TAKES: dict[object, Callable[[Inline, Element], None]] = {
    **{f"{W}{name}": _pass for name in PROPERTIES},
    R_RUN: _run,
    T: _text,
    f"{M}t": _text,
    f"{W}tab": _adds("\t"),
    f"{W}ptab": _adds("\t"),
    f"{W}br": _adds(BREAK),
    f"{W}cr": _adds(BREAK),
    f"{W}noBreakHyphen": _adds("-"),
    f"{W}sym": _symbol,
    f"{W}del": _deleted,
    f"{W}moveFrom": _deleted,
    f"{W}rt": _phonetic,
    f"{W}fldChar": lambda inline, item: inline.fields.char(item.get(f"{W}fldCharType")),
    f"{W}txbxContent": _box,
    f"{A}blip": _picture,
    f"{V}imagedata": _picture,
    f"{W}footnoteReference": _hangs(Hung.FOOTNOTE, f"{W}id"),
    f"{W}endnoteReference": _hangs(Hung.ENDNOTE, f"{W}id"),
    f"{W}commentRangeStart": _hangs(Hung.COMMENT_START, f"{W}id"),
    f"{W}commentRangeEnd": _hangs(Hung.COMMENT_END, f"{W}id"),
    f"{W}commentReference": _hangs(Hung.COMMENT_MARK, f"{W}id"),
}


def raw_text(element: Element) -> str:
    """All characters in an element, deleted ones too, for what is left out."""
    return "".join(item.text or "" for item in element.iter(T, DEL_TEXT))
