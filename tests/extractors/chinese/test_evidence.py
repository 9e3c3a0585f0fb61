"""Pictures go with the finding that they show."""

from __future__ import annotations

from dataclasses import replace

from extractors.chinese.steps import notes
from extractors.document import Picture
from extractors.findings import Finding
from tests.extractors.chinese.reports import report

LINES = (
    "校园安全检查情况通报",
    "二、发现的问题",
    "1.实训楼二层三具灭火器压力不足,没有人更换,见图2。",
    "图1 食堂后门",
    "2.食堂后门疏散通道堆放杂物,应急灯损坏两盏没有维修。",
    "三、整改要求",
    "各校要举一反三。",
)


def shown(*pictures: Picture) -> list[Finding]:
    """The findings of a notice that holds these pictures."""
    return list(notes(replace(report(*LINES), pictures=pictures)).findings)


def block(line: int) -> str:
    return report(*LINES).blocks[line].id


def test_a_picture_goes_with_the_finding_that_it_stands_after() -> None:
    first, second = shown(Picture(block(4), "", "image1.png"))
    assert (first.pictures, [one.name for one in second.pictures]) == ((), ["image1.png"])


def test_a_picture_goes_with_the_finding_that_names_its_number() -> None:
    first, second = shown(Picture(block(4), "图2 实训楼二层", "image2.png"))
    assert ([one.caption for one in first.pictures], second.pictures) == (["图2 实训楼二层"], ())


def test_a_picture_in_another_section_shows_no_finding() -> None:
    assert all(not finding.pictures for finding in shown(Picture(block(6), "", "image3.png")))


def test_a_picture_without_a_place_shows_no_finding() -> None:
    assert all(not finding.pictures for finding in shown(Picture(None, "", "logo.png")))
