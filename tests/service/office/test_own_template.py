"""Own templates: what the linter says, what it mends, and what is written."""

from __future__ import annotations

import pytest

from extractors.errors import UnreadableFile
from service.office.own_template import check, fill, report_json
from service.office.papers import paper
from service.office.template_check import TemplateReport
from service.office.template_sample import sample_context
from tests.service.word_templates import part, table, texts, with_parts, word

KIND = "supervision"
RELATIONS = "word/_rels/document.xml.rels"
EXTERNAL = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    b'Target="file:///etc/hostname" TargetMode="External"/></Relationships>'
)


def report(data: bytes) -> TemplateReport:
    return report_json().validate_json(check(data, KIND))


def said(data: bytes) -> str:
    return "\n".join(flaw.text for flaw in report(data).flaws)


def filled(data: bytes) -> bytes:
    return fill(sample_context(paper(KIND)), data, KIND)


def test_an_unknown_tag_is_told_with_place_and_nearest_name() -> None:
    assert said(word("督办单位：{{ 单位名 }}")) == (
        "第1段（督办单位：{{ 单位名 }}）：{{ 单位名 }}，没有“单位名”这个标签。最接近的是“单位”。"
    )


def test_a_name_that_is_in_a_list_is_told_with_its_loop() -> None:
    assert "{% for 问题 in 问题清单 %}{{ 问题.责任领导 }}{% endfor %}" in said(word("{{ 责任领导 }}"))


def test_a_wrong_name_in_a_cell_is_told_with_row_and_cell() -> None:
    rows = [["序号", "内容"], ["{% for 问题 in 问题清单 %}{{ 问题.序号 }}", "{{ 问题.责任领道 }}{% endfor %}"]]
    words = said(word(rows=rows))
    assert words.startswith("第1个表格第2行第2格（")
    assert "最接近的是“责任领导”" in words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ 单位", "标签没有写完，后面缺 }}"),
        ("单位 }}", "前面缺 {{"),
        ("{% for 问题 in 问题清单 %}{{ 问题.短名 }}", "后面缺{% endfor %}"),
        ("{{ 单位 }}{% endif %}", "前面没有对应的{% if … %}"),
        ("{% else %}", "前面没有对应的{% if … %}"),
        ("{{ 单位 年度 }}", "写法不对"),
        ("{% for 甲 in 单位 %}{% endfor %}", "“单位”是文字，不是清单"),
        ("{{ 问题清单 }}", "要写成循环"),
        ("{{ 依据材料 }}", "| 连接('、')"),
        ("{{ 单位.名称 }}", "下面没有别的"),
        ("{# 说明", "后面缺 #}"),
        ("{{r 单位 }}", "写法不对"),
        ("{% raw %}", "写法不对"),
        ("{{ 单位 | upper }}", "没有“upper”这个过滤器"),
    ],
)
def test_what_cannot_work_is_explained(text: str, words: str) -> None:
    assert words in said(word(text))


def test_a_loop_that_begins_in_one_paragraph_and_ends_inside_another_is_refused() -> None:
    assert "没有放在对应的位置" in said(word("{% for 问题 in 问题清单 %}", "{{ 问题.短名 }}{% endfor %}"))


def test_words_beside_a_row_tag_would_be_lost() -> None:
    rows = [["{%tr for 问题 in 问题清单 %}", "会丢的字"], ["{{ 问题.短名 }}", ""], ["{%tr endfor %}", ""]]
    assert "还有别的文字，会丢失" in said(word(rows=rows))


def test_a_tag_split_over_runs_is_joined() -> None:
    assert texts(filled(word(["致{", "{ 单", "位 }", "}：", "请办理"]))) == ["致青禾小学党支部：请办理"]


def test_marks_from_a_chinese_keyboard_are_mended() -> None:
    typed = "{{ 单位 }}完成率50%{% if 问题数 > 1 %}多项{% endif %}，{{ 依据材料|连接('，') }}"
    wide = {ord(mark): ord(mark) + 0xFEE0 for mark in "{}%|()"}
    data = word(typed.translate(wide).replace("'", "”"))
    assert report(data).is_sound
    assert report(data).repairs == ("第1段：标签里的全角花括号、标点改成了半角",)
    assert texts(filled(data))[0].startswith("青禾小学党支部完成率50\uff05多项，《")


