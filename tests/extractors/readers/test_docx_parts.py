"""Notes, remarks, headers and pictures of Word files."""

from __future__ import annotations

from extractors.document import BlockKind, Document
from tests.extractors.readers.word_files import cell, line, read_word, row, table

RUN = "<w:r><w:t>{}</w:t></w:r>"
START = "<w:commentRangeStart w:id='{0}'/>"
END = "<w:commentRangeEnd w:id='{0}'/><w:r><w:commentReference w:id='{0}'/></w:r>"
REMARK = (
    "<w:comment w:id='{}' w:author='{}' w:date='2024-03-01T09:00:00Z'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment>"
)
PICTURE = "<w:r><w:drawing><a:blip r:embed='rel-media/image1.png'/></w:drawing></w:r>"
IMAGE = {"media/image1.png": b"\x89PNG\r\n\x1a\n"}


def runs(*parts: str | int) -> str:
    """A paragraph; a number begins the words of that remark, or ends them where it stands again."""
    made, begun = "", set()
    for part in parts:
        if isinstance(part, str):
            made += RUN.format(part)
        else:
            made += (END if part in begun else START).format(part)
            begun.add(part)
    return f"<w:p>{made}</w:p>"


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def anchored(document: Document) -> list[str]:
    blocks = {block.id: block.text for block in document.blocks}
    return [blocks[remark.block][remark.start : remark.end] for remark in document.comments]


def test_notes_stand_after_the_body_in_the_order_of_their_marks() -> None:
    mark = "<w:r><w:{}Reference w:id='{}'/></w:r>"
    marks = mark.format("endnote", 2) + mark.format("footnote", 3) + mark.format("footnote", 2)
    body = f"<w:p>{RUN.format('正文一句。')}{marks}</w:p>"
    notes = "".join(f"<w:footnote w:id='{n}'>{line(t)}</w:footnote>" for n, t in ((2, "脚注二。"), (3, "脚注三。")))
    divider = f"<w:footnote w:type='separator' w:id='0'>{line('')}</w:footnote>"
    ends = f"<w:endnote w:id='2'>{line('尾注。')}</w:endnote><w:endnote w:id='9'>{line('没有引用的尾注。')}</w:endnote>"
    document = read_word(body, footnotes=divider + notes, endnotes=ends)
    assert kinds(document)[1:] == [
        (BlockKind.NOTE, "脚注三。"),
        (BlockKind.NOTE, "脚注二。"),
        (BlockKind.NOTE, "尾注。"),
    ]
    assert [(skipped.reason, skipped.count) for skipped in document.reading.skipped] == [
        ("正文没有引用的脚注和批注", 8)
    ]
    assert not document.warnings


def test_a_remark_knows_its_author_its_words_and_what_it_says() -> None:
    body = runs("　　支部", 0, "学习次数偏少", 0, "，要改。")
    document = read_word(body, comments=REMARK.format(0, "李书记", "少到几次？写清楚。"))
    (remark,) = document.comments
    assert (remark.author, remark.date, remark.text) == ("李书记", "2024-03-01T09:00:00Z", "少到几次？写清楚。")
    assert anchored(document) == ["学习次数偏少"]
    assert kinds(document)[-1] == (BlockKind.COMMENT, "少到几次？写清楚。")


def test_remarks_in_cells_over_lines_and_on_a_point_are_anchored() -> None:
    in_cell = cell(runs("记录", 1, "不全", 1))
    over = runs("从这里", 2, "开始") + f"<w:p>{RUN.format('到这里')}{END.format(2)}</w:p>"
    point = f"<w:p>{RUN.format('整行。')}<w:r><w:commentReference w:id='3'/></w:r></w:p>"
    remarks = "".join(REMARK.format(n, "李书记", f"批注{n}") for n in (1, 2, 3, 4))
    document = read_word(table(row("甲", in_cell), row("乙", "丙")) + over + point, comments=remarks)
    assert anchored(document) == ["不全", "开始", "整行。"]
    assert document.reading.skipped[0].sample == "批注4"


def test_remarks_stay_on_their_words_in_traditional_text_with_pinyin() -> None:
    before = "黨(dǎng)組織(zhī)關(guān)係(xì)管理不夠(gòu)規(guī)範(fàn)，"
    body = runs(before, 0, "臺(tái)賬(zhàng)", 0, "不全。")
    document = read_word(body, comments=REMARK.format(0, "李書記", "補齊。"))
    assert anchored(document) == ["台账"]


def test_headers_footers_and_watermarks_are_kept_apart() -> None:
    watermark = "<w:p><w:r><w:pict><v:shape><v:textpath string='内部'/></v:shape></w:pict></w:r></w:p>"
    document = read_word(line("正文。"), header=line("某某学校文件") + watermark, footer=line("第1页"))
    assert kinds(document) == [(BlockKind.PARAGRAPH, "正文。")]
    told = {skipped.reason: skipped.count for skipped in document.reading.skipped}
    assert told == {"页眉页脚": 9, "水印": 2}
    assert document.reading.characters_in_file == document.reading.characters_read + 11


def test_letters_that_are_drawn_are_told_not_lost() -> None:
    art = "<w:p><w:r><w:pict><v:shape><v:textpath string='整改方案'/></v:shape></w:pict></w:r></w:p>"
    drawn = "<w:p><w:r><w:drawing><a:p><a:r><a:t>画布里的字</a:t></a:r></a:p></w:drawing></w:r></w:p>"
    document = read_word(art + line("正文。") + drawn)
    assert kinds(document) == [(BlockKind.PARAGRAPH, "正文。")]
    assert [(told.reason, told.sample) for told in document.reading.skipped] == [
        ("艺术字和图形里的文字", "整改方案画布里的字")
    ]
    assert document.reading.characters_in_file == document.reading.characters_read + 9


def test_pictures_know_their_caption_and_place() -> None:
    body = line("检查时看到灭火器过期。") + f"<w:p>{PICTURE}</w:p>" + line("图3 过期的灭火器")
    document = read_word(body, IMAGE)
    (picture,) = document.pictures
    assert (picture.block, picture.caption, picture.name) == ("b0", "图3 过期的灭火器", "image1.png")
    assert document.reading.pictures == 1


def test_a_picture_before_any_text_has_no_block() -> None:
    (picture,) = read_word(f"<w:p>{PICTURE}</w:p>" + line("正文。"), IMAGE).pictures
    assert (picture.block, picture.caption) == (None, "")


def test_a_picture_in_a_cell_stands_at_its_row() -> None:
    made = table(row("问题", "照片"), row("灭火器过期。", f"<w:tc><w:p>{PICTURE}{RUN.format('见图')}</w:p></w:tc>"))
    (picture,) = read_word(made, IMAGE).pictures
    assert picture.block == "b1"
