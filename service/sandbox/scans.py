"""How many scanned pages a file may hold, told from its bytes unparsed: recognition takes time by the page."""

from __future__ import annotations

import re
import struct

MOST = 500  # pages that make the time limit longer
IMAGE = re.compile(rb"/Subtype\s*/Image\b")  # of a PDF: image streams are never packed away
ORDERS = {b"II*\0": "<", b"MM\0*": ">"}  # of a TIFF
ENTRY_BYTES = 12


def scanned_pages(data: bytes) -> int:
    """An upper bound of the pages to recognize, 0 for files that are no scans."""
    if data[:4] in ORDERS:
        return _frames(data, ORDERS[data[:4]])
    if b"%PDF-" in data[:1024]:
        return min(MOST, sum(1 for _ in IMAGE.finditer(data)))
    return 0


def _frames(data: bytes, order: str) -> int:
    """The length of the chain of directories, each one page."""
    pages, place = 0, 4
    while pages < MOST and 0 < place <= len(data) - 4:
        (directory,) = struct.unpack_from(f"{order}I", data, place)
        if not 0 < directory <= len(data) - 2:
            break
        (entries,) = struct.unpack_from(f"{order}H", data, directory)
        pages, place = pages + 1, directory + 2 + entries * ENTRY_BYTES
    return pages
