"""PDF files: pages with text are read from their characters, the others are recognized."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from extractors.document import Document, Origin
from extractors.errors import EmptyFile, Encrypted, ExtractError, TooLarge, UnreadableFile
from extractors.readers.page import Page
from extractors.readers.page_document import document
from extractors.readers.pdf_drawings import drawings
from extractors.readers.pdf_quality import trust
from extractors.readers.pdf_runs import runs, sideways
from extractors.readers.pdf_tables import items
from extractors.readers.pdf_turn import turn

if TYPE_CHECKING:
    from extractors.readers.ocr_engine import Image

MAX_PAGES = 2000
MAX_SCANS = 500  # pages to recognize
OCR_DPI = 200
LONG_SIDE = 3300  # pixels of a rendered page, at most
A4 = (595.0, 842.0)  # points: taken for a page that can't be opened
_PAGE_TREE, _PAGE = re.compile(rb"/Type\s*/Pages\b"), re.compile(rb"/Type\s*/(?:Page|ObjStm)\b")
_PASSWORD = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read(data: bytes, origin: Origin) -> Document:
    """The file in reading order; its text is as the pages print it."""
    with _opened(data, origin) as pdf:
        pages = [_page(pdf, index) for index in range(len(pdf))]
        _check_scans(sum(not page.confidence for page in pages), origin)
        pages = [page if page.confidence else _recognized(pdf, page) for page in pages]
    return document(pages, origin)


@contextmanager
def _opened(data: bytes, origin: Origin) -> Iterator[Any]:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _translated(pdfium.FPDF_GetLastError(), data, origin) from error
    try:
        if len(pdf) > MAX_PAGES:
            raise TooLarge(f"“{origin.name}”有 {len(pdf)} 页，超过 {MAX_PAGES} 页的上限。请拆成几个文件后上传。")
        yield pdf
    finally:
        pdf.close()


def _check_scans(count: int, origin: Origin) -> None:
    if count > MAX_SCANS:
        raise TooLarge(f"“{origin.name}”有 {count} 页要用文字识别，超过 {MAX_SCANS} 页的上限。请拆成几个文件后上传。")


def _translated(code: int, data: bytes, origin: Origin) -> ExtractError:
    """Why PDFium could not open the file; one without pages leaves it with the code of an earlier failure."""
    if _PAGE_TREE.search(data) and not _PAGE.search(data):
        return EmptyFile(f"“{origin.name}”里一页也没有。请检查导出的文件后重新上传。")
    if code in _PASSWORD:
        return Encrypted(f"“{origin.name}”设有打开密码，无法读取。请另存为不加密的 PDF 后重新上传。")
    return UnreadableFile(f"“{origin.name}”不是完整的 PDF，可能已损坏或没有下载完。请重新导出后上传。")


def _page(pdf: Any, index: int) -> Page:
    """A page as its stored characters say; confidence 0 where they can't be trusted or it can't be opened."""
    try:
        page = pdf[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(index + 1, *A4, (), confidence=0.0)
    shown = turn(page)
    letters = runs(text_page, shown)
    aside = sideways(letters)
    upright = shown.by(aside) if aside else shown
    drawn = drawings(page, upright)
    found = items(runs(text_page, upright) if aside else letters, drawn.rules)
    text_page.close()
    page.close()
    return Page(
        index + 1,
        upright.width,
        upright.height,
        tuple(found),
        confidence=trust(found, drawn),
        layer=drawn.unseen,
        back=shown.back(aside),
    )


def _recognized(pdf: Any, page: Page) -> Page:
    """The page read from its picture; as it was where the picture says nothing."""
    from extractors.readers import ocr  # its models load slowly, and few files need them

    scale = min(OCR_DPI / 72, LONG_SIDE / max(page.width, page.height))
    try:
        picture = pdf[page.number - 1].render(scale=scale, rev_byteorder=False).to_numpy()
    except pypdfium2.PdfiumError:
        return page
    found = ocr.page(_colours(picture), page.number, 1 / scale)
    return found if found.items or not page.items else page


def _colours(picture: Image) -> Image:
    """The picture as three colours, blue first; scans may be rendered in grey."""
    return np.ascontiguousarray(np.repeat(picture, 3, axis=2) if picture.shape[2] == 1 else picture[:, :, :3])
