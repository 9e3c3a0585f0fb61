"""WordprocessingML elements written as nested calls, and the fonts that every run must name in all four slots."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from docx.oxml.ns import qn
from lxml import etree

Node = etree._Element
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Face(StrEnum):
    """Fonts of official papers."""

    TITLE = "方正小标宋简体"
    HEI = "黑体"
    KAI = "楷体_GB2312"
    FANG = "仿宋_GB2312"
    SONG = "宋体"


FALLBACKS = {Face.TITLE: "宋体", Face.KAI: "楷体", Face.FANG: "仿宋"}  # where the machine lacks the font


@cache
def w(name: str) -> str:
    """The full name of a w: element or attribute; for names in code only, since each is kept."""
    return qn(f"w:{name}")


def node(parent: Node | None, tag: str, text: str | None = None, /, **attributes: object) -> Node:
    """A new w: element at the end of its parent, with w: attributes."""
    named = {w(key): str(value) for key, value in attributes.items()}
    made = etree.Element(w(tag), named) if parent is None else etree.SubElement(parent, w(tag), named)
    if text is not None:
        made.text = text
        made.set(XML_SPACE, "preserve")
    return made


@dataclass(frozen=True, slots=True)
class Look:
    """How words look; size in points, spacing between characters in twentieths of a point."""

    face: Face
    points: float
    bold: bool = False
    spacing: int = 0
    underlined: bool = False
    colour: str = "000000"


def run_look(parent: Node, look: Look) -> Node:
    """Run properties: a copy, since most of a paper's elements are these."""
    made = deepcopy(_run_look(look))
    parent.append(made)
    return made


@cache
def _run_look(look: Look) -> Node:
    made = node(None, "rPr")
    node(made, "rFonts", hint="eastAsia", ascii=look.face, hAnsi=look.face, eastAsia=look.face, cs=look.face)
    node(made, "b", val=int(look.bold))
    node(made, "i", val=0)
    node(made, "color", val=look.colour)
    if look.spacing:
        node(made, "spacing", val=look.spacing)
    node(made, "kern", val=0)
    node(made, "sz", val=round(look.points * 2))
    node(made, "szCs", val=round(look.points * 2))
    if look.underlined:
        node(made, "u", val="single")
    node(made, "lang", val="en-US", eastAsia="zh-CN")  # val="zh-CN": LibreOffice breaks lines within numbers
    return made


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def from_mm(millimetres: float) -> int:
    """Twips of a length on paper."""
    return round(millimetres / 25.4 * 1440)
