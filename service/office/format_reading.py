"""A Word file read for its form: pages, paragraphs with their looks, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.office.format_styles import Looks, Shape
from service.office.nodes import Node, w
from service.rules.format_facts import Draft, Line, PageNumber, Sheet, Words

TWIPS = 20.0
MM = 25.4 / 1440
OUTSIDE = (w("txbxContent"), w("del"), w("moveFrom"))  # not the text's own paragraphs and words
TEXTS = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "-"}
BODY_LEVEL = 9  # w:outlineLvl of what is no heading
PICTURES = (w("drawing"), w("pict"), w("object"))


def draft_of(document: Any) -> Draft:
    """What the form of an opened document is judged by."""
    looks = Looks(document)
    paragraphs = paragraphs_of(document.element.body)
    lines = tuple(_line(number, one, looks) for number, one in enumerate(paragraphs, 1))
    sheets = tuple(_sheet(one) for one in document.element.body.iter(w("sectPr")))
    even = document.settings.odd_and_even_pages_header_footer
    return Draft(sheets, lines, dict(_numbers(document, looks)), bool(even), looks.are_themed)


def paragraphs_of(body: Node) -> Iterator[Node]:
    """The paragraphs of the text and its tables, in order, without those in text boxes."""
    for child in body:
        if child.tag in OUTSIDE:
            continue
        if child.tag == w("p"):
            yield child
        elif isinstance(child.tag, str):
            yield from paragraphs_of(child)


def runs_of(paragraph: Node) -> Iterator[Node]:
    """The runs whose words stand in the paragraph."""
    for child in paragraph:
        if child.tag == w("r"):
            yield child
        elif child.tag not in OUTSIDE and child.tag != w("pPr") and isinstance(child.tag, str):
            yield from runs_of(child)


def text_of(run: Node) -> str:
    """The words of a run."""
    return "".join((one.text or "") if one.tag == w("t") else TEXTS.get(one.tag, "") for one in run)


def _line(number: int, paragraph: Node, looks: Looks) -> Line:
    runs = [(run, text_of(run)) for run in runs_of(paragraph)]
    words = tuple(looks.words(run, paragraph, text) for run, text in runs if text)
    size = words[0].points if words else 16.0
    shape = looks.shape(paragraph)
    exact = shape.get("spacing", "lineRule") == "exact"
    return Line(
        number,
        words,
        align=shape.get("jc", "val") or "both",
        pitch=points_of(shape.get("spacing", "line")) if exact else 0,
        gap=sum(points_of(shape.get("spacing", side)) for side in ("before", "after")),
        first=_indent(shape, "firstLine", size) - _indent(shape, "hanging", size),
        left=_indent(shape, "left", size),
        right=_indent(shape, "right", size),
        in_table=any(one.tag == w("tc") for one in paragraph.iterancestors()),
        listed=shape.has("numPr"),
        has_picture=any(True for _ in paragraph.iter(*PICTURES)),
        outline=_outline(shape.get("outlineLvl", "val")),
    )


def _outline(level: str | None) -> int:
    return int(level) + 1 if level and level.isdecimal() and len(level) == 1 and int(level) < BODY_LEVEL else 0


def _indent(shape: Shape, side: str, size: float) -> float:
    """An indent in points; one in characters counts before one in twips."""
    characters = points_of(shape.get("ind", f"{side}Chars"))
    return characters * TWIPS / 100 * size if characters else points_of(shape.get("ind", side))


def points_of(twips: str | None) -> float:
    """Points of a length in twips; 0 for none and for what is no number."""
    try:
        return float(twips) / TWIPS if twips else 0.0
    except ValueError:
        return 0.0


def _sheet(section: Node) -> Sheet:
    size, margins, grid = (section.find(w(tag)) for tag in ("pgSz", "pgMar", "docGrid"))
    sides = {side: _mm(margins, side) for side in ("top", "right", "bottom", "left")}
    sides["left"] += _mm(margins, "gutter")
    kind = grid.get(w("type")) if grid is not None else None
    return Sheet(_mm(size, "w"), _mm(size, "h"), sides, kind or "")


def _mm(found: Node | None, name: str) -> float:
    value = found.get(w(name)) if found is not None else None
    return abs(points_of(value)) * TWIPS * MM


def _numbers(document: Any, looks: Looks) -> Iterator[tuple[str, PageNumber]]:
    """The page number of each kind of footer that has one, of the first section that has."""
    section = document.sections[0]
    footers = {"default": section.footer, "even": section.even_page_footer, "first": section.first_page_footer}
    for kind, footer in footers.items():
        if footer.is_linked_to_previous:
            continue
        for paragraph in footer._element.iter(w("p")):
            if "PAGE" in _fields(paragraph):
                yield kind, _number(paragraph, looks)
                break


def _fields(paragraph: Node) -> str:
    simple = [one.get(w("instr")) or "" for one in paragraph.iter(w("fldSimple"))]
    return " ".join([*simple, *((one.text or "") for one in paragraph.iter(w("instrText")))]).upper()


def _number(paragraph: Node, looks: Looks) -> PageNumber:
    text, inside = "", 0
    for one in paragraph.iter(w("fldChar"), w("fldSimple"), w("t")):
        if one.tag == w("fldSimple"):
            text += "#"
        elif one.tag == w("fldChar"):
            inside += {"begin": 1, "end": -1}.get(one.get(w("fldCharType")) or "", 0)
            text += "#" if one.get(w("fldCharType")) == "begin" else ""
        elif not inside and not any(each.tag == w("fldSimple") for each in one.iterancestors()):
            text += one.text or ""
    runs = [looks.words(run, paragraph, "1") for run in paragraph.iter(w("r"))]
    shown: Words | None = runs[-1] if runs else None
    align = looks.shape(paragraph).get("jc", "val") or "left"
    return PageNumber(text, align, shown.points if shown else 0, shown.fonts["ascii"] if shown else "")
