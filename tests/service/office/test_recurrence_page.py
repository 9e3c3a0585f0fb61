"""The page stands alone: no script, no address outside, every word escaped."""

import re
from dataclasses import replace

from lxml import etree, html

from service.office.recurrence_page import recurrence_page
from service.rules.timeline import timeline
from tests.service.factories import TODAY, checklist

PAGE = recurrence_page([timeline(checklist("u1"), 1), timeline(checklist("u2"), 2)], TODAY).decode()


def test_it_needs_nothing_from_elsewhere() -> None:
    outside = set(re.findall(r"https?://[^\"' <]+", PAGE))
    assert outside == {"http://www.w3.org/2000/svg"}
    assert "<script" not in PAGE
    assert "@import" not in PAGE


def test_each_organization_has_a_picture_with_marks_and_tips() -> None:
    page = html.fromstring(PAGE)
    pictures = page.xpath("//section//svg")
    assert len(pictures) == 2
    for status in ("新发", "复发", "顽固", "未提及"):
        assert pictures[0].xpath(f".//title[contains(., '{status}')]")


def test_labels_lead_to_their_stories() -> None:
    page = html.fromstring(PAGE)
    anchors = [link.removeprefix("#") for link in page.xpath("//svg//a/@href")]
    assert anchors
    assert all(page.xpath(f"//details[@id='{anchor}']") for anchor in anchors)


def test_words_are_escaped() -> None:
    one = timeline(checklist("u1"), 1)
    line = replace(one.lines[0], label="<script>alert(1)</script>")
    page = recurrence_page([replace(one, lines=(line,), organization='"><b>')], TODAY).decode()
    assert "<script>" not in page
    assert etree.HTML(page) is not None


def test_nothing_to_show_is_said() -> None:
    assert "没有组织可以分析" in recurrence_page([], TODAY).decode()
