"""What the page tells of a file's reading."""

from __future__ import annotations

from pathlib import Path

from tests.server import hand_in, running

REPORT = (
    "2023年度述职报告",
    "青石镇第{0}小学党支部书记　{1}",
    "一年来，第{0}小学党支部认真履行职责，现将情况报告如下。",
    "一、存在的问题",
    "（一）理论学习不够深入，笔记抄得多、想得少。",
    "二、下一步打算",
    "今后将按照要求认真整改。",
)


def test_several_articles_in_a_file_are_listed_with_why_they_were_parted(tmp_path: Path) -> None:
    file = tmp_path / "汇编.txt"
    written = [line.format(number, name) for number, name in enumerate(("张三", "李四"), 1) for line in REPORT]
    file.write_text("\n".join(written), encoding="utf-8")
    with running(tmp_path / "data") as client:
        (report,) = hand_in(client, file)
        page = client.get(f"/reports/{report['id']}").text
    assert "文件里有 2 篇，已分开" in page
    assert "正文中又出现一个文种标题" in page
