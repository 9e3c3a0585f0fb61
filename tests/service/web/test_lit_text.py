"""The text of the page is the text of the report, whole, with its findings lit."""

from dataclasses import replace

from extractors.document import Block, BlockKind, Cell, Document, Doubt, Origin, Reading
from service.records import FindingRecord
from service.rules.review import report_record
from service.web.lit_text import Line, lit_lines
from tests.service.extractions import WEAK_STUDY, extraction

REPORT = "12" * 32


def shown(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for column in line.columns for piece in column) for line in lines]


def finding_over(start: int, end: int) -> FindingRecord:
    first = report_record(extraction(REPORT)).findings[0]
    return replace(first, id=f"{start}-{end}", place=replace(first.place, start=start, end=end))


def test_every_character_is_shown_once_and_knows_its_place() -> None:
    said = extraction(REPORT)
    lines = list(lit_lines(said.document, report_record(said).findings))
    assert shown(lines) == [block.text for block in said.document.blocks]
    pieces = [piece for line in lines for column in line.columns for piece in column]
    text = said.document.text
    assert all(text[piece.start : piece.start + len(piece.text)] == piece.text for piece in pieces)


def test_a_finding_is_lit_over_its_words_and_reached_at_the_first() -> None:
    said = extraction(REPORT)
    record = report_record(said)
    lit = [
        piece
        for line in lit_lines(said.document, record.findings)
        for column in line.columns
        for piece in column
        if piece.finding == record.findings[0].id
    ]
    assert ["".join(piece.text for piece in lit), lit[0].is_first] == [WEAK_STUDY, True]


def test_a_finding_inside_another_is_lit_on_its_own() -> None:
    document = plain("一是学习少，二是活动少。")
    (line,) = lit_lines(document, [finding_over(0, 12), finding_over(6, 11)])
    assert [(piece.text, piece.finding) for piece in line.columns[0]] == [
        ("一是学习少，", "0-12"),
        ("二是活动少", "6-11"),
        ("。", "0-12"),
    ]


def test_a_finding_over_two_lines_is_lit_in_both() -> None:
    document = plain("上半句", "下半句。")
    lines = list(lit_lines(document, [finding_over(1, 8)]))
    assert [piece.finding for line in lines for piece in line.columns[0]] == ["", "1-8", "1-8"]


def test_a_table_row_has_a_column_a_cell_and_doubtful_words_say_why() -> None:
    doubts = (Doubt(3, 5, 0.4, "识别不清"),)
    cells = (Cell(0, 2, 0), Cell(3, 5, 1))
    block = Block("b0", BlockKind.ROW, "序号\t问题", "序号\t问题", cells=cells, doubts=doubts)
    (line,) = lit_lines(with_blocks(block), [])
    assert [[piece.text for piece in column] for column in line.columns] == [["序号"], ["问题"]]
    assert line.columns[1][0].doubt == "识别不清"


def plain(*lines: str) -> Document:
    return with_blocks(*(Block(f"b{n}", BlockKind.PARAGRAPH, line, line) for n, line in enumerate(lines)))


def with_blocks(*blocks: Block) -> Document:
    return Document(Origin("x.docx", REPORT, "docx", 1), blocks, Reading(0, 0))
