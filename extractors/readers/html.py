"""HTML pages -> Document: the text people see, block by block; tables; scripts, navigation and forms left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.etree
import lxml.html

from extractors.document import Document, Origin
from extractors.errors import EmptyFile, UnreadableFile
from extractors.readers.encodings import decode
from extractors.readers.html_hidden import take_hidden
from extractors.readers.html_lists import write_numbers
from extractors.readers.rows import Field
from extractors.readers.skips import count
from extractors.readers.text import Line, document_of

UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe", "object", "svg",
        "canvas", "select", "button", "input", "textarea"
    }
)
AROUND = frozenset({"nav", "footer", "aside"})  # what a site prints around its texts
NAVIGATION = "网页导航和页脚"
HIDDEN = "网页里不显示的文字"
INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "time", "tt", "u", "var", "o:p", "st1:chsdate"
    }
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
MAX_DEPTH = 200  # elements one inside the other; deeper ones are read as one text
MAX_SPAN = 1000  # columns or rows that one cell may cover

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLANKS = re.compile(r"\s+")


def read(data: bytes, origin: Origin) -> Document:
    """The page's text; raises EmptyFile where it shows none, UnreadableFile where it is no HTML."""
    decoded = decode(data)
    root = _tree(_DECLARED.sub("", decoded.text), origin.name)
    hidden = [Line(text, left_out=HIDDEN) for text in map(_seen, take_hidden(root)) if text.strip()]
    write_numbers(root)
    body = root.find(".//body")
    lines = [*_lines(root if body is None else body, 0), *hidden]
    if not lines:
        raise EmptyFile(f"“{origin.name}”里没有可以看见的文字。请打开网页，把正文复制到 Word 里再上传。")
    return document_of(lines, origin, sum(_characters(line) for line in lines))


def _tree(text: str, name: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml.html.document_fromstring(text, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        message = f"“{name}”不是完整的网页文件。请在浏览器里重新保存，或把正文复制到 Word 里上传。"
        raise UnreadableFile(message) from error


def _characters(line: Line) -> int:
    return sum(count(field.text) for field in line.fields) if line.fields else count(line.text)


def _lines(element: lxml.html.HtmlElement, depth: int) -> Iterator[Line]:
    """The element's blocks in order; text between block elements is a block of its own."""
    pending: list[str] = [element.text or ""]
    for child in element:
        tag = str(child.tag).lower()
        if tag in UNSEEN:
            pending.append(child.tail or "")
        elif tag in AROUND:
            yield from _flush(pending, element)
            yield from _flush([_seen(child)], element, NAVIGATION)
            pending = [child.tail or ""]
        elif (tag in INLINE and not _holds_blocks(child)) or depth >= MAX_DEPTH:
            pending += _seen(child), child.tail or ""
        else:
            yield from _flush(pending, element)
            yield from _table(child) if tag == "table" and _is_grid(child) else _lines(child, depth + 1)
            pending = [child.tail or ""]
    yield from _flush(pending, element)


def _flush(pending: list[str], element: lxml.html.HtmlElement, left_out: str = "") -> Iterator[Line]:
    text = _BLANKS.sub(" ", "".join(pending)).strip()
    if text:
        yield Line(text, level=HEADINGS.get(str(element.tag).lower()), left_out=left_out)


def _holds_blocks(element: lxml.html.HtmlElement) -> bool:
    return any(str(child.tag).lower() not in INLINE | UNSEEN for child in element.iterdescendants())


def _seen(element: lxml.html.HtmlElement) -> str:
    """The element's text without what is not shown; no recursion, so that no nesting is too deep."""
    parts: list[str] = []
    walker = lxml.etree.iterwalk(element, events=("start", "end"))
    for event, child in walker:
        if event == "end":
            parts.append((child.tail or "") if child is not element else "")
        elif str(child.tag).lower() in UNSEEN:
            walker.skip_subtree()
        else:
            parts.append(" " if child.tag == "br" else child.text or "")
    return "".join(parts)


def _is_grid(table: lxml.html.HtmlElement) -> bool:
    """Whether a table holds data: no table inside it, two rows and columns at least; others only lay out the page."""
    rows = table.findall(".//tr")
    widest = max((len(row.findall("td") + row.findall("th")) for row in rows), default=0)
    return table.find(".//table") is None and len(rows) > 1 and widest > 1


def _table(table: lxml.html.HtmlElement) -> Iterator[Line]:
    """Its rows, each cell at its grid column, cells that come down from above counted."""
    covered: dict[int, int] = {}  # column -> rows still covered from above
    for row in table.iter("tr"):
        fields, column = [], 0
        for cell in row.iterchildren("td", "th"):
            while covered.get(column, 0):
                column += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            fields.append(Field(_BLANKS.sub(" ", _seen(cell)).strip(), column, width, height))
            covered |= dict.fromkeys(range(column, column + width), height)
            column += width
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        text = "\t".join(field.text for field in fields if field.text)
        if text:
            yield Line(text, tuple(fields))


def _span(cell: lxml.html.HtmlElement, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() else 1
