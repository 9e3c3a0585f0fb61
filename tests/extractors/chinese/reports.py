"""Documents made from lines, for tests of what is understood from them."""

from __future__ import annotations

from extractors.document import Document, Origin
from extractors.readers.normalize import normalized
from extractors.readers.text import read


def report(*lines: str, name: str = "报告.txt") -> Document:
    """The lines as a text file would be read."""
    data = "\n".join(lines).encode()
    return normalized(read(data, Origin(name, "0" * 64, "txt", len(data))))
