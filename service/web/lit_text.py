"""The text of a report for the page: lines cut into pieces wherever a finding or a doubtful reading begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractors.document import Block, BlockKind, Cell, Document, Doubt
from service.records import FindingRecord, Verdict


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under one light."""

    text: str
    start: int  # in the report's text
    finding: str = ""  # id of the innermost finding over it
    verdict: Verdict | None = None
    is_first: bool = False  # of its finding: where a click on the finding leads
    doubt: str = ""  # why these words may be misread


@dataclass(frozen=True, slots=True)
class LitCell:
    """The pieces of a table cell, or of a whole block that is no row."""

    pieces: tuple[Piece, ...]
    width: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the text; a table row has its cells, other blocks have one."""

    kind: BlockKind
    level: int
    page: int | None  # where a new page begins, its number
    cells: tuple[LitCell, ...]
    is_header: bool = False
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that stand together: the rows of a table, or the lines between two tables."""

    lines: tuple[Line, ...]
    is_table: bool


def lit_passages(document: Document, findings: Sequence[FindingRecord]) -> Iterator[Passage]:
    """The text in reading order."""
    for table, lines in groupby(lit_lines(document, findings), key=lambda line: line.table):
        yield Passage(tuple(lines), table is not None)


def lit_lines(document: Document, findings: Sequence[FindingRecord]) -> Iterator[Line]:
    """The lines in reading order."""
    page: int | None = None
    for start, block in document.places():
        over = [finding for finding in findings if _touches(finding, start, start + len(block.text))]
        yield Line(
            kind=block.kind,
            level=block.level or 0,
            page=block.page if block.page != page else None,
            cells=tuple(_cells(block, start, over)),
            is_header=block.header,
            table=(block.table or 0) if block.kind is BlockKind.ROW else None,
        )
        page = block.page


def _cells(block: Block, start: int, over: Sequence[FindingRecord]) -> Iterator[LitCell]:
    for cell in block.cells or (Cell(0, len(block.text), 0),):
        pieces = tuple(_pieces(block, start, (cell.start, cell.end), over))
        yield LitCell(pieces, cell.width, cell.height)


def _touches(finding: FindingRecord, start: int, end: int) -> bool:
    return finding.place.start < end and finding.place.end > start


def _pieces(block: Block, offset: int, span: tuple[int, int], over: Sequence[FindingRecord]) -> Iterator[Piece]:
    """The words of one cell or block, cut at every border."""
    start, end = span
    borders = {start, end}
    for finding in over:
        borders |= {finding.place.start - offset, finding.place.end - offset}
    for doubt in block.doubts:
        borders |= {doubt.start, doubt.end}
    for left, right in pairwise(sorted(border for border in borders if start <= border <= end)):
        yield _piece(block, offset, (left, right), over)


def _piece(block: Block, offset: int, span: tuple[int, int], over: Sequence[FindingRecord]) -> Piece:
    left, right = span
    covering = [one for one in over if one.place.start - offset <= left and right <= one.place.end - offset]
    finding = min(covering, key=lambda one: one.place.end - one.place.start, default=None)
    return Piece(
        text=block.text[left:right],
        start=offset + left,
        finding=finding.id if finding else "",
        verdict=finding.verdict if finding else None,
        is_first=finding is not None and finding.place.start == offset + left,
        doubt=_doubt(block.doubts, left, right),
    )


def _doubt(doubts: Sequence[Doubt], left: int, right: int) -> str:
    return next((doubt.reason for doubt in doubts if doubt.start <= left and right <= doubt.end), "")
