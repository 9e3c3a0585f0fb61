"""The one writer of official papers: elements of the markup in, a GB/T 9704 .docx out."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from functools import singledispatchmethod
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from service.office.elements import (
    Align,
    Annex,
    Attachments,
    Element,
    Heading,
    Imprint,
    Note,
    PageBreak,
    Paragraph,
    RedHead,
    Salutation,
    Signature,
    Table,
    TearLine,
    Title,
    Turn,
)
from service.office.grid import table_node
from service.office.length import reach
from service.office.letterhead import imprint_height, imprint_node, red_head
from service.office.nodes import Face, Node, from_mm
from service.office.package import stable
from service.office.page import (
    STANDING,
    STRICT,
    TITLE_LOOK,
    Preset,
    blank,
    heading_look,
    set_page,
    text_width,
    unnumbered,
)
from service.office.paragraphs import Form, Pen, characters, is_gap, keep, small_gap, start_page
from service.office.signature import PLAIN_RIGHT, signature_nodes

TITLE_LINE = 33.0
SHORT = 84  # characters of a paragraph that moves to the next page as a whole
DASHED = {"val": "dashed", "sz": 8, "space": 1, "color": "000000"}


def write(elements: Iterable[Element], made_on: date, preset: Preset = STRICT) -> bytes:
    """A .docx of these elements; the same elements and day give the same bytes."""
    writer = _Writer(blank(preset, made_on), preset)
    for element in elements:
        writer.add(element)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return stable(buffer.getvalue())


class _Writer:
    def __init__(self, document: Any, preset: Preset) -> None:
        self.document = document
        self._pen = Pen(preset)
        self._landscape = False
        self._page_is_due = False  # what comes next starts a page
        self._is_slip = False  # a slip to tear off stays on one page

    @singledispatchmethod
    def add(self, element: Element) -> None:
        """Write one element at the end of the document."""
        raise TypeError(f"no way to write {element!r}")

    @add.register
    def _(self, head: RedHead) -> None:
        self._append(*red_head(head, self._pen, self._width))

    @add.register
    def _(self, title: Title) -> None:
        self._title(title.lines)
        for line in title.under:
            self._append(self._pen.paragraph(Form("center", keep=True), (line, self._pen.look(Face.KAI))))
        self._append(self._pen.blank())

    @add.register
    def _(self, salutation: Salutation) -> None:
        self._append(self._pen.paragraph(Form("left"), (salutation.text, self._pen.look())))

    @add.register
    def _(self, heading: Heading) -> None:
        look = heading_look(heading.level, self._pen.preset)
        form = Form("both", body=True, style=f"Heading{heading.level}", keep=True)
        self._append(self._pen.paragraph(form, (heading.text, look)))

    @add.register
    def _(self, paragraph: Paragraph) -> None:
        body = paragraph.align is Align.BODY
        form = Form("both" if body else paragraph.align.value, body)
        self._append(self._pen.paragraph(form, *self._pen.words(paragraph.runs)))

    @add.register
    def _(self, table: Table) -> None:
        self._append(table_node(table, self._width), small_gap())

    @add.register
    def _(self, attachments: Attachments) -> None:
        self._keep_last()
        self._append(self._pen.blank(keep=True))
        names = attachments.names
        for index, name in enumerate(names):
            number = f"{index + 1}." if len(names) > 1 else ""
            head = ("附件：" if index == 0 else "") + number
            left = (PLAIN_RIGHT + 3 + (1 if number else 0)) * self._pen.pitch
            hanging = round(characters(head) * self._pen.pitch)
            form = Form("left", indents={"left": left, "hanging": hanging}, keep=True)
            self._append(self._pen.paragraph(form, (head + name, self._pen.look())))

    @add.register
    def _(self, signature: Signature) -> None:
        self._keep_last()
        self._append(*signature_nodes(signature, self._pen, self._width))

    @add.register
    def _(self, note: Note) -> None:
        self._append(self._pen.paragraph(Form("left", body=True), (note.text, self._pen.look())))

    @add.register
    def _(self, annex: Annex) -> None:
        form = Form("left", new_page=self._started_page(), keep=True)
        mark = self._pen.paragraph(form, (annex.label, self._pen.look(Face.HEI)))
        self._append(mark, self._pen.blank(keep=True))  # the annex's title stands in the third line

    @add.register
    def _(self, tear: TearLine) -> None:
        self._is_slip = True
        self._append(self._pen.paragraph(Form("left", keep=True, below=DASHED)), self._pen.blank(keep=True))
        self._title((tear.label,), style="")

    @add.register
    def _(self, page: PageBreak) -> None:
        self._page_is_due, self._is_slip = True, False

    @add.register
    def _(self, turn: Turn) -> None:
        self._section(WD_SECTION.NEW_PAGE, landscape=turn.landscape)

    @add.register
    def _(self, imprint: Imprint) -> None:
        end = reach(self.document.element.body)
        if end.page % 2 or self._landscape or end.room < imprint_height(imprint, self._width):
            section = self._section(WD_SECTION.EVEN_PAGE, landscape=False)
            unnumbered(section)
            self._append(small_gap())  # LibreOffice loses the break before a table that floats
        left = from_mm(STANDING["left"])
        self._append(imprint_node(imprint, left, self._width), small_gap())

    @property
    def _width(self) -> int:
        """Twips between the margins."""
        return text_width(landscape=self._landscape)

    def _title(self, lines: Iterable[str], *, style: str = "Title") -> None:
        for index, line in enumerate(lines):
            form = Form("center", style="" if index else style, keep=True, line=TITLE_LINE)
            self._append(self._pen.paragraph(form, (line, TITLE_LOOK)))

    def _section(self, start: WD_SECTION, *, landscape: bool) -> Any:
        """A new section; the break stands in the last paragraph, for an empty one could need a page of its own."""
        if len(self.document.element.body) == 1:  # nothing stands here yet: the first section itself
            return self._turned(self.document.sections[0], landscape=landscape)
        section = self.document.add_section(start)
        carrier = self.document.element.body[-2]
        last = carrier.getprevious()
        if last is not None and last.tag == qn("w:p") and last.find(f".//{qn('w:sectPr')}") is None:
            last.get_or_add_pPr().append(carrier.find(f".//{qn('w:sectPr')}"))
            carrier.getparent().remove(carrier)
        return self._turned(section, landscape=landscape)

    def _turned(self, section: Any, *, landscape: bool) -> Any:
        set_page(section._sectPr, landscape=landscape)
        self._landscape = landscape
        return section

    def _started_page(self) -> bool:
        """Whether something stands on this page already (a section break starts a page by itself)."""
        before = [child for child in self.document.element.body if child.tag != qn("w:sectPr")]
        return bool(before) and before[-1].find(f".//{qn('w:sectPr')}") is None

    def _keep_last(self) -> None:
        """Keep a short last paragraph on one page with what follows, so that no signature stands alone."""
        last = self.document.element.body[-1].getprevious()
        if last is None or last.tag != qn("w:p") or sum(len(one.text) for one in last.iter(qn("w:t"))) > SHORT:
            return
        keep(last)

    def _drop_gap(self) -> None:
        """Take the gap after a table away where a page ends: on a full page it would need one of its own."""
        last = self.document.element.body[-1].getprevious()
        if last is not None and is_gap(last):
            self.document.element.body.remove(last)

    def _append(self, *made: Node) -> None:
        if self._page_is_due:
            self._page_is_due = False
            self._drop_gap()
            made = made if made[0].tag == qn("w:p") else (small_gap(), *made)
            start_page(made[0])
        last = self.document.element.body[-1]
        for one in made:
            last.addprevious(one)
            for line in one.iter(qn("w:p")) if self._is_slip else ():
                keep(line)
