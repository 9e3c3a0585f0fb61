"""The text of the page is the text of the report, whole, with its findings lit."""

from dataclasses import replace

from extractors.document import Block, BlockKind, Cell, Document, Doubt, Origin, Reading
from service.records import FindingRecord
from service.rules.review import report_record
from service.web.lit_text import Line, lit_lines, lit_passages
from tests.service.extractions import WEAK_STUDY, extraction

REPORT = "12" * 32


def shown(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for cell in line.cells for piece in cell.pieces) for line in lines]


def finding_over(start: int, end: int) -> FindingRecord:
    first = report_record(extraction(REPORT)).findings[0]
    return replace(first, id=f"{start}-{end}", place=replace(first.place, start=start, end=end))


def test_every_character_is_shown_once_and_knows_its_place() -> None:
    said = extraction(REPORT)
    lines = list(lit_lines(said.document, report_record(said).findings))
    assert shown(lines) == [block.text for block in said.document.blocks]
    pieces = [piece for line in lines for cell in line.cells for piece in cell.pieces]
    text = said.document.text
    assert all(text[piece.start : piece.start + len(piece.text)] == piece.text for piece in pieces)


def test_a_finding_is_lit_over_its_words_and_reached_at_the_first() -> None:
    said = extraction(REPORT)
    record = report_record(said)
    lit = [
        piece
        for line in lit_lines(said.document, record.findings)
        for cell in line.cells
        for piece in cell.pieces
        if piece.finding == record.findings[0].id
    ]
    assert ["".join(piece.text for piece in lit), lit[0].is_first] == [WEAK_STUDY, True]


def test_a_finding_inside_another_is_lit_on_its_own() -> None:
    document = plain("一是学习少，二是活动少。")
    (line,) = lit_lines(document, [finding_over(0, 12), finding_over(6, 11)])
    assert [(piece.text, piece.finding) for piece in line.cells[0].pieces] == [
        ("一是学习少，", "0-12"),
        ("二是活动少", "6-11"),
        ("。", "0-12"),
    ]


def test_a_finding_over_two_lines_is_lit_in_both() -> None:
    document = plain("上半句", "下半句。")
    lines = list(lit_lines(document, [finding_over(1, 8)]))
    assert [piece.finding for line in lines for piece in line.cells[0].pieces] == ["", "1-8", "1-8"]


def test_a_table_keeps_its_merged_cells_and_doubtful_words_say_why() -> None:
    doubts = (Doubt(3, 5, 0.4, "识别不清"),)
    merged = row("甲校\t学习少", Cell(0, 2, 0, height=2), Cell(3, 6, 1), doubts=doubts)
    below = row("活动少", Cell(0, 3, 1))
    before, table = lit_passages(with_blocks(Block("b0", BlockKind.PARAGRAPH, "如下", "如下"), merged, below), [])
    assert (before.is_table, table.is_table, len(table.lines)) == (False, True, 2)
    first, second = table.lines[0].cells
    assert (first.height, [piece.text for piece in second.pieces]) == (2, ["学习", "少"])
    assert second.pieces[0].doubt == "识别不清"


def row(text: str, *cells: Cell, doubts: tuple[Doubt, ...] = ()) -> Block:
    return Block("b1", BlockKind.ROW, text, text, table=0, cells=cells, doubts=doubts)


def plain(*lines: str) -> Document:
    return with_blocks(*(Block(f"b{n}", BlockKind.PARAGRAPH, line, line) for n, line in enumerate(lines)))


def with_blocks(*blocks: Block) -> Document:
    return Document(Origin("x.docx", REPORT, "docx", 1), blocks, Reading(0, 0))
