"""Pages, however they were read, to a document with its reading report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from extractors.document import Document, Method, Origin, PageReading, Reading, Skipped
from extractors.errors import EmptyFile
from extractors.readers.page import Grid, Item, Page
from extractors.readers.page_blocks import blocks
from extractors.readers.page_columns import find_gutter, flows, is_free
from extractors.readers.page_furniture import without_furniture
from extractors.readers.page_notes import without_notes

NAMED = 8  # pages named in one warning
SURE = 0.95  # mean confidence of a page's characters below which a person is warned


def document(pages: list[Page], origin: Origin) -> Document:
    """The document that the pages make; their `items` are all that was found on them. Raises EmptyFile."""
    held = sum(_page_ink(page) for page in pages)
    body, notes = without_notes(_in_order(without_furniture(pages)))
    found, heads = blocks(body, notes)
    if not found:
        raise EmptyFile(f"“{origin.name}”里没有读到文字。如果是扫描件，请换一份清晰、端正的重新上传。")
    reading = Reading(
        characters_in_file=held,
        characters_read=sum(ink(block.text) for block in found),
        paragraphs=sum(block.table is None for block in found),
        tables=len({block.table for block in found} - {None}),
        skipped=_skipped(body) + heads,
        pages=tuple(PageReading(page.number, page.method, page.confidence, _page_ink(page)) for page in body),
        method=Method.OCR if any(page.method is Method.OCR for page in pages) else Method.TEXT,
    )
    return Document(origin, found, reading, pages=len(pages), warnings=tuple(_warnings(body)))


def _in_order(pages: list[Page]) -> list[Page]:
    """The pages with their items in columns; a page with few lines has the columns of the others."""
    found = [(page, [*page.items], find_gutter([*page.items])) for page in pages]
    gutters = [gutter for _, _, gutter in found if gutter is not None]
    usual = median(gutters) if gutters and 2 * len(gutters) >= len(pages) else None
    parted = ((page, items, usual if own is None and is_free(usual, items) else own) for page, items, own in found)
    return [replace(page, flows=flows(items, gutter)) for page, items, gutter in parted]


def _warnings(pages: list[Page]) -> Iterator[str]:
    layered = [str(page.number) for page in pages if page.layer and page.method is Method.TEXT and page.confidence]
    if layered:
        told = "、".join(layered[:NAMED]) + (" 等" if len(layered) > NAMED else "")
        yield f"第 {told} 页是扫描件，文字由别的软件识别后存在文件里，可能有错字。请对照原件核对人名和数字。"
    for page in pages:
        if page.method is Method.TEXT and not page.confidence:
            fault = "的文字编码有误，内容可能不对" if page.items else "已损坏，没有读出来"
            yield f"第 {page.number} 页{fault}。请改传 Word 文件或清晰的扫描件。"
        elif page.method is Method.OCR and page.confidence < SURE:
            share = round(100 * page.confidence)
            yield f"第 {page.number} 页由图片识别而来，平均把握只有 {share}%。请对照原件核对，或换一份更清晰的扫描件。"


def _skipped(pages: list[Page]) -> tuple[Skipped, ...]:
    """One entry a reason for the whole file."""
    found: dict[str, list[Skipped]] = defaultdict(list)
    for page in pages:
        for skipped in page.skipped:
            found[skipped.reason].append(skipped)
    return tuple(Skipped(reason, sum(s.count for s in all_), all_[0].sample) for reason, all_ in found.items())


def _page_ink(page: Page) -> int:
    return sum(_item_ink(item) for item in page.items)


def _item_ink(item: Item) -> int:
    return sum(ink(cell.text) for cell in item.cells) if isinstance(item, Grid) else ink(item.text)


def ink(text: str) -> int:
    """Characters without white space."""
    return len("".join(text.split()))
