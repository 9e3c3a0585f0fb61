"""PDF files: pages with text are read from their characters, the others are recognized."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.document import Document, Method, Origin, PageReading, Reading
from extractors.errors import EmptyFile, Encrypted, TooLarge, UnreadableFile
from extractors.readers.page import Line, Page
from extractors.readers.page_blocks import blocks
from extractors.readers.page_columns import flows
from extractors.readers.pdf_glyphs import runs
from extractors.readers.pdf_lines import lines

MAX_PAGES = 2000
_PASSWORD = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read(data: bytes, origin: Origin) -> Document:
    """The file in reading order; its text is as the pages print it."""
    with _opened(data, origin) as pdf:
        pages = [_page(pdf, index) for index in range(len(pdf))]
    found = blocks(pages)
    return Document(origin, found, _reading(pages), pages=len(pages))


@contextmanager
def _opened(data: bytes, origin: Origin) -> Iterator[Any]:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() in _PASSWORD:
            raise Encrypted(f"“{origin.name}”设有打开密码，无法读取。请另存为不加密的 PDF 后重新上传。") from error
        raise UnreadableFile(f"“{origin.name}”不是完整的 PDF，可能已损坏或没有下载完。请重新导出后上传。") from error
    try:
        if not len(pdf):
            raise EmptyFile(f"“{origin.name}”里一页也没有。请检查导出的文件后重新上传。")
        if len(pdf) > MAX_PAGES:
            raise TooLarge(f"“{origin.name}”有 {len(pdf)} 页，超过 {MAX_PAGES} 页的上限。请拆成几个文件后上传。")
        yield pdf
    finally:
        pdf.close()


def _page(pdf: Any, index: int) -> Page:
    page = pdf[index]
    width, height = page.get_size()
    text_page = page.get_textpage()
    found = lines(runs(text_page), height)
    text_page.close()
    page.close()
    return Page(index + 1, width, height, tuple(found), flows([line for line in found if line.upright]))


def _reading(pages: list[Page]) -> Reading:
    counts = [sum(_ink(item.text) for item in page.items if isinstance(item, Line)) for page in pages]
    total = sum(counts)
    return Reading(
        characters_in_file=total,
        characters_read=total,
        pages=tuple(PageReading(p.number, p.method, p.confidence, n) for p, n in zip(pages, counts, strict=True)),
        method=Method.TEXT,
    )


def _ink(text: str) -> int:
    return sum(not char.isspace() for char in text)
