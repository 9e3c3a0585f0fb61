"""What stands in a Word paragraph is read in order and once, whatever wraps it."""

from __future__ import annotations

import pytest

from extractors.document import BlockKind, Document
from extractors.readers import read
from tests.extractors.readers.word_files import as_strict, item, line, read_word, word_file

RUN = "<w:r><w:t>{}</w:t></w:r>"
FULL = "全部文字都要按顺序读出来，一个也不能丢。"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def only(body: str) -> str:
    """The one line of a file."""
    (text,) = texts(read_word(body))
    return text


def skipped(document: Document) -> dict[str, str]:
    return {row.reason: row.sample for row in document.reading.skipped}


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:ins w:id='1' w:author='甲'>{}</w:ins>",
        "<w:moveTo w:id='1' w:author='甲'>{}</w:moveTo>",
        "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
        "<w:smartTag w:element='date'>{}</w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml w:element='x'>{}</w:customXml>",
        "<w:fldSimple w:instr='REF x'>{}</w:fldSimple>",
        "<w:bdo w:val='ltr'>{}</w:bdo>",
    ],
)
def test_text_in_any_wrapper_is_read(wrapped: str) -> None:
    body = f"<w:p>{RUN.format('开头')}{wrapped.format(RUN.format('中间'))}{RUN.format('结尾。')}</w:p>"
    assert only(body) == "开头中间结尾。"


def test_paragraphs_in_content_controls_are_read() -> None:
    document = read_word(
        f"<w:sdt><w:sdtContent>{line('第一段。')}{line('第二段。')}</w:sdtContent></w:sdt>{line('第三段。')}"
    )
    assert texts(document) == ["第一段。", "第二段。", "第三段。"]


def test_deleted_and_moved_words_are_kept_aside() -> None:
    gone = "<w:del w:id='1'><w:r><w:delText>删去的话</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom w:id='2'>{RUN.format('移走的话')}</w:moveFrom>"
    document = read_word(f"<w:p>{RUN.format('留下的话。')}{gone}{moved}</w:p>")
    assert texts(document) == ["留下的话。"]
    assert skipped(document) == {"已删除的修订": "删去的话移走的话"}
    assert document.reading.characters_in_file == document.reading.characters_read + 8


def test_a_deleted_paragraph_mark_joins_two_paragraphs_and_takes_no_number() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    deleted = line("上半句，", f"{numbered}<w:rPr><w:del w:id='1' w:author='甲'/></w:rPr>")
    document = read_word(deleted + item("下半句。", 1) + item("又一句。", 1), numbering=numbering)
    assert texts(document) == ["1.上半句，下半句。", "2.又一句。"]


def test_a_deleted_mark_of_the_last_paragraph_loses_nothing() -> None:
    assert only(line(FULL, "<w:rPr><w:del w:id='1' w:author='甲'/></w:rPr>")) == FULL


