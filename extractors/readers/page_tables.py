"""Tables continued over pages joined into one: repeated heads dropped, rows cut by the page's end mended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractors.document import Box
from extractors.readers.headings import printed_number
from extractors.readers.page import Grid, GridCell
from extractors.readers.page_paragraphs import ENDS, Paragraph, Part

SAME_EDGE = 5.0  # points: column borders of a table and of its continuation
HEAD_CELL = 20  # characters: a longer cell is no head


@dataclass(slots=True)
class Row:
    """One row: where it stands first, and its own cells from left to right."""

    page: int
    box: Box
    cells: list[GridCell]
    head: bool = False

    @property
    def text(self) -> list[str]:
        """What its cells say."""
        return [cell.text for cell in self.cells]


@dataclass(slots=True)
class Table:
    """A whole table; `repeated` are heads printed again on later pages."""

    edges: tuple[float, ...]
    rows: list[Row]
    repeated: list[str] = field(default_factory=list)


def tables(parts: list[Part]) -> list[Paragraph | Table]:
    """The parts with every grid as a table; grids with nothing between them and the same columns are one."""
    out: list[Paragraph | Table] = []
    for part in parts:
        if isinstance(part, Paragraph):
            out.append(part)
            continue
        page, grid = part
        last = out[-1] if out else None
        if isinstance(last, Table) and last.rows[-1].page < page and _same_columns(last.edges, grid.edges):
            _continue(last, _rows(grid, page))
        else:
            out.append(Table(grid.edges, _marked(_rows(grid, page))))
    return out


def _rows(grid: Grid, page: int) -> list[Row]:
    count = max(cell.row for cell in grid.cells) + 1
    cells: list[list[GridCell]] = [[] for _ in range(count)]
    for cell in grid.cells:
        cells[cell.row].append(cell)
    return [
        Row(page, (grid.x0, grid.rows[n], grid.x1, grid.rows[n + 1]), sorted(own, key=lambda c: c.column))
        for n, own in enumerate(cells)
        if own
    ]


def _marked(rows: list[Row]) -> list[Row]:
    """The rows with the head rows marked: the first, and those beside or below a cell that spans from it."""
    deep = 1
    if len(rows[0].cells) > 1:
        deep = max(cell.height for cell in rows[0].cells)
    for row in rows[: min(deep, len(rows) - 1)]:
        row.head = all(len(text) <= HEAD_CELL for text in row.text) and any(row.text)
    return rows


def _same_columns(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= SAME_EDGE for x, y in zip(a, b, strict=True))


def _continue(table: Table, rows: list[Row]) -> None:
    """Add the rows of the next page."""
    for head in [row for row in table.rows if row.head]:
        if rows and rows[0].text == head.text:
            table.repeated.append("".join(rows.pop(0).text))
    if rows and _cut(table.rows[-1], rows[0]):
        _mend(table.rows[-1], rows.pop(0))
    elif rows:
        _lengthen(table, rows[0])
    table.rows += rows


def _cut(above: Row, below: Row) -> bool:
    """Whether the page's end cut a row: its first cell is empty below and another one goes on in mid-sentence."""
    pairs = _pairs(above, below)
    if pairs is None or pairs[0][1].text or not pairs[0][0].text:
        return False
    lower = [(a.text, b.text) for a, b in pairs if b.text]
    return any(a and not ENDS.search(a) for a, _ in lower) and not any(printed_number(b)[0] for _, b in lower)


def _pairs(above: Row, below: Row) -> list[tuple[GridCell, GridCell]] | None:
    """The cells of two rows column by column; a merged cell from further above is empty below. None: they differ."""
    columns = [cell.column for cell in above.cells]
    own = [cell for cell in below.cells if cell.text or cell.column in columns]
    return list(zip(above.cells, own, strict=True)) if [c.column for c in own] == columns else None


def _mend(above: Row, below: Row) -> None:
    above.cells = [_joined(a, b) for a, b in _pairs(above, below) or []]


def _joined(a: GridCell, b: GridCell) -> GridCell:
    shift = len(a.text)
    moved = tuple(replace(doubt, start=doubt.start + shift, end=doubt.end + shift) for doubt in b.doubts)
    return replace(a, text=a.text + b.text, doubts=a.doubts + moved)


def _lengthen(table: Table, row: Row) -> None:
    """Empty cells that begin a page's first row belong to a merged cell of the page before."""
    while len(row.cells) > 1 and not row.cells[0].text:
        gone = row.cells.pop(0)
        for above in reversed(table.rows):
            owner = next((n for n, cell in enumerate(above.cells) if cell.column == gone.column), None)
            if owner is not None:
                cell = above.cells[owner]
                above.cells[owner] = replace(cell, height=cell.height + gone.height)
                break