def test_a_loop_from_the_first_cell_to_the_last_repeats_the_row() -> None:
    rows = [["序号", "内容"], ["{% for 问题 in 问题清单 %}{{ 问题.序号 }}", "{{ 问题.短名 }}{% endfor %}"]]
    assert table(filled(word(rows=rows))) == [["序号", "内容"], ["1", "集体学习次数不够"], ["2", "谈心谈话没有记录"]]


def test_a_loop_in_paragraphs_of_its_own_leaves_no_empty_ones() -> None:
    data = word("{% for 问题 in 问题清单 %}", "{{ loop.index | 中文数字 }}、{{ 问题.短名 }}", "{% endfor %}", "完")
    assert texts(filled(data)) == ["一、集体学习次数不够", "二、谈心谈话没有记录", "完"]


def test_a_condition_and_its_words_may_fill_a_paragraph_between_others() -> None:
    loop = "{% for 问题 in 问题清单 %}{{ 问题.序号 }}；{% endfor %}"
    data = word("前", "{% if 问题数 %}共{{ 问题数 }}项{% endif %}", loop, "后")
    assert report(data).is_sound
    assert texts(filled(data)) == ["前", "共2项", "1；2；", "后"]


def test_data_are_words_and_never_markup_or_tags() -> None:
    context = sample_context(paper(KIND)) | {"单位": "<w:p/>&{{ 年度 }}"}
    assert texts(fill(context, word("{{ 单位 }}"), KIND)) == ["<w:p/>&{{ 年度 }}"]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 单位.__class__ }}",
        "{{ 问题清单.__len__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum() }}",
        "{% for 甲 in range(10**9) %}{{ 甲 }}{% endfor %}",
        "{{ '字' * 10**9 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 单位.format(1) }}",
        "{{ 单位['__class__'] }}",
        "{{ 单位 | attr('__class__') }}",
        "{% include '/etc/hostname' %}",
        "{% import 'os' as os %}",
        "{% extends '/etc/hostname' %}",
        "{% set 甲 = 1 %}",
        "{% macro 甲() %}{% endmacro %}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    ],
)
def test_a_hostile_tag_is_refused_when_checked_and_when_filled(attack: str) -> None:
    assert not report(word(attack)).is_sound
    with pytest.raises(UnreadableFile):
        filled(word(attack))


@pytest.mark.parametrize("kind", [b"image", b"frame", b"subDocument", b"oleObject", b"afChunk"])
def test_what_lies_outside_is_never_fetched(kind: bytes) -> None:
    data = word("{{ 单位 }}")
    data = with_parts(data, {RELATIONS: part(data, RELATIONS).replace(b"</Relationships>", EXTERNAL % kind)})
    assert "链接到外部" in said(data)
    with pytest.raises(UnreadableFile, match="链接到外部"):
        filled(data)


def test_the_note_where_a_file_came_from_is_dropped() -> None:
    data = word("{{ 单位 }}")
    relations = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    data = with_parts(data, {"word/_rels/settings.xml.rels": relations + EXTERNAL % b"attachedTemplate"})
    assert report(data).is_sound
    assert b"hostname" not in b"".join(filled(data).split(b"PK"))


def test_a_tag_where_no_paragraph_is_seen_is_found_by_trying() -> None:
    data = word("{{ 单位 }}")
    body = part(data, "word/document.xml").replace(b"<w:t>", b"<w:delText>{{ \xe7\x94\xb2 }}</w:delText><w:t>", 1)
    assert "整个文件：模板套用不成：没有“甲”这个标签" in said(with_parts(data, {"word/document.xml": body}))


@pytest.mark.parametrize("code", ["INCLUDETEXT /etc/hostname", "DDEAUTO c:\\cmd.exe", 'INCLUDEPICTURE "http://a/b"'])
def test_fields_that_fetch_are_refused(code: str) -> None:
    data = word("{{ 单位 }}")
    body = part(data, "word/document.xml").replace(
        b"<w:t>", f"<w:instrText>{code[:4]}</w:instrText><w:instrText>{code[4:]}</w:instrText><w:t>".encode(), 1
    )
    assert "读外部文件的域" in said(with_parts(data, {"word/document.xml": body}))


def test_entities_and_bombs_are_refused() -> None:
    data = word("{{ 单位 }}")
    xml = part(data, "word/document.xml")
    bomb = xml.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>', 1)
    with pytest.raises(UnreadableFile):
        check(with_parts(data, {"word/document.xml": bomb}), KIND)
    with pytest.raises(UnreadableFile):
        check(with_parts(data, {"word/media/a.xml": b" " * 80_000_000}), KIND)
    with pytest.raises(UnreadableFile):
        check(b"PK\3\4 nothing", KIND)
