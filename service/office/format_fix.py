"""Mends the form of a Word file and keeps its words: page, numbers, styles, and each paragraph by what it is."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from service.office.format_reading import draft_of, paragraphs_of, points_of, runs_of
from service.office.format_signature import mend_signatures, strip_start
from service.office.format_words import mend_words
from service.office.nodes import Face, Node, from_mm, twips, w
from service.office.page import (
    A4,
    BODY,
    LYING,
    NUMBER_DROP,
    NUMBER_HEIGHT,
    SLOTS,
    STANDING,
    STRICT,
    Preset,
    number_footer,
)
from service.office.places import put
from service.rules.format_faces import FANG, HEI, KAI, LOOKS, TITLE, Wanted, face_of
from service.rules.format_facts import Draft, Placed, Role
from service.rules.format_roles import is_whole, roles

FACES = {FANG: Face.FANG, KAI: Face.KAI, HEI: Face.HEI, TITLE: Face.TITLE}
INDENTED = (Role.BODY, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.NOTE)
THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
GAPS = ("beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing")
TITLE_LINE = 33.0


@dataclass(frozen=True, slots=True)
class Wish:
    """How to mend: the lines and spacing to set, and whether punctuation is mended, which changes words."""

    preset: Preset = STRICT
    punctuation: bool = False


def mend(document: Any, wish: Wish) -> None:
    """Mend an opened document in place."""
    draft = draft_of(document)
    for section in document.sections:
        _mend_sheet(section._sectPr)
    _mend_numbers(document, draft)
    _mend_styles(document.styles.element)
    found = list(zip(paragraphs_of(document.element.body), roles(draft), strict=True))
    for paragraph, placed in found:
        if placed.role in LOOKS:
            _mend_paragraph(paragraph, placed, wish)
        elif placed.role is Role.UNDER_TITLE:
            _mend_indent(paragraph, placed, wish)
        for run in runs_of(paragraph):
            _mend_quotes(run)
        if wish.punctuation:
            mend_words(paragraph, placed.role)
    mend_signatures(found, wish.preset)


def saved(document: Any) -> bytes:
    """The document as a .docx."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _mend_sheet(section: Node) -> None:
    """A4 and its margins; what lies goes on lying."""
    size, margins = (put(section, tag) for tag in ("pgSz", "pgMar"))
    lying = points_of(size.get(w("w"))) > points_of(size.get(w("h")))
    wide, high = reversed(A4) if lying else A4
    sides = LYING if lying else STANDING
    footer = sides["bottom"] - NUMBER_DROP - NUMBER_HEIGHT
    _set(size, w=wide, h=high)
    _set(margins, **{side: from_mm(length) for side, length in sides.items()}, footer=from_mm(footer), gutter=0)
    for grid in section.findall(w("docGrid")):
        section.remove(grid)  # it would change the lines that the paragraphs name


def _mend_numbers(document: Any, draft: Draft) -> None:
    """Page numbers in their form, where a footer holds nothing else."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        words = (
            "".join(one.text or "" for one in footer._element.iter(w("t"))) if not footer.is_linked_to_previous else ""
        )
        if not words.strip("-–—－―0123456789第页共/ 　"):
            number_footer(footer, side)


def _mend_styles(styles: Node) -> None:
    """No theme fonts in styles: defaults name the body's face."""
    for fonts in styles.iter(w("rFonts")):
        if any(fonts.get(w(theme)) for theme in THEMES):
            _name_fonts(fonts, Face.FANG)


def _name_fonts(fonts: Node, face: str) -> None:
    for theme in THEMES:
        if fonts.get(name := w(theme)) is not None:
            del fonts.attrib[name]
    _set(fonts, hint="eastAsia", **dict.fromkeys(SLOTS, face))


def _mend_paragraph(paragraph: Node, placed: Placed, wish: Wish) -> None:
    wanted = LOOKS[placed.role]
    heading = placed.role in (Role.HEADING_1, Role.HEADING_2)
    for run in runs_of(paragraph):
        if not heading or is_whole(placed.line):
            _mend_run(run, wanted, wish)
            if heading or placed.role is Role.TITLE:
                _set(put(put(run, "rPr"), "b"), val=0)
        else:
            _mend_run(run, Wanted(_kept_face(run, placed), wanted.points), wish)
    if not placed.line.has_picture:
        _mend_pitch(put(put(paragraph, "pPr"), "spacing"), placed, wish)
    _mend_indent(paragraph, placed, wish)


def _mend_pitch(spacing: Node, placed: Placed, wish: Wish) -> None:
    line = TITLE_LINE if placed.role is Role.TITLE else wish.preset.line
    _set(spacing, line=twips(line), lineRule="exact")
    if placed.role in (*INDENTED, Role.ATTACHMENTS):
        for name in GAPS:
            if spacing.get(w(name)) is not None:
                del spacing.attrib[w(name)]
        _set(spacing, before=0, after=0)


def _kept_face(run: Node, placed: Placed) -> str:
    """A heading's face for the sentence that leads a paragraph, the body's for what follows."""
    lead = LOOKS[placed.role].face
    fonts = run.find(f"{w('rPr')}/{w('rFonts')}")
    now = face_of(fonts.get(w("eastAsia")) or "") if fonts is not None else ""
    return lead if now == lead else FANG


def _mend_run(run: Node, wanted: Wanted, wish: Wish) -> None:
    look = put(run, "rPr")
    _name_fonts(put(look, "rFonts"), FACES[wanted.face])
    for tag in ("sz", "szCs"):
        _set(put(look, tag), val=round(wanted.points * 2))
    if wanted.points == BODY and wish.preset.spacing:
        _set(put(look, "spacing"), val=wish.preset.spacing)


def _mend_quotes(run: Node) -> None:
    """Quotation marks and dashes from the Chinese font, in tables and everywhere."""
    fonts = run.find(f"{w('rPr')}/{w('rFonts')}")
    text = "".join(one.text or "" for one in run.iter(w("t")))
    if any(mark in text for mark in "“”‘’…—") and (fonts is None or fonts.get(w("hint")) != "eastAsia"):
        _set(put(put(run, "rPr"), "rFonts"), hint="eastAsia")


def _mend_indent(paragraph: Node, placed: Placed, wish: Wish) -> None:
    """Two characters' indent in place of spaces; a title in the middle; a salutation at the edge."""
    shape = put(paragraph, "pPr")
    is_plain = not placed.line.listed and placed.line.align in ("both", "left", "start")
    if is_plain and (placed.role in INDENTED or _is_flush_note(placed)):
        strip_start(paragraph)
        indent = put(shape, "ind")
        for name in list(indent.attrib):
            del indent.attrib[name]
        _set(indent, firstLineChars=200, firstLine=2 * (twips(BODY) + wish.preset.spacing))
    elif placed.role is Role.SALUTATION:
        strip_start(paragraph)
        _set(put(shape, "ind"), firstLineChars=0, firstLine=0)
    elif placed.role in (Role.TITLE, Role.UNDER_TITLE):
        strip_start(paragraph)
        _set(put(shape, "ind"), firstLineChars=0, firstLine=0)
        _set(put(shape, "jc"), val="center")


def _is_flush_note(placed: Placed) -> bool:
    """Whether a note of attachments begins at the edge; one that is indented may hang, with its names in line."""
    line = placed.line
    return placed.role is Role.ATTACHMENTS and line.text.startswith("附件") and line.first == 0 and line.left <= 0


def _set(found: Node, **values: object) -> None:
    for name, value in values.items():
        found.set(w(name), str(value))
