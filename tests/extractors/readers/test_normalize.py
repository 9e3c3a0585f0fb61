"""Scraped text put right, with its places kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Block, BlockKind, Cell, Comment, Document, Origin, Reading
from extractors.readers.normalize import Noise, Normalized, noise_of, normalize, normalized

BOTH = Noise(pinyin=True, traditional=True)
ANNOTATED = "學(xué)校黨(dǎng)支部的書(shū)記講(jiǎng)黨課，黨員發(fā)言認真，記(jì)錄(lù)完整。"


def document(*texts: str) -> Document:
    blocks = tuple(Block(f"b{i}", BlockKind.PARAGRAPH, text, text) for i, text in enumerate(texts))
    return Document(Origin("a.txt", "0", "txt", 1), blocks, Reading(0, 0))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("强化对”一把手”和”两个责任”的监督", "强化对“一把手”和“两个责任”的监督"),
        ("“前面”说的是”后面”", "“前面”说的是“后面”"),
        ("记录不全,,,,,要补。。", "记录不全,要补。"),
        ("\u3000\u3000支\u200b部\uff12\uff10\uff12\uff13年", "支部2023年"),
        ("⼀、⻓期坚持", "一、长期坚持"),
        ("上一行\n接着说", "上一行接着说"),
        ("Word\nfile", "Word file"),
        ("kX9#d2$Lq支部按期换届", "支部按期换届"),
    ],
)
def test_noise_is_put_right(text: str, wanted: str) -> None:
    assert normalize(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "引号在上一段开始，到这里”结束",
        "第三个”多”出”来的引号不猜",
        "参学率99.5%，邮箱abc_123@example.org",
        "省略……和破折号——都留着",
        "仡佬(gē lǎo)族学生",
        "认真开展“”活动",
    ],
)
def test_what_is_no_noise_stays(text: str) -> None:
    assert normalize(text).text == text
    assert normalize(text).offsets is None


def test_pinyin_and_traditional_writing_are_told_by_the_whole_document() -> None:
    assert noise_of(ANNOTATED) == BOTH
    assert normalize(ANNOTATED).text == "学校党支部的书记讲党课，党员发言认真，记录完整。"
    assert noise_of("书记高(gāo)远讲党课，党员发言认真，会后整理了记录，还补了照片和签到表，归档齐全。") == Noise()


def test_repeated_pinyin_and_bare_letters_go_too() -> None:
    assert normalize("機(jī)(jī)關(guan)黨建", BOTH).text == "机关党建"


def test_pinyin_of_whole_words_goes() -> None:
    text = "述职(shùzhí)报告(bào gào)：理论学习(lǐlùn xuéxí)不够(búgòu)深入(shēnrù)，记录(jìlù)不全（见表A）。"
    assert normalize(text).text == "述职报告：理论学习不够深入，记录不全（见表A）。"


def test_one_traditional_name_does_not_make_a_document_traditional() -> None:
    text = "书记讲党课，会上请老党员黃國華谈体会，其他党员也发了言，记录由组织委员整理，会后印发学习。" * 3
    assert not noise_of(text).traditional


def test_offsets_lead_back_to_the_original_and_forth() -> None:
    done = normalize(ANNOTATED)
    at = done.text.index("书记")
    assert ANNOTATED[done.original_place(at, len(ANNOTATED))] == "書"
    assert done.place(ANNOTATED.index("講")) == done.text.index("讲")


@given(st.text(alphabet="學校黨dǎng(),，“”。 \u3000\u200b支部2\uff13\n|x#", max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    done = normalize(text, BOTH)
    if done.offsets is None:
        assert done.text == text
    else:
        assert len(done.offsets) == len(done.text)
        assert list(done.offsets) == sorted(done.offsets)
        assert all(0 <= place < len(text) for place in done.offsets)


def test_broken_characters_are_marked_and_left() -> None:
    block = normalized(document("教育质量確?！八€得到提升")).blocks[0]
    assert "?！" in block.text
    assert [doubt.reason for doubt in block.doubts] == ["疑似乱码，请对照原件"]


def test_cells_and_remarks_move_with_the_text() -> None:
    text = "\uff11,,,,\t記(jì)錄(lù)不全"
    row = Block("b0", BlockKind.ROW, text, text, cells=(Cell(0, 5, 0), Cell(6, len(text), 1)))
    note = Comment("何望春", None, "b0", 6, 11, "補上")
    page = document("", ANNOTATED)
    done = normalized(Document(page.origin, (row, page.blocks[1]), page.reading, (note,)))
    found = done.blocks[0]
    assert [found.text[cell.start : cell.end] for cell in found.cells] == ["1,", "记录不全"]
    assert found.text[done.comments[0].start : done.comments[0].end] == "记"
    assert found.original == text


def test_clean_text_is_handed_on_as_it_is() -> None:
    text = "支部全年开展主题党日十二次，党员参加率百分之九十八，学习记录由组织委员按月检查。" * 25
    assert normalize(text, Noise()) == Normalized(text)


def test_what_is_taken_out_is_no_longer_counted_as_read() -> None:
    page = document(ANNOTATED)
    held = len(ANNOTATED)
    done = normalized(Document(page.origin, page.blocks, Reading(held, held))).reading
    assert done.characters_in_file == held
    assert done.characters_read == held - done.skipped[0].count == len(normalize(ANNOTATED).text)
