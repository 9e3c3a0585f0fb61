"""Web furniture around a text."""

from __future__ import annotations

import pytest

from extractors.readers.shell import furniture, reasons

BODY = "支部全年讲党课四次，其中书记讲两次，支委各讲一次，讲完都请党员当场提问。"


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：教师节活动安排",
        "- 下一篇:防汛值班表",
        "推荐访问：述职 报告 党建",
        "（责任编辑：高远）",
        "责编 林小舟",
        "免责声明：本站文章均为转载",
        "第 3 页 / 共 12 页",
        "— 4 —",
        "导语：本文来源于网友上传，不代表本站观点，仅供参考。",
        "时间：2023-05-06 11:20:31",
        "字号：大 中 小",
        "阅读次数：318",
        "热门评论",
        "二、存在的问题……………………3",
        "【推荐访问】：述职 报告 党建",
        "本文来源：http://www.example.cn/1.html",
        "发布时间：2024-01-05 来源：青柳区教育局 浏览次数：123 字号：[大 中 小]",
        "[编者按] 年终述职是一年工作的总检阅。",
        "打印本页 | 关闭窗口",
        "Top",
        "好的开头等于成功的一半。下面是某某范文网小编为大家整理的述职报告，希望对您有帮助。",
    ],
)
def test_furniture_is_recognized(line: str) -> None:
    assert furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "时间：2023年5月6日上午　地点：三楼会议室",
        "来源：青柳区教育局　2023年5月6日",
        "一、收藏党史资料，建好一面墙。",
        "首页公开栏没有及时更新，家长意见较大。",
        "（一）第3页记录有涂改",
        "2023年12月",
        "评论工作做得少。",
        "时间：2024年1月5日，各支部集中阅读原著。",
        "编者写得不够细。",
    ],
)
def test_body_text_is_kept(line: str) -> None:
    assert furniture(line) is None


def test_short_lines_between_buttons_go_with_them() -> None:
    found = reasons(["某某新闻", "立即下载", "汇聚力量", "立即下载", "支部建在年级组上", BODY])
    assert [reason is None for reason in found] == [False, False, False, False, True, True]


def test_a_repeated_title_is_left_out_once() -> None:
    assert reasons(["支部建在年级组上", "某某网2018-12-05", "支部建在年级组上", BODY])[2] == "重复的标题"


def test_a_repeated_sentence_is_no_title() -> None:
    assert reasons([BODY, "第二句。", BODY]) == [None, None, None]


def test_a_title_between_buttons_stays() -> None:
    assert reasons(["首页 > 党建", "述职报告", "字号：大 中 小", BODY])[1] is None
