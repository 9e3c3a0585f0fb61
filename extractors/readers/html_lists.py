"""Numbers that a browser prints before the items of an ordered HTML list, written into the page's text."""

from __future__ import annotations

import re

import lxml.html

from extractors.readers.headings import printed_number
from extractors.readers.word_number_formats import printed

SENTENCE = 10  # characters: a list with an item this long is text, shorter ones are menus
KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
CHINESE = "chineseCountingThousand"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # read by lxml, but not taken back
BARE = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.I)
HAN = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(?:cjk-ideographic|(?:simp|trad)-chinese-informal)\b", re.I)


def write_numbers(root: lxml.html.HtmlElement) -> None:
    """Put its number before each item of an ordered list of sentences, unless it is typed there already."""
    for listed in root.iter("ol"):
        items = [item for item in listed.iterchildren("li") if _first(item) is not None]
        if max((len(item.text_content().strip()) for item in items), default=0) >= SENTENCE:
            _number(listed, items)


def _number(listed: lxml.html.HtmlElement, items: list[lxml.html.HtmlElement]) -> None:
    style = str(listed.get("style", ""))
    value = _whole(listed, "start", 1)
    for item in items if not BARE.search(style) else ():
        value = _whole(item, "value", value)
        place = _first(item)
        text = (place.text or "").lstrip() if place is not None else ""
        if place is not None and not printed_number(text)[0]:
            place.text = _shown(value, listed, style) + UNWRITABLE.sub("", text)
        value += 1


def _shown(value: int, listed: lxml.html.HtmlElement, style: str) -> str:
    if HAN.search(style):
        return f"{printed(value, CHINESE)}、"
    return f"{printed(value, KINDS.get(str(listed.get('type', '')), 'decimal'))}."


def _first(item: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """The element that the item's text begins in."""
    return next((each for each in item.iter() if isinstance(each.tag, str) and (each.text or "").strip()), None)


def _whole(element: lxml.html.HtmlElement, name: str, usual: int) -> int:
    value = str(element.get(name, "")).strip()
    return int(value) if value.isdecimal() and len(value) <= len("32767") else usual
