"""Tables of Word files: one row a block, each cell with its text and its place in the grid."""

from __future__ import annotations

from extractors.document import Block, BlockKind
from tests.extractors.readers.word_files import cell, item, line, read_word, row, table

SPAN = '<w:gridSpan w:val="{}"/>'
START = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"
LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def rows(*made: str, **parts: str) -> list[Block]:
    return [block for block in read_word(table(*made), **parts).blocks if block.kind is BlockKind.ROW]


def cells(block: Block) -> list[tuple[str, int, int, int]]:
    return [(block.text[c.start : c.end], c.column, c.width, c.height) for c in block.cells]


def test_each_row_is_a_block_with_its_cells() -> None:
    head, first = rows(row("序号", "问题", "措施"), row("1", "学习不深入，记录不全。", "按月检查。"))
    assert (head.header, first.header) == (True, False)
    assert first.text == "1\t学习不深入，记录不全。\t按月检查。"
    assert cells(first) == [("1", 0, 1, 1), ("学习不深入，记录不全。", 1, 1, 1), ("按月检查。", 2, 1, 1)]
    assert (first.table, first.row) == (0, 1)


def test_merged_cells_are_listed_once_with_their_spans() -> None:
    made = rows(
        row(cell("方面", START), cell("问题与措施", SPAN.format(2))),
        row(cell("", ON), "问题", "措施"),
        row(cell("组织生活", START), "记录不全。", "补记。"),
        row(cell("", ON), "开会少。", "按月开。"),
    )
    assert cells(made[0]) == [("方面", 0, 1, 2), ("问题与措施", 1, 2, 1)]
    assert cells(made[1]) == [("问题", 1, 1, 1), ("措施", 2, 1, 1)]
    assert cells(made[2])[0] == ("组织生活", 0, 1, 2)
    assert cells(made[3]) == [("开会少。", 1, 1, 1), ("按月开。", 2, 1, 1)]
    assert [block.header for block in made] == [True, True, False, False]


def test_rows_that_begin_later_keep_their_columns() -> None:
    (made,) = rows(row("第二列", "第三列", properties='<w:gridBefore w:val="1"/>'))
    assert [c.column for c in made.cells] == [1, 2]


def test_header_rows_follow_the_file() -> None:
    made = rows(
        row("这一行写得很长，但文件说它是表头，每页都要重复。", "乙", properties="<w:tblHeader/>"), row("甲", "乙")
    )
    assert [block.header for block in made] == [True, False]


def test_an_automatic_serial_column_prints_its_numbers() -> None:
    serial = f"<w:tc>{item('', 1)}</w:tc>"
    made = rows(row("序号", "问题"), row(serial, "记录不全。"), row(serial, "开会少。"), numbering=LIST)
    assert [block.text for block in made[1:]] == ["1\t记录不全。", "2\t开会少。"]


def test_paragraphs_of_a_cell_make_one_line() -> None:
    (made, _) = rows(row(cell(line("责任") + line("领导")), "甲"), row("乙", "丙"))
    assert made.text == "责任领导\t甲"
    (_, made) = rows(row("甲", "乙"), row(cell(line("记录不全。") + line("开会少") + line("张三")), "丙"))
    assert made.text == "记录不全。开会少 张三\t丙"


def test_a_frame_around_text_is_no_table() -> None:
    document = read_word(table(row(cell(line("框里的第一段。") + line("框里的第二段。")))))
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "框里的第一段。"),
        (BlockKind.PARAGRAPH, "框里的第二段。"),
    ]


def test_a_report_inside_a_form_keeps_its_paragraphs() -> None:
    lines = [f"第{n}段写一件事，写得完整。" for n in "一二三四五六七"]
    form = table(row("姓名", "张三"), row("述职内容", cell("".join(map(line, lines)))))
    found = [(block.kind, block.text) for block in read_word(form).blocks]
    assert found[:2] == [(BlockKind.ROW, "姓名\t张三"), (BlockKind.ROW, "述职内容")]
    assert found[2:] == [(BlockKind.PARAGRAPH, text) for text in lines]


def test_nested_tables_follow_the_row_that_holds_them() -> None:
    inner = table(row("子表一", "子表二"))
    made = rows(row("外表", cell(line("说明") + inner + line(""))), row("外表第二行", "乙"))
    assert [(block.text, block.table) for block in made] == [
        ("外表\t说明", 0),
        ("子表一\t子表二", 1),
        ("外表第二行\t乙", 0),
    ]


def test_deleted_rows_are_kept_aside() -> None:
    document = read_word(table(row("甲", "乙"), row("删去的", "一行", properties="<w:del w:id='1' w:author='甲'/>")))
    assert [block.text for block in document.blocks] == ["甲\t乙"]
    assert document.reading.skipped[0].reason == "已删除的修订"
    assert document.reading.characters_in_file == document.reading.characters_read + 5


def test_rows_and_cells_in_content_controls_are_read() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('甲', '乙')}</w:sdtContent></w:sdt>"
    inner = f"<w:sdt><w:sdtContent>{cell('丙')}</w:sdtContent></w:sdt>"
    assert [block.text for block in rows(wrapped, f"<w:tr>{inner}{cell('丁')}</w:tr>")] == ["甲\t乙", "丙\t丁"]


def test_words_under_a_merge_are_told_not_lost() -> None:
    document = read_word(table(row(cell("上", START), "甲"), row(cell("被遮住的字", ON), "乙")))
    assert [row.reason for row in document.reading.skipped] == ["被合并单元格遮住的文字"]
