"""The printed characters of a PDF page with the boxes of their advance, asked of PDFium in few calls."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extractors.readers.pdf_calls import address, is_generated, loose_box
from extractors.readers.pdf_turn import Turn

UNSURE = re.compile("[ \r\n\t\x02\ufeff\ufffe]")  # blanks, that may be made up to part words, and control characters


@dataclass(frozen=True, slots=True)
class Characters:
    """Characters in the order of the file: where PDFium has each, and its box, points from the page's top left."""

    text: str
    indexes: list[int]
    boxes: NDArray[np.float64]  # 4 x characters: left, top, right, bottom


def characters(raw: Any, count: int, turn: Turn) -> Characters:
    """Every printed character of a raw text page with `count` of them."""
    page = address(raw)
    text, indexes = _all(raw, count)
    unsure = (found.start() for found in UNSURE.finditer(text))
    made_up = [n for n in unsure if text[n] != " " or is_generated(page, indexes[n])]
    for n in reversed(made_up):
        del indexes[n]
    shown = "".join(_without(text, made_up))
    return Characters(shown, indexes, _boxes(page, indexes, turn))


def _without(text: str, places: list[int]) -> Iterator[str]:
    """The pieces of the text between these characters."""
    start = 0
    for place in places:
        yield text[start:place]
        start = place + 1
    yield text[start:]


def _boxes(page: int, indexes: list[int], turn: Turn) -> NDArray[np.float64]:
    """Left, top, right and bottom of these characters on the shown page, a row each.

    Asked for by address, without an object a character: this is most of the time that a page takes.
    """
    boxes = np.empty((len(indexes), 4), dtype=np.float32)  # left, top, right, bottom, as FS_RECTF has them
    first, step = boxes.ctypes.data, 4 * boxes.itemsize
    deque(map(loose_box, repeat(page), indexes, range(first, first + boxes.nbytes, step)), maxlen=0)
    left, top, right, bottom = boxes.astype(np.float64).T
    (ax, ay), (bx, by) = turn.point(left, top), turn.point(right, bottom)
    return np.stack((np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)))


def _all(raw: Any, count: int) -> tuple[str, list[int]]:
    """Every character and its index: all at once where each is one unit of UTF-16, else one by one."""
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, units) - 1
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if written == len(text) == count and "\0" not in text:
        return text, [*range(count)]
    pairs = [*_one_by_one(raw, count)]
    return "".join(char for _, char in pairs), [index for index, _ in pairs]


def _one_by_one(raw: Any, count: int) -> Iterator[tuple[int, str]]:
    """Every character with its index; those outside of the basic plane come in two halves, a single half is broken."""
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
        high = 0
        yield index, chr(code) if code else "\N{REPLACEMENT CHARACTER}"
