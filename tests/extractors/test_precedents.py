"""What people placed and deleted speaks for the next report, where it is really near."""

from __future__ import annotations

import pytest

from extractors.document import Block, BlockKind, Document, Origin, Reading
from extractors.lessons import Dismissal, Lessons, Precedent
from extractors.pipeline import understand
from extractors.standards import find, rank

PARTY = find("school-party", ())
QUOTE = "阵地建设不规范。党员活动室兼作器材仓库，跳绳和垫子堆到桌边，开会要先搬一遍东西。"
NEARLY = "阵地建设不规范。党员活动室兼作器材仓库，垫子和跳绳堆到桌边，开会前要先搬东西。"
FAR = "党费收缴不够及时，两名党员拖了一个季度。"
ORIGIN = "2024年《述职报告》"


def precedent(code: str, *, corrected: bool = True) -> Precedent:
    return Precedent(QUOTE, PARTY.id, code, ORIGIN, corrected)


def other_code() -> str:
    """An item that the machine would not choose by itself."""
    chosen = {match.code for match in rank(PARTY, NEARLY)}
    return next(item.code for item in PARTY.items if item.code not in chosen)


def test_an_item_that_people_chose_for_a_near_finding_comes_first_with_the_reason() -> None:
    code = other_code()
    first = rank(PARTY, NEARLY, lessons=Lessons((precedent(code),)))
    assert first[0].code == code
    assert f"与{ORIGIN}里改为{code}的一条相近" in first[0].reasons[0]
    assert 0.99 < sum(match.score for match in first) <= 1.001
    assert len(first) <= 3


def test_a_finding_that_is_not_near_keeps_its_items() -> None:
    assert rank(PARTY, FAR, lessons=Lessons((precedent(other_code()),))) == rank(PARTY, FAR)


def test_a_confirmed_item_changes_nothing_where_it_is_first_already() -> None:
    machine = rank(PARTY, NEARLY)
    assert rank(PARTY, NEARLY, lessons=Lessons((precedent(machine[0].code, corrected=False),))) == machine


@pytest.mark.parametrize(
    "strange", [Precedent(QUOTE, "another", "B3", ORIGIN), Precedent(QUOTE, "school-party", "Z9", "")]
)
def test_an_item_that_the_standard_does_not_have_is_left_alone(strange: Precedent) -> None:
    assert rank(PARTY, NEARLY, lessons=Lessons((strange,))) == rank(PARTY, NEARLY)


def read(line: str, lessons: Lessons) -> str:
    """Score, number of items and reasons of the finding in a line of a report."""
    kinds = (BlockKind.TITLE, BlockKind.HEADING)
    told = (
        "松林小学党支部2023年度述职报告",
        "二、存在的问题",
        f"（一）{FAR}",
        line,
        "（三）组织生活不规范。谈心谈话没有做到全覆盖。",
    )
    blocks = tuple(
        Block(f"b{n}", kinds[n] if n < len(kinds) else BlockKind.PARAGRAPH, line, line) for n, line in enumerate(told)
    )
    size = sum(map(len, told))
    found = understand(
        Document(Origin("述职.docx", "0" * 64, "docx", size), blocks, Reading(size, size)), [PARTY], lessons
    )
    one = next(each for each in found.findings if "活动室" in each.quote)
    return "；".join((f"{one.score:.1f}", str(len(one.standards)), *one.reasons))


def test_where_people_said_that_no_item_fits_a_near_finding_has_none_and_says_why() -> None:
    told = read(f"（二）{NEARLY}", lessons=Lessons((precedent(""),)))
    assert told.split("；")[1] == "0"
    assert "改为“没有合适的条目”" in told


def test_words_that_people_deleted_twice_are_kept_but_doubtful() -> None:
    lessons = Lessons(dismissals=(Dismissal(f"（二）{QUOTE}", (ORIGIN, "2023年《对照检查》")),))
    told = read(f"（二）{QUOTE}", lessons=lessons)
    assert told.startswith("0.3")
    assert "已被人工删除2次（2024年《述职报告》、2023年《对照检查》）" in told
