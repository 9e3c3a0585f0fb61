"""Tables and forms in the markup: columns by their shares, cells joined to the left or to above, lines in a cell."""

from __future__ import annotations

import re
from itertools import accumulate

from service.office.elements import Align, Cell, Column, Paragraph, Row, Table
from service.office.markup_words import BREAK, runs

TABLES = {"@table": 1, "@table2": 2, "@fields": 0}  # header rows
LEFT, ABOVE, RIGHT, CENTER = "<", "^", ">", "@center "
FIELD_HEIGHT = 9.0  # mm, of a form's row where it names none
HEIGHT = re.compile(r"\|\s*@(\d+(?:\.\d+)?)$")


class MarkupError(ValueError):
    """A template that breaks the markup; names the line."""


def table(number: int, block: list[str]) -> Table:
    """The table of a mark, its columns and the rows below it; raises MarkupError."""
    mark, *shares = block[0].split()
    try:
        columns = tuple(Column(float(word.rstrip("c")), word.endswith("c")) for word in shares)
    except ValueError as error:
        raise MarkupError(f"第{number}行：列宽应当是数，居中的加c，如“{mark} 10c 90”") from error
    headers = TABLES[mark]
    rows = tuple(_row(line, len(columns), is_form=not headers) for line in block[1:])
    uneven = next((row for row in rows if sum(cell.span for cell in row.cells) != len(columns)), None)
    if uneven is not None or not rows or not columns:
        shown = "、".join(cell.text for cell in uneven.cells) if uneven else "没有行"
        raise MarkupError(f"第{number}行：表格有{len(columns)}列，其下的行应当同样多，现为：{shown}")
    return Table(columns, rows, headers)


def _row(line: str, width: int, *, is_form: bool) -> Row:
    height = HEIGHT.search(line)
    body = line[: height.start() + 1] if height else line
    texts = [text.strip() for text in body.removeprefix("|").removesuffix("|").split("|")]
    cells = _joined(texts)
    if is_form and len(texts) < width:
        last = cells.pop()
        cells.append(Cell(last.paragraphs, last.span + width - len(texts), last.continued))
    return Row(tuple(cells), float(height[1]) if height else FIELD_HEIGHT if is_form else 0)


def _joined(texts: list[str]) -> list[Cell]:
    """The cells, one that says < joined to the cell on its left."""
    group = list(accumulate(int(text != LEFT) for text in texts))
    owners = [index for index, text in enumerate(texts) if text != LEFT]
    return [Cell(_paragraphs(texts[index]), group.count(group[index]), texts[index] == ABOVE) for index in owners]


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    return () if text == ABOVE else tuple(_line(line.strip()) for line in text.split(BREAK))


def _line(line: str) -> Paragraph:
    for mark, align in ((RIGHT, Align.RIGHT), (CENTER, Align.CENTER)):
        if line.startswith(mark):
            return Paragraph(runs(line.removeprefix(mark).strip()), align)
    return Paragraph(runs(line))
