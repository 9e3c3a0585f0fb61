"""Pages drawn for the tests of the PDF reader: text at places of our own choice, in the order that we choose."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractors.document import Document, Origin
from extractors.readers import pdf

FONT = "STSong-Light"  # one of the fonts that every PDF reader knows; nothing is embedded
WIDTH, HEIGHT = A4
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@dataclass(frozen=True)
class Text:
    """One printed line: its left end, its distance from the page's top, and its size."""

    x: float
    y: float
    words: str
    size: float = 12.0


def wrapped(paragraph: str, x: float, y: float, chars: int, *, size: float = 12.0, indent: int = 2) -> list[Text]:
    """A paragraph set in lines of `chars` characters, the first one indented."""
    lines, rest, first = [], paragraph, True
    while rest:
        room = chars - (indent if first else 0)
        lines.append(Text(x + (indent * size if first else 0), y + len(lines) * size * 1.6, rest[:room], size))
        rest, first = rest[room:], False
    return lines


def column(paragraphs: Iterable[str], x: float, y: float, chars: int) -> list[Text]:
    """Paragraphs one below the other."""
    lines: list[Text] = []
    for paragraph in paragraphs:
        lines += wrapped(paragraph, x, y + len(lines) * 12 * 1.6, chars)
    return lines


def canvas(buffer: io.BytesIO) -> Canvas:
    """An empty A4 file."""
    return Canvas(buffer, pagesize=A4, invariant=1)


def printed(*pages: list[Text]) -> bytes:
    """A PDF with these pages, written in the order given."""
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    for page in pages:
        for text in page:
            sheet.setFont(FONT, text.size)
            sheet.drawString(text.x, HEIGHT - text.y, text.words)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def row_wise(lines: list[Text]) -> list[Text]:
    """The lines as a file writes them that goes across the columns."""
    return sorted(lines, key=lambda text: (text.y, text.x))


def shuffled(lines: list[Text]) -> list[Text]:
    """The single characters in no order at all."""
    letters = [
        Text(text.x + n * text.size, text.y, char, text.size) for text in lines for n, char in enumerate(text.words)
    ]
    random.Random(7).shuffle(letters)
    return letters


def read(data: bytes, name: str = "报告.pdf") -> Document:
    """What the PDF reader makes of the bytes."""
    return pdf.read(data, Origin(name, hashlib.sha256(data).hexdigest(), "pdf", len(data)))


def texts(document: Document) -> list[str]:
    """The text of every block."""
    return [block.text for block in document.blocks]
