"""Word packages written part by part for tests: the XML that a test needs and nothing else."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

from extractors.document import Document
from extractors.readers import read

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
USUAL = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>{}</Types>'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROOTS = {"document": "document", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
ROOTS |= {"endnotes": "endnotes", "comments": "comments", "header": "hdr", "footer": "ftr"}


def word_file(body: str, extra: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A .docx with this body; `parts` (styles, numbering, footnotes, header …) hold the inner XML of further parts.

    `extra` holds whole files by name; one under media/ is related to the body as an image with its name as id.
    """
    parts = {"document": f"<w:body>{body}</w:body>", **parts}
    files = {f"word/{name}.xml": _part(name, xml) for name, xml in parts.items()}
    overrides = "".join(_override(name) for name in parts)
    rows = "".join(_relation(name, name, f"{name}.xml") for name in parts if name != "document")
    rows += "".join(_relation(f"rel-{n}", "image", n) for n in extra or {} if n.startswith("media/"))
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(overrides))
        archive.writestr("_rels/.rels", _relations(_relation("rId1", "officeDocument", "word/document.xml")))
        archive.writestr("word/_rels/document.xml.rels", _relations(rows))
        for name, xml in files.items():
            archive.writestr(name, xml)
        for name, data in (extra or {}).items():
            archive.writestr(f"word/{name}", data)
    return stream.getvalue()


def read_word(body: str, extra: Mapping[str, bytes] | None = None, **parts: str) -> Document:
    """What the product reads in such a file."""
    return read(word_file(body, extra, **parts), "报告.docx")


def line(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def item(text: str, num: str | int, level: int = 0) -> str:
    """A paragraph of a list."""
    return line(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def table(*rows: str) -> str:
    """A table of these w:tr."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell is its text, or a whole w:tc."""
    made = (cell if cell.startswith("<w:tc>") else f"<w:tc>{line(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell with properties; content is text, or whole paragraphs."""
    inner = content if content.startswith("<") else line(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _part(name: str, xml: str) -> str:
    return f"<w:{ROOTS[name]} {NAMESPACES}>{xml}</w:{ROOTS[name]}>"


def _override(name: str) -> str:
    kind = "document.main" if name == "document" else name
    return f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{kind}+xml"/>'


def _relations(rows: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{rows}</Relationships>'


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def as_strict(data: bytes) -> bytes:
    """The same file in the namespaces of strict OOXML."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(f"{USUAL}/wordprocessingml/2006/", f"{STRICT}/wordprocessingml/")
            new.writestr(name, text.replace(f"{RELATIONS}/", f"{STRICT}/officeDocument/relationships/"))
    return stream.getvalue()
