"""The printed characters of a PDF page with the boxes of their advance, asked of PDFium in few calls."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extractors.readers.pdf_calls import address, loose_box
from extractors.readers.pdf_turn import Turn

CONTROL = frozenset("\r\n\t\x02\ufeff\ufffe")
UNSURE = CONTROL | {" "}


@dataclass(frozen=True, slots=True)
class Characters:
    """Characters in the order of the file: where PDFium has each, and its box, points from the page's top left."""

    text: str
    indexes: tuple[int, ...]
    boxes: NDArray[np.float64]  # 4 x characters: left, top, right, bottom


def characters(raw: Any, count: int, turn: Turn) -> Characters:
    """Every printed character of a raw text page with `count` of them."""
    shown = [(n, char) for n, char in _all(raw, count) if char not in UNSURE or _is_written(raw, n, char)]
    indexes, chars = zip(*shown, strict=True) if shown else ((), ())
    return Characters("".join(chars), indexes, _boxes(raw, count, turn)[:, list(indexes)])


def _is_written(raw: Any, index: int, char: str) -> bool:
    """Whether a space or a control character stands in the file, and was not made up to part words or lines."""
    return char not in CONTROL and not (char == " " and pdfium.FPDFText_IsGenerated(raw, index))


def _boxes(raw: Any, count: int, turn: Turn) -> NDArray[np.float64]:
    """Left, top, right and bottom of all characters on the shown page, a row each.

    Asked for by address, without an object a character: this is most of the time that a page takes.
    """
    boxes = np.zeros((count, 4), dtype=np.float32)  # left, top, right, bottom, as FS_RECTF has them
    first, step = boxes.ctypes.data, 4 * boxes.itemsize
    places = range(first, first + count * step, step)
    deque(map(loose_box, repeat(address(raw)), range(count), places), maxlen=0)
    left, top, right, bottom = boxes.astype(np.float64).T
    (ax, ay), (bx, by) = turn.point(left, top), turn.point(right, bottom)
    return np.stack((np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)))


def _all(raw: Any, count: int) -> Iterator[tuple[int, str]]:
    """Every character with its index: all at once where each is one unit of UTF-16, else one by one."""
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, units) - 1
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if written == len(text) == count and "\0" not in text:
        return enumerate(text)
    return _one_by_one(raw, count)


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
