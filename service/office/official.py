"""The one writer of official papers: elements of the markup in, a GB/T 9704 .docx out."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatchmethod
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from service.office.grid import table_node
from service.office.markup import (
    Align,
    Annex,
    Attachments,
    Element,
    Heading,
    PageBreak,
    Paragraph,
    Salutation,
    Signature,
    Table,
    Title,
    Turn,
)
from service.office.nodes import Face, Look, Node, node, run_look, twips
from service.office.package import stable
from service.office.page import STRICT, Preset, blank, set_page, text_width

BODY = 16.0  # 三号, points
TITLE = 22.0  # 二号
TITLE_LINE = 33.0
TWO = 200  # hundredths of a character
HEADING_FACES = {1: Face.HEI, 2: Face.KAI}  # deeper levels in the body's font
SEAL_RIGHT = 4  # characters from the right edge to the date where a seal is set
PLAIN_RIGHT = 2


def write(elements: Iterable[Element], made_on: date, preset: Preset = STRICT) -> bytes:
    """A .docx of these elements; the same elements and day give the same bytes."""
    writer = _Writer(blank(preset, made_on), preset)
    for element in elements:
        writer.add(element)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return stable(buffer.getvalue())


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a paragraph; indents in twips, line in points, `body` for a first line of two characters' indent."""

    align: str
    body: bool = False
    style: str = ""
    keep: bool = False  # on one page with what follows
    new_page: bool = False
    line: float | None = None
    indents: Mapping[str, int] = field(default_factory=dict)


class _Writer:
    def __init__(self, document: Any, preset: Preset) -> None:
        self.document = document
        self._preset = preset
        self._landscape = False

    @singledispatchmethod
    def add(self, element: Element) -> None:
        """Write one element at the end of the document."""
        raise TypeError(f"no way to write {element!r}")

    @add.register
    def _(self, title: Title) -> None:
        for index, line in enumerate(title.lines):
            shape = self._paragraph(Form("center", style="Title" if index == 0 else "", keep=True, line=TITLE_LINE))
            self._run(shape, line, Look(Face.TITLE, TITLE))
        self._blank_line()

    @add.register
    def _(self, salutation: Salutation) -> None:
        self._run(self._paragraph(Form("left")), salutation.text)

    @add.register
    def _(self, heading: Heading) -> None:
        shape = self._paragraph(Form("both", body=True, style=f"Heading{heading.level}", keep=True))
        self._run(shape, heading.text, self._look(HEADING_FACES.get(heading.level, Face.FANG)))

    @add.register
    def _(self, paragraph: Paragraph) -> None:
        body = paragraph.align is Align.BODY
        shape = self._paragraph(Form("both" if body else paragraph.align.value, body))
        for run in paragraph.runs:
            self._run(shape, run.text, self._look(bold=run.bold))

    @add.register
    def _(self, table: Table) -> None:
        self._append(table_node(table, text_width(landscape=self._landscape)))
        self._append(_small_gap())

    @add.register
    def _(self, attachments: Attachments) -> None:
        self._blank_line(keep=True)
        names = attachments.names
        for index, name in enumerate(names):
            number = f"{index + 1}." if len(names) > 1 else ""
            head = ("附件：" if index == 0 else "") + number
            left = (PLAIN_RIGHT + 3 + (1 if number else 0)) * self._pitch
            hanging = round(_characters(head) * self._pitch)
            shape = self._paragraph(Form("left", indents={"left": left, "hanging": hanging}, keep=True))
            self._run(shape, head + name)

    @add.register
    def _(self, signature: Signature) -> None:
        unit, day = signature_indents(_characters(signature.unit), _characters(signature.day), sealed=signature.sealed)
        self._blank_line(keep=True)
        for text, right, keep in ((signature.unit, unit, True), (signature.day, day, False)):
            shape = self._paragraph(Form("right", indents={"right": round(right * self._pitch)}, keep=keep))
            self._run(shape, text)

    @add.register
    def _(self, annex: Annex) -> None:
        shape = self._paragraph(Form("left", new_page=self._started_page()))
        self._run(shape, annex.label, self._look(Face.HEI))

    @add.register
    def _(self, page: PageBreak) -> None:
        self._paragraph(Form("left", new_page=True))

    @add.register
    def _(self, turn: Turn) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        set_page(section._sectPr, landscape=turn.landscape)
        self._landscape = turn.landscape

    @property
    def _pitch(self) -> int:
        """Twips that one character of the body takes."""
        return twips(BODY) + self._preset.spacing

    def _started_page(self) -> bool:
        """Whether something stands on this page already (a section break starts a page by itself)."""
        before = [child for child in self.document.element.body if child.tag != qn("w:sectPr")]
        return bool(before) and before[-1].find(f".//{qn('w:sectPr')}") is None

    def _append(self, made: Node) -> None:
        self.document.element.body[-1].addprevious(made)

    def _blank_line(self, *, keep: bool = False) -> None:
        self._paragraph(Form("left", keep=keep))

    def _paragraph(self, form: Form) -> Node:
        paragraph = node(None, "p")
        shape = node(paragraph, "pPr")
        if form.style:
            node(shape, "pStyle", val=form.style)
        if form.keep:
            node(shape, "keepNext")
        if form.new_page:
            node(shape, "pageBreakBefore")
        node(shape, "spacing", before=0, after=0, line=twips(form.line or self._preset.line), lineRule="exact")
        if form.body:
            node(shape, "ind", firstLineChars=TWO, firstLine=2 * self._pitch)
        elif form.indents:
            node(shape, "ind", **form.indents)
        node(shape, "jc", val=form.align)
        self._append(paragraph)
        return paragraph

    def _run(self, paragraph: Node, text: str, look: Look | None = None) -> None:
        run = node(paragraph, "r")
        run_look(run, look or self._look())
        node(run, "t", text)

    def _look(self, face: Face = Face.FANG, *, bold: bool = False) -> Look:
        """The look of words in the body."""
        return Look(face, BODY, bold, self._preset.spacing)


def signature_indents(unit: float, day: float, *, sealed: bool = False) -> tuple[float, float]:
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


def _characters(text: str) -> float:
    """Width in characters of the body: half for a digit or letter."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def _small_gap() -> Node:
    """The paragraph that Word needs between a table and what follows."""
    paragraph = node(None, "p")
    node(node(paragraph, "pPr"), "spacing", before=0, after=0, line=120, lineRule="exact")
    return paragraph


