"""版头 and 版记: the red head with its line, and the notes at the foot of the last page."""

from __future__ import annotations

from math import ceil

from service.office.elements import Imprint, RedHead
from service.office.nodes import Face, Look, Node, from_mm, node, run_look, twips
from service.office.page import NUMBER_POINTS
from service.office.paragraphs import Form, Pen, characters

RED = "FF0000"
HEAD_TOP = 35.0  # mm from the type area's top to the upper edge of the mark
HEAD_LARGEST, HEAD_LEAST = 42.0, 24.0  # points
HEAD_LEADING = 1.2
NUMBER_DOWN = 2  # lines between the mark and the number
LINE_DOWN = 11  # points: 4 mm from the number to the red line
LINE_SIZE = 12  # eighths of a point
TITLE_DOWN = 2  # lines between the red line and the title
THICK, THIN = 8, 6  # eighths of a point: 0.35 and 0.25 mm
IMPRINT_LINE = 24.0  # points


def red_head(head: RedHead, pen: Pen, width: int) -> list[Node]:
    """The paragraphs from the top of the page to above the title; width of the text in twips."""
    points = _mark_points(head.organs, width)
    mark = Look(Face.TITLE, points, colour=RED)
    leading = points * HEAD_LEADING
    room = from_mm(HEAD_TOP) / 20 - (leading - points) / 2
    return [
        pen.paragraph(Form("left", line=room)),
        *(pen.paragraph(Form("center", line=leading), (organ, mark)) for organ in head.organs),
        *(pen.blank() for _ in range(NUMBER_DOWN)),
        _number(head, pen, width),
        *(pen.blank() for _ in range(TITLE_DOWN)),
    ]


def _mark_points(organs: tuple[str, ...], width: int) -> float:
    """The largest size in which every name stands in one line."""
    longest = max(map(characters, organs))
    return max(HEAD_LEAST, min(HEAD_LARGEST, int(width / 20 / max(longest, 1))))


def _number(head: RedHead, pen: Pen, width: int) -> Node:
    rule = {"val": "single", "sz": LINE_SIZE, "space": LINE_DOWN, "color": RED}
    if not head.signer:
        return pen.paragraph(Form("center", below=rule), (head.number, pen.look()))
    form = Form("left", indents={"firstLine": pen.pitch}, tabs=(("right", width - pen.pitch),), below=rule)
    return pen.paragraph(form, (f"{head.number}\t签发人：", pen.look()), (head.signer, pen.look(Face.KAI)))


def imprint_node(imprint: Imprint, left: int, width: int) -> Node:
    """The table of 版记, held at the foot of its page; left margin and width in twips."""
    made = node(None, "tbl")
    look = node(made, "tblPr")
    node(look, "tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=left, tblpYSpec="bottom")
    node(look, "tblW", w=width, type="dxa")
    borders = node(look, "tblBorders")
    for side, size in (("top", THICK), ("bottom", THICK), ("insideH", THIN)):
        node(borders, side, val="single", sz=size, space=0, color="000000")
    node(look, "tblLayout", type="fixed")
    margins = node(look, "tblCellMar")
    for side in ("left", "right"):
        node(margins, side, w=0, type="dxa")  # indents stand for them: programs part over where a margin begins
    grid = node(made, "tblGrid")
    halves = (width - width // 2, width // 2)
    for half in halves:
        node(grid, "gridCol", w=half)
    if imprint.copies:
        row = node(made, "tr")
        _cell(row, width, _ended(imprint.copies), hanging=True, span=2)
    row = node(made, "tr")
    _cell(row, halves[0], imprint.printer)
    _cell(row, halves[1], imprint.day, right=True)
    return made


def imprint_height(imprint: Imprint, width: int) -> float:
    """Points that 版记 takes, with a line of space above it."""
    room = width / twips(NUMBER_POINTS) - 2
    lines = ceil((characters(_ended(imprint.copies)) + 3) / (room - 3)) if imprint.copies else 0
    return (lines + 2) * IMPRINT_LINE


def _ended(copies: str) -> str:
    text = copies if copies.startswith("抄送") else f"抄送：{copies}"
    return text if text.endswith("。") else f"{text}。"


def _cell(row: Node, width: int, text: str, *, span: int = 1, hanging: bool = False, right: bool = False) -> None:
    cell = node(row, "tc")
    look = node(cell, "tcPr")
    node(look, "tcW", w=width, type="dxa")
    if span > 1:
        node(look, "gridSpan", val=span)
    paragraph = node(cell, "p")
    shape = node(paragraph, "pPr")
    node(shape, "spacing", before=0, after=0, line=twips(IMPRINT_LINE), lineRule="exact")
    one = twips(NUMBER_POINTS)
    hang = 3 * one if hanging else 0
    node(shape, "ind", left=one + hang, right=one, hanging=hang)
    node(shape, "jc", val="right" if right else "left")
    run = node(paragraph, "r")
    run_look(run, Look(Face.FANG, NUMBER_POINTS))
    node(run, "t", text)
