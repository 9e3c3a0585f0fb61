"""The page of GB/T 9704: margins, page numbers odd right and even left, styles without theme fonts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from service.errors import BadRequest
from service.office.nodes import FALLBACKS, Face, Look, Node, from_mm, node, run_look, twips

A4 = (11906, 16838)  # twips
STANDING = {"top": 37.0, "right": 26.0, "bottom": 35.0, "left": 28.0}  # mm
LYING = {"top": 28.0, "right": 37.0, "bottom": 26.0, "left": 35.0}  # the table's head at the binding edge
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
BODY = 16.0  # 三号, points
HEADING_FACES = {"1": Face.HEI, "2": Face.KAI}  # deeper levels in the body's font
TITLE_LOOK = Look(Face.TITLE, 22)  # 二号
NUMBER_POINTS = 14.0  # 四号
NUMBER_DROP = 5.5  # mm from the type area to the line of the page number: its dashes then stand 7 mm below
NUMBER_HEIGHT = 14 * 25.4 / 72  # mm
EMPTY_FOOT = 29.0  # points, of the line in a footer without number


@dataclass(frozen=True, slots=True)
class Preset:
    """Line pitch in points and character spacing in twentieths of a point."""

    name: str
    line: float
    spacing: int


STRICT = Preset("strict", 28.95, -5)  # 22 lines of 28 characters
SCHOOL = Preset("school", 28.0, 0)  # 22 lines of 27 characters, usual inside schools
PRESETS = {preset.name: preset for preset in (STRICT, SCHOOL)}


def preset_named(name: str) -> Preset:
    """The preset of this name; raises BadRequest that lists them."""
    if name not in PRESETS:
        raise BadRequest(f"没有“{name}”这种版式。可用的有：{'、'.join(PRESETS)}。")
    return PRESETS[name]


def heading_look(level: int | str, preset: Preset) -> Look:
    """The look of a heading of level 1 to 4, and of what is deeper."""
    return Look(HEADING_FACES.get(str(level), Face.FANG), BODY, spacing=preset.spacing)


def blank(preset: Preset, made_on: date) -> Any:
    """An empty python-docx document with the page, styles and footers of an official paper."""
    document = Document()
    _styles(document.styles.element, preset)
    _settings(document.settings)
    _font_table(document.part)
    _no_thumbnail(document.part.package)
    section = document.sections[0]
    set_page(section._sectPr, landscape=False)
    number_footer(section.footer, "right")
    number_footer(section.even_page_footer, "left")
    properties = document.core_properties
    properties.author = properties.last_modified_by = "述改"
    properties.created = properties.modified = datetime(made_on.year, made_on.month, made_on.day)
    properties.comments = ""
    return document


def set_page(section: Node, *, landscape: bool) -> None:
    """Size, margins and footer place of a section."""
    margins = LYING if landscape else STANDING
    footer = margins["bottom"] - NUMBER_DROP - NUMBER_HEIGHT
    wide, high = reversed(A4) if landscape else A4
    for tag in ("pgSz", "pgMar", "docGrid", "cols"):
        for old in section.findall(qn(f"w:{tag}")):
            section.remove(old)
    node(section, "pgSz", w=wide, h=high, orient="landscape" if landscape else "portrait")
    sides = {side: from_mm(value) for side, value in margins.items()}
    node(section, "pgMar", **sides, header=from_mm(15), footer=from_mm(footer), gutter=0)
    node(section, "cols", space=425)


def text_width(*, landscape: bool) -> int:
    """Width between the margins, in twips."""
    margins = LYING if landscape else STANDING
    return A4[1 if landscape else 0] - from_mm(margins["left"]) - from_mm(margins["right"])


def unnumbered(section: Any) -> None:
    """Take the page number off a section whose pages bear none; LibreOffice reckons the foot by the empty line."""
    for footer in (section.footer, section.even_page_footer):
        _footer_line(footer, EMPTY_FOOT)


def number_footer(footer: Any, side: str) -> None:
    """Write the page number, a character in from its side, in place of what the footer's first paragraph holds."""
    paragraph, look = _footer_line(footer, NUMBER_POINTS)
    node(look, "ind", **{side: twips(NUMBER_POINTS)})
    node(look, "jc", val=side)
    for kind, text in (("t", "— "), ("begin", ""), ("instrText", "PAGE"), ("end", ""), ("t", " —")):
        run = node(paragraph, "r")
        run_look(run, Look(Face.SONG, NUMBER_POINTS))
        if text:
            node(run, kind, text)
        else:
            node(run, "fldChar", fldCharType=kind)


def _footer_line(footer: Any, points: float) -> tuple[Node, Node]:
    """The emptied first line of a footer, exactly this high, and its shape."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    look = node(paragraph, "pPr")
    node(look, "snapToGrid", val=0)
    node(look, "spacing", before=0, after=0, line=twips(points), lineRule="exact")
    return paragraph, look


def _styles(styles: Node, preset: Preset) -> None:
    """Body text as document default; headings keep their outline, and take their look from the runs."""
    for fonts in styles.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        fonts.set(qn("w:hint"), "eastAsia")
        for slot in SLOTS:
            fonts.set(qn(f"w:{slot}"), Face.FANG)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) == "1":
            _replace(style, preset)
        elif (name := style.get(qn("w:styleId")) or "").startswith(("Heading", "Title")):
            _strip(style, TITLE_LOOK if name.startswith("Title") else heading_look(name[len("Heading") :], preset))


def _replace(style: Node, preset: Preset) -> None:
    for tag in ("pPr", "rPr"):
        for old in style.findall(qn(f"w:{tag}")):
            style.remove(old)
    look = node(style, "pPr")
    node(look, "widowControl", val=0)
    node(look, "overflowPunct", val=0)  # no punctuation in the margin (LibreOffice 7.4 hangs it all the same)
    node(look, "autoSpaceDE", val=0)
    node(look, "autoSpaceDN", val=0)
    node(look, "spacing", before=0, after=0, line=twips(preset.line), lineRule="exact")
    node(look, "jc", val="both")
    run_look(style, Look(Face.FANG, BODY, spacing=preset.spacing))


def _strip(style: Node, look: Look) -> None:
    """Take colour, size, spacing and the title's rule off a heading style; outline level and next style stay."""
    for old in style.findall(qn("w:rPr")):
        style.remove(old)
    for shape in style.findall(qn("w:pPr")):
        for tag in ("spacing", "keepLines", "pBdr", "contextualSpacing"):
            for old in shape.findall(qn(f"w:{tag}")):
                shape.remove(old)
    run_look(style, look)


def _settings(settings: Any) -> None:
    settings.odd_and_even_pages_header_footer = True
    for control in settings.element.findall(qn("w:characterSpacingControl")):
        control.set(qn("w:val"), "doNotCompress")  # Word would squeeze punctuation out of the grid
    for setting in settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # a table's rule, not its words, stands on the margin


def _no_thumbnail(package: Any) -> None:
    for key in [key for key, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
        del package.rels[key]


def _font_table(part: Any) -> None:
    """Name a substitute for each font that a machine may lack."""
    table = next(one for one in part.package.iter_parts() if str(one.partname).endswith("fontTable.xml"))
    entries = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for face, other in FALLBACKS.items()
    )
    table._blob = table.blob.replace(b"</w:fonts>", entries.encode() + b"</w:fonts>")
