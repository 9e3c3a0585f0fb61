"""Looks of a finished document, made in a child process: its pages as pictures, or a likeness in HTML without them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from extractors.errors import UnreadableFile
from service.errors import ServiceError
from service.office.format_package import open_word

SCALE = 1.5  # pixels a point: 108 dots an inch
BREAK = b"\n"  # between the number of pages and the PDF
ALIGNED = {WD_ALIGN_PARAGRAPH.CENTER: "center", WD_ALIGN_PARAGRAPH.RIGHT: "right"}


def pages(data: bytes, name: str) -> bytes:
    """How many pages, a break, and the PDF; raises an ExtractError."""
    import pypdfium2

    from extractors import pipeline

    pdf = pipeline.printed(data, name)
    return str(len(pypdfium2.PdfDocument(pdf))).encode() + BREAK + pdf


def picture(pdf: bytes, number: str) -> bytes:
    """One page of a PDF as PNG, counted from 1."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    if not 1 <= int(number) <= len(document):
        raise UnreadableFile(f"没有第{number}页，一共{len(document)}页。")
    out = io.BytesIO()
    document[int(number) - 1].render(scale=SCALE).to_pil().convert("P").save(out, "PNG")
    return out.getvalue()


def likeness(data: bytes, name: str) -> bytes:
    """A Word file as HTML: its words, headings, alignment and tables, without pages."""
    try:
        document = open_word(data)
    except ServiceError as error:
        raise UnreadableFile(error.message) from error
    return "".join(_blocks(document)).encode()


def _blocks(document: Any) -> Iterator[str]:
    for child in document.element.body:
        if child.tag == qn("w:p"):
            yield _paragraph(Paragraph(child, document))
        elif child.tag == qn("w:tbl"):
            yield _table(Table(child, document))


def _paragraph(one: Paragraph) -> str:
    style = str(one.style.name) if one.style is not None else ""
    aligned = ALIGNED.get(one.alignment, "") if one.alignment else ""
    marks = (aligned, "title" if style == "Title" else "heading" if style.startswith("Heading") else "")
    new_page = "<hr>" if one.paragraph_format.page_break_before or 'w:type="page"' in one._p.xml else ""
    return f'{new_page}<p class="{" ".join(filter(None, marks))}">{"".join(map(_run, one.runs))}</p>'


def _run(run: Any) -> str:
    text = escape(run.text).replace("\n", "<br>")
    return f"<strong>{text}</strong>" if run.bold else text


def _table(table: Table) -> str:
    rows = ("".join(_cells(row)) for row in table.rows)
    return f"<table>{''.join(f'<tr>{cells}</tr>' for cells in rows)}</table>"


def _cells(row: Any) -> Iterator[str]:
    """Each cell once, with the columns that it spans; a cell that goes on from above stays empty."""
    for cell in row._tr.tc_lst:
        span = f' colspan="{cell.grid_span}"' if cell.grid_span > 1 else ""
        texts = ("".join(one.text or "" for one in line.iter(qn("w:t"))) for line in cell.p_lst)
        yield f"<td{span}>{'<br>'.join(map(escape, texts))}</td>"
