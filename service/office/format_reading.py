"""A Word file read for its form: pages, paragraphs with their looks, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from service.office.format_styles import Looks
from service.office.nodes import Node
from service.rules.format_facts import Draft, Line, PageNumber, Sheet, Words

TWIPS = 20.0
MM = 25.4 / 1440
OUTSIDE = (qn("w:txbxContent"), qn("w:del"), qn("w:moveFrom"))  # not the text's own paragraphs and words
TEXTS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}
BODY_LEVEL = 9  # w:outlineLvl of what is no heading
PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))


def draft_of(document: Any) -> Draft:
    """What the form of an opened document is judged by."""
    looks = Looks(document)
    paragraphs = paragraphs_of(document.element.body)
    lines = tuple(_line(number, one, looks) for number, one in enumerate(paragraphs, 1))
    sheets = tuple(_sheet(one) for one in document.element.body.iter(qn("w:sectPr")))
    even = document.settings.odd_and_even_pages_header_footer
    return Draft(sheets, lines, dict(_numbers(document, looks)), bool(even), looks.are_themed)


def paragraphs_of(body: Node) -> Iterator[Node]:
    """The paragraphs of the text and its tables, in order, without those in text boxes."""
    for child in body:
        if child.tag in OUTSIDE:
            continue
        if child.tag == qn("w:p"):
            yield child
        elif isinstance(child.tag, str):
            yield from paragraphs_of(child)


def runs_of(paragraph: Node) -> Iterator[Node]:
    """The runs whose words stand in the paragraph."""
    for child in paragraph:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag not in OUTSIDE and child.tag != qn("w:pPr") and isinstance(child.tag, str):
            yield from runs_of(child)


def text_of(run: Node) -> str:
    """The words of a run."""
    return "".join((one.text or "") if one.tag == qn("w:t") else TEXTS.get(one.tag, "") for one in run)


def _line(number: int, paragraph: Node, looks: Looks) -> Line:
    runs = [(run, text_of(run)) for run in runs_of(paragraph)]
    words = tuple(looks.words(run, paragraph, text) for run, text in runs if text)
    size = words[0].points if words else 16.0
    exact = looks.form(paragraph, "spacing", "lineRule") == "exact"
    return Line(
        number,
        words,
        align=looks.form(paragraph, "jc", "val") or "both",
        pitch=points_of(looks.form(paragraph, "spacing", "line")) if exact else 0,
        gap=sum(points_of(looks.form(paragraph, "spacing", side)) for side in ("before", "after")),
        first=_first(paragraph, looks, size),
        left=_indent(paragraph, looks, "left", size),
        right=_indent(paragraph, looks, "right", size),
        in_table=any(one.tag == qn("w:tc") for one in paragraph.iterancestors()),
        listed=looks.has_form(paragraph, "numPr"),
        has_picture=any(True for _ in paragraph.iter(*PICTURES)),
        outline=_outline(looks.form(paragraph, "outlineLvl", "val")),
    )


def _outline(level: str | None) -> int:
    return int(level) + 1 if level and level.isdigit() and int(level) < BODY_LEVEL else 0


def _first(paragraph: Node, looks: Looks, size: float) -> float:
    hanging = _indent(paragraph, looks, "hanging", size)
    return _indent(paragraph, looks, "firstLine", size) - hanging


def _indent(paragraph: Node, looks: Looks, side: str, size: float) -> float:
    """An indent in points; one in characters counts before one in twips."""
    characters = looks.form(paragraph, "ind", f"{side}Chars")
    if characters and points_of(characters):
        return points_of(characters) * TWIPS / 100 * size
    return points_of(looks.form(paragraph, "ind", side))


def points_of(twips: str | None) -> float:
    """Points of a length in twips; 0 for none and for what is no number."""
    try:
        return float(twips) / TWIPS if twips else 0.0
    except ValueError:
        return 0.0


def _sheet(section: Node) -> Sheet:
    size, margins, grid = (section.find(qn(f"w:{tag}")) for tag in ("pgSz", "pgMar", "docGrid"))
    sides = {side: _mm(margins, side) for side in ("top", "right", "bottom", "left")}
    sides["left"] += _mm(margins, "gutter")
    kind = grid.get(qn("w:type")) if grid is not None else None
    return Sheet(_mm(size, "w"), _mm(size, "h"), sides, kind or "")


def _mm(found: Node | None, name: str) -> float:
    value = found.get(qn(f"w:{name}")) if found is not None else None
    return abs(points_of(value)) * TWIPS * MM


def _numbers(document: Any, looks: Looks) -> Iterator[tuple[str, PageNumber]]:
    """The page number of each kind of footer that has one, of the first section that has."""
    section = document.sections[0]
    footers = {"default": section.footer, "even": section.even_page_footer, "first": section.first_page_footer}
    for kind, footer in footers.items():
        if footer.is_linked_to_previous:
            continue
        for paragraph in footer._element.iter(qn("w:p")):
            if "PAGE" in _fields(paragraph):
                yield kind, _number(paragraph, looks)
                break


def _fields(paragraph: Node) -> str:
    simple = [one.get(qn("w:instr")) or "" for one in paragraph.iter(qn("w:fldSimple"))]
    return " ".join([*simple, *((one.text or "") for one in paragraph.iter(qn("w:instrText")))]).upper()


def _number(paragraph: Node, looks: Looks) -> PageNumber:
    text, inside = "", 0
    for one in paragraph.iter(qn("w:fldChar"), qn("w:fldSimple"), qn("w:t")):
        if one.tag == qn("w:fldSimple"):
            text += "#"
        elif one.tag == qn("w:fldChar"):
            inside += {"begin": 1, "end": -1}.get(one.get(qn("w:fldCharType")) or "", 0)
            text += "#" if one.get(qn("w:fldCharType")) == "begin" else ""
        elif not inside and not any(each.tag == qn("w:fldSimple") for each in one.iterancestors()):
            text += one.text or ""
    runs = [looks.words(run, paragraph, "1") for run in paragraph.iter(qn("w:r"))]
    shown: Words | None = runs[-1] if runs else None
    align = looks.form(paragraph, "jc", "val") or "left"
    return PageNumber(text, align, shown.points if shown else 0, shown.fonts["ascii"] if shown else "")