def test_field_results_are_read_and_instructions_are_not() -> None:
    def char(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    inner = (
        f"{char('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{char('separate')}{RUN.format('内')}{char('end')}"
    )
    asked = f"{char('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{inner}"
    outer = f"{asked}{char('separate')}{RUN.format('结果')}{char('end')}"
    assert only(f"<w:p>{RUN.format('前')}{outer}{RUN.format('后。')}</w:p>") == "前结果后。"


def test_a_field_that_is_never_closed_swallows_nothing_after_its_paragraph() -> None:
    opened = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>X</w:instrText></w:r></w:p>"
    assert texts(read_word(opened + line(FULL))) == [FULL]


def test_ruby_keeps_the_base_text_only() -> None:
    above, base = f"<w:rt>{RUN.format('dǎng')}</w:rt>", f"<w:rubyBase>{RUN.format('党')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby><w:rubyPr/>{above}{base}</w:ruby></w:r>"
    document = read_word(f"<w:p>{ruby}{RUN.format('组织健全。')}</w:p>")
    assert texts(document) == ["党组织健全。"]
    assert skipped(document) == {"注音": "dǎng"}


def test_symbols_hyphens_and_tabs_are_read_as_they_print() -> None:
    sign = "<w:sym w:font='Wingdings' w:char='F0FC'/>"
    words = "<w:t>已完成</w:t><w:noBreakHyphen/><w:t>办</w:t><w:tab/><w:t>结</w:t>"
    assert only(f"<w:p><w:r>{sign}{words}</w:r></w:p>") == "✓已完成-办\t结"


def test_hidden_words_are_kept_aside() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的话</w:t></w:r>"
    document = read_word(f"<w:p>{RUN.format('看得见的话。')}{hidden}</w:p>")
    assert texts(document) == ["看得见的话。"]
    assert skipped(document) == {"隐藏文字": "隐藏的话"}


def test_a_hidden_paragraph_takes_no_number() -> None:
    numbering = (
        "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )
    shown = item("看得见的话。", 1)
    hidden = shown.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    hidden = hidden.replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    document = read_word(shown + hidden + shown, numbering=numbering)
    assert texts(document) == ["1.看得见的话。", "2.看得见的话。"]


def test_line_breaks_make_lines() -> None:
    broken = (
        "<w:p><w:r><w:t>第一行。</w:t><w:br/><w:t>第二行。</w:t><w:br w:type='page'/><w:t>第三行。</w:t></w:r></w:p>"
    )
    assert texts(read_word(broken)) == ["第一行。", "第二行。", "第三行。"]


@pytest.mark.parametrize(
    "box",
    [
        "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>",
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>",
        "<mc:AlternateContent><mc:Choice Requires='wps'>"
        "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
        "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
    ],
)
def test_text_boxes_are_read_once_at_their_place(box: str) -> None:
    body = line("前文。") + f"<w:p><w:r>{box.format(line('框内文字。'))}</w:r></w:p>" + line("后文。")
    document = read_word(body)
    assert texts(document) == ["前文。", "框内文字。", "后文。"]
    assert document.reading.characters_in_file == document.reading.characters_read


def test_formulas_are_read() -> None:
    assert (
        only(f"<w:p>{RUN.format('完成率为')}<m:oMath><m:r><m:t>a/b</m:t></m:r></m:oMath>{RUN.format('。')}</w:p>")
        == "完成率为a/b。"
    )


def test_a_table_of_contents_is_kept_aside() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    document = read_word(line("一、工作情况\t1", '<w:pStyle w:val="10"/>') + line(FULL), styles=styles)
    assert texts(document) == [FULL]
    assert skipped(document) == {"目录": "一、工作情况\t1"}


def test_strict_documents_are_read_like_others() -> None:
    assert texts(read(as_strict(word_file(line(FULL))), "严格.docx")) == [FULL]


def test_headings_come_from_styles_outline_levels_and_printed_form() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    body = (
        line("某某学校整改方案")
        + line("工作部署", '<w:pStyle w:val="H"/>')
        + line("按大纲级别的标题", '<w:outlineLvl w:val="2"/>')
        + line("一、按印出的样子")
        + line("（一）二级标题")
        + line("普通的一段话，写得比较长，有逗号，也有句号。")
    )
    found = [(block.kind, block.level, block.number) for block in read_word(body, styles=styles).blocks]
    assert found == [
        (BlockKind.TITLE, None, ""),
        (BlockKind.HEADING, 2, ""),
        (BlockKind.HEADING, 3, ""),
        (BlockKind.HEADING, 1, "一、"),
        (BlockKind.HEADING, 2, "（一）"),
        (BlockKind.PARAGRAPH, None, ""),
    ]


def test_a_whole_paragraph_in_a_heading_style_stays_a_paragraph() -> None:
    long = "这是一整段正文，却被套上了标题样式。" * 8
    (_, block) = read_word(line("开头的一段。") + line(long, '<w:outlineLvl w:val="0"/>')).blocks
    assert block.kind is BlockKind.PARAGRAPH


def test_numbered_sentences_side_by_side_are_items_not_headings() -> None:
    body = line("整改要求如下，请逐项落实，按时报送。") + line("（一）立即补齐台账。") + line("（二）按月开展检查。")
    body += line("（三）工作要求") + line("各支部要高度重视，逐项落实到位，确保取得实效。")
    kinds = [block.kind for block in read_word(body).blocks]
    assert kinds == [BlockKind.PARAGRAPH] * 3 + [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_large_centred_lines_are_titles_wherever_they_stand() -> None:
    large = "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr><w:sz w:val='44'/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    body = (
        large.format("某某学校党支部")
        + large.format("述职报告")
        + line(FULL)
        + large.format("另一篇述职报告")
        + line(FULL)
    )
    kinds = [block.kind for block in read_word(body).blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.PARAGRAPH]


def test_a_number_and_its_text_never_run_together() -> None:
    def numbering(text: str, suffix: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        )

    def printed(text: str, suffix: str, words: str) -> str:
        return read_word(item(words, 1), numbering=numbering(text, suffix)).blocks[0].text

    assert printed("%1.", "tab", "加强学习。") == "1.加强学习。"
    assert printed("%1.", "tab", "2024年底前完成。") == "1. 2024年底前完成。"
    assert printed("%1", "tab", "概述。") == "1 概述。"
    assert printed("第%1条", "space", "总则。") == "第1条 总则。"
    assert printed("%1", "nothing", "号楼。") == "1号楼。"
