"""Mends the place of signatures and dates: to the right, by the widths of unit and date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from service.office.format_reading import runs_of
from service.office.nodes import Node, w
from service.office.page import Preset
from service.office.paragraphs import Pen, characters
from service.office.places import put
from service.office.signature import SEAL_RIGHT, indents
from service.rules.format_facts import Placed, Role
from service.rules.format_looks import is_right

BLANKS = " 　\t\u00a0"


def mend_signatures(found: Sequence[tuple[Node, Placed]], preset: Preset) -> None:
    """Set units and days that stand elsewhere to the right; those that are there already stay."""
    written = [one for one in found if one[1].role is not Role.EMPTY]
    for (unit, above), (day, below) in pairwise(written):
        if below.role is not Role.DAY or (is_right(below.line) and is_right(above.line)):
            continue
        if above.role is Role.UNIT:
            left, right = indents(characters(above.line.text.strip()), characters(below.line.text.strip()))
            _to_right(unit, left, preset)
            _to_right(day, right, preset)
        elif not is_right(below.line):
            _to_right(day, SEAL_RIGHT, preset)


def strip_start(paragraph: Node) -> None:
    """Take the spaces off the paragraph's start."""
    for run in runs_of(paragraph):
        for part in list(run):
            if part.tag == w("tab"):
                run.remove(part)
            elif part.tag == w("t"):
                part.text = (part.text or "").lstrip(BLANKS)
                if part.text:
                    return
            elif part.tag != w("rPr"):
                return


def _to_right(paragraph: Node, characters_off: float, preset: Preset) -> None:
    strip_start(paragraph)
    shape = put(paragraph, "pPr")
    put(shape, "jc").set(w("val"), "right")
    indent = put(shape, "ind")
    for name in list(indent.attrib):
        del indent.attrib[name]
    indent.set(w("right"), str(round(characters_off * Pen(preset).pitch)))
