"""署名 and 成文日期 under a paper, sealed or not, of one unit or several."""

from __future__ import annotations

from service.office.elements import Signature
from service.office.nodes import Node
from service.office.paragraphs import Form, Pen, characters

SEAL_RIGHT = 4  # characters from the right edge to the date where a seal is set
PLAIN_RIGHT = 2
SEALS_A_ROW = 3
SEAL_LINES = 3  # empty lines between two rows of seals


def signature_nodes(signature: Signature, pen: Pen, width: int) -> list[Node]:
    """The paragraphs of a signature, on one page; width of the text in twips."""
    if signature.sealed and len(signature.units) > 1:
        return [pen.blank(keep=True), *_rows_of_seals(signature, pen, width)]
    longest = max(signature.units, key=characters)
    unit, day = indents(characters(longest), characters(signature.day), sealed=signature.sealed)
    rows = [_right(pen, name, unit, keep=True) for name in signature.units]
    return [pen.blank(keep=True), *rows, _right(pen, signature.day, day)]


def indents(unit: float, day: float, *, sealed: bool = False) -> tuple[float, float]:
    """Characters from the right edge to the unit's name and to the date, by their widths in characters.

    Sealed: the name is centred over the date. Unsealed: the date starts two characters right of the name, and where
    it is the longer one it stands two characters from the edge and moves the name left.
    """
    if sealed:
        right = max(SEAL_RIGHT, PLAIN_RIGHT + (unit - day) / 2)
        return right + (day - unit) / 2, right
    if day > unit:
        return PLAIN_RIGHT + day + 2 - unit, PLAIN_RIGHT
    return PLAIN_RIGHT, max(0, unit - day)


def _right(pen: Pen, text: str, right: float, *, keep: bool = False) -> Node:
    form = Form("right", indents={"right": round(right * pen.pitch)}, keep=keep)
    return pen.paragraph(form, (text, pen.look()))


def _rows_of_seals(signature: Signature, pen: Pen, width: int) -> list[Node]:
    """Names in rows of three at most, each in the middle of its share of the width."""
    nodes: list[Node] = []
    for start in range(0, len(signature.units), SEALS_A_ROW):
        names = signature.units[start : start + SEALS_A_ROW]
        share = width / len(names)
        stops = tuple(("center", round(share * (index + 0.5))) for index in range(len(names)))
        if nodes:
            nodes += [pen.blank(keep=True) for _ in range(SEAL_LINES)]
        text = "".join(f"\t{name}" for name in names)
        nodes.append(pen.paragraph(Form("left", keep=True, tabs=stops), (text, pen.look())))
    return [*nodes, _right(pen, signature.day, SEAL_RIGHT)]
