"""HTML pages as documents."""

from __future__ import annotations

import pytest

from extractors.document import BlockKind, Document, Origin
from extractors.errors import EmptyFile
from extractors.readers import html

PAGE = """<html><head><meta charset="gb2312"><title>网站</title><script>var a = "看不见";</script></head><body>
<nav>首页 新闻</nav><h1>青柳镇中心小学党支部述职报告</h1>
<p>　　2023年，支部<b>坚持</b>每月学习。<br>党员都参加。</p><h2>一、存在的问题</h2>
<table><tr><th>序号</th><th>问题</th></tr>
<tr><td rowspan="2">1</td><td>学习不深</td></tr><tr><td>记录不全</td></tr></table>
<ul><li>一是人少</li><li>二是事多</li></ul><div style="x">上一篇：<a href="http://example.org/">旧闻</a></div></body></html>"""


def read(page: str, encoding: str = "utf-8") -> Document:
    data = page.encode(encoding)
    return html.read(data, Origin("报告.html", "0" * 64, "html", len(data)))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_blocks_come_as_people_see_them(encoding: str) -> None:
    document = read(PAGE, encoding)
    assert [block.text for block in document.blocks] == [
        "青柳镇中心小学党支部述职报告",
        "2023年，支部坚持每月学习。",
        "党员都参加。",
        "一、存在的问题",
        "序号\t问题",
        "1\t学习不深",
        "记录不全",
        "一是人少",
        "二是事多",
    ]


def test_headings_and_merged_cells_keep_their_place() -> None:
    blocks = read(PAGE).blocks
    assert blocks[0].kind is BlockKind.TITLE
    assert (blocks[3].kind, blocks[3].level) == (BlockKind.HEADING, 1)
    assert [(cell.column, cell.height) for cell in blocks[5].cells] == [(0, 2), (1, 1)]
    assert [cell.column for cell in blocks[6].cells] == [1]


def test_navigation_is_told_as_skipped() -> None:
    reading = read(PAGE).reading
    assert [(skip.reason, skip.count) for skip in reading.skipped] == [("网页导航和页脚", 4), ("上一篇、下一篇", 6)]
    assert reading.characters_in_file == reading.characters_read + 10


def test_a_page_inside_a_form_as_old_sites_have_it_is_read() -> None:
    page = "<body><form action='x'><p>支部述职报告</p><input value='搜'><p>全年学习十二次。</p></form></body>"
    assert read(page).text == "支部述职报告\n全年学习十二次。"


def test_a_table_that_only_lays_out_the_page_is_read_as_text() -> None:
    document = read("<body><table><tr><td><p>第一段</p></td></tr><tr><td><p>第二段</p></td></tr></table></body>")
    assert [(block.kind, block.text) for block in document.blocks][1] == (BlockKind.PARAGRAPH, "第二段")


def test_a_deep_nesting_is_read_without_a_crash() -> None:
    assert "底" in read("<body>" + "<div>" * 1500 + "底" + "</div>" * 1500).text


def test_a_page_that_shows_nothing_is_refused() -> None:
    with pytest.raises(EmptyFile, match="没有可以看见的文字"):
        read("<html><body><script>1</script></body></html>")


def test_items_of_an_ordered_list_have_their_numbers() -> None:
    items = "<li>理论学习不够深入，笔记抄得多。</li><li><p>谈心谈话没有做到全覆盖。</p></li>"
    lists = f"<ol>{items}</ol><ol style='list-style-type: cjk-ideographic' start=3>{items}</ol><ol type=a>{items}</ol>"
    texts = [block.text for block in read(f"<body>{lists}</body>").blocks]
    words = ["理论学习不够深入，笔记抄得多。", "谈心谈话没有做到全覆盖。"]
    numbers = ["1.", "2.", "三、", "四、", "a.", "b."]
    assert texts == [number + word for number, word in zip(numbers, words * 3, strict=True)]


@pytest.mark.parametrize(
    "listed",
    [
        "<ol style='list-style: none'><li>理论学习不够深入，笔记抄得多。</li></ol>",
        "<ol><li>（一）理论学习不够深入，笔记抄得多。</li></ol>",
        "<ol class=breadcrumb><li>首页</li><li>党建工作</li></ol>",
        "<ul><li>理论学习不够深入，笔记抄得多。</li></ul>",
    ],
)
def test_other_lists_get_none(listed: str) -> None:
    assert not any(block.text.startswith("1.") for block in read(f"<body><p>述职报告。</p>{listed}</body>").blocks)


def test_an_item_with_a_control_character_gets_its_number() -> None:
    (block,) = read("<body><ol><li>谈心\x01谈话没有做到全覆盖。</li></ol></body>").blocks
    assert block.text == "1.谈心谈话没有做到全覆盖。"


def test_what_no_browser_shows_is_told_not_read() -> None:
    page = (
        "<p>2023年，<span style='display: none'>内部</span>支部坚持每月学习。</p><p hidden>草稿</p><p>党员都参加。</p>"
    )
    document = read(f"<body>{page}</body>")
    assert [block.text for block in document.blocks] == ["2023年，支部坚持每月学习。", "党员都参加。"]
    assert [(told.reason, told.sample) for told in document.reading.skipped] == [("网页里不显示的文字", "内部草稿")]
    assert document.reading.characters_in_file == document.reading.characters_read + 4


def test_a_page_whose_text_waits_for_a_script_is_read() -> None:
    page = "<body><p>首页</p><div style='display:none'><p>2023年，支部坚持每月学习。</p></div></body>"
    assert "支部坚持每月学习" in read(page).text
