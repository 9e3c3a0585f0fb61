"""Word files as a clerk would write them, for tests of own templates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import docx


def word(*paragraphs: str | Sequence[str], rows: Iterable[Sequence[str]] = ()) -> bytes:
    """A .docx of these paragraphs, each a text or its runs, and of a table of these rows."""
    document = docx.Document()
    for one in paragraphs:
        paragraph = document.add_paragraph()
        for run in [one] if isinstance(one, str) else one:
            paragraph.add_run(run)
    rows = list(rows)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for cell, text in zip(table.rows[at].cells, row, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with parts added or put in place of its own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def part(data: bytes, name: str) -> bytes:
    """One part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def texts(data: bytes) -> list[str]:
    """The paragraphs of a file."""
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]


def table(data: bytes) -> list[list[str]]:
    """The cells of its first table."""
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[0].rows]
