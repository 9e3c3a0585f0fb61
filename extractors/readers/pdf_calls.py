"""PDFium's functions that are called for every character or object, taking plain addresses: a third of the time."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_HANDLE, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function with numbers for pointers; no check of what they point to."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
matrix = _plain(pdfium.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _HANDLE)
font_size = _plain(pdfium.FPDFText_GetFontSize, _DOUBLE, _HANDLE, _INT)
font_weight = _plain(pdfium.FPDFText_GetFontWeight, _INT, _HANDLE, _INT)
is_generated = _plain(pdfium.FPDFText_IsGenerated, _INT, _HANDLE, _INT)
origin = _plain(pdfium.FPDFText_GetCharOrigin, _INT, _HANDLE, _INT, _HANDLE, _HANDLE)
page_object = _plain(pdfium.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
form_object = _plain(pdfium.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
object_type = _plain(pdfium.FPDFPageObj_GetType, _INT, _HANDLE)


def address(handle: Any) -> int:
    """Where a raw PDFium object or a ctypes structure is."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
