"""Qualified names of WordprocessingML, and reading of its attributes."""

from __future__ import annotations

from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

VAL = f"{W}val"
P = f"{W}p"
R_RUN = f"{W}r"
T = f"{W}t"
DEL_TEXT = f"{W}delText"
P_PR = f"{W}pPr"
R_PR = f"{W}rPr"
NUM_PR = f"{W}numPr"
NUM_ID = f"{W}numId"
ILVL = f"{W}ilvl"
TBL = f"{W}tbl"
TR = f"{W}tr"
TC = f"{W}tc"
OFF = frozenset({"0", "false", "off", "none"})


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return None if element is None else element.find(name)


def first(element: Element | None, name: str) -> Element | None:
    """The very first child, if it has that name: properties stand first, and a search for none would scan them all."""
    head = None if element is None else next(element.iterchildren(), None)
    return head if head is not None and head.tag == name else None


def value(element: Element | None, name: str) -> str | None:
    """The w:val of a child, or None where the child or its value is absent."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


def number(text: str | None) -> int | None:
    """An attribute as an integer; None where it is absent or is none."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def on(element: Element | None, name: str) -> bool:
    """Whether an on/off property stands there and is not switched off."""
    found = child(element, name)
    return found is not None and found.get(VAL, "1") not in OFF
