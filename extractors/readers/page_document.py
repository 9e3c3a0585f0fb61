"""Pages, however they were read, to a document with its reading report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from extractors.document import Document, Method, Origin, PageReading, Reading, Skipped
from extractors.readers.page import Grid, Item, Page
from extractors.readers.page_blocks import blocks
from extractors.readers.page_columns import flows
from extractors.readers.page_furniture import without_furniture


def document(pages: list[Page], origin: Origin, warnings: tuple[str, ...] = ()) -> Document:
    """The document that the pages make; their `items` are all that was found on them."""
    held = sum(_page_ink(page) for page in pages)
    body = [replace(page, flows=flows(list(page.items))) for page in without_furniture(pages)]
    found, heads = blocks(body)
    reading = Reading(
        characters_in_file=held,
        characters_read=sum(ink(block.text) for block in found),
        paragraphs=sum(block.table is None for block in found),
        tables=len({block.table for block in found} - {None}),
        skipped=_skipped(body) + heads,
        pages=tuple(PageReading(page.number, page.method, page.confidence, _page_ink(page)) for page in body),
        method=Method.OCR if any(page.method is Method.OCR for page in pages) else Method.TEXT,
    )
    return Document(origin, found, reading, pages=len(pages), warnings=warnings)


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
