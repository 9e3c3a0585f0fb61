"""What people placed and deleted speaks for the next report, where it is really near."""

from __future__ import annotations

import pytest

from extractors.doubts import DOUBTFUL, doubted
from extractors.findings import Finding, Location, Source
from extractors.lessons import Dismissal, Lessons, Precedent
from extractors.pipeline import Words, placed
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


def finding(quote: str) -> Finding:
    place = Location(("二、存在的问题",), 2)
    return Finding("f1", quote, 0, len(quote), quote[:10], Source.SELF, "松林小学党支部", place)


def test_where_people_said_that_no_item_fits_a_near_finding_has_none_and_says_why() -> None:
    (told,) = placed([finding(f"（二）{NEARLY}")], Words(NEARLY), PARTY, Lessons((precedent(""),)))
    assert told.standards == ()
    assert "改为“没有合适的条目”" in told.reasons[0]


def test_words_that_people_deleted_twice_are_kept_but_doubtful() -> None:
    dismissal = Dismissal(f"（一）{QUOTE}", (ORIGIN, "2023年《对照检查》"))
    told, other = doubted([finding(f"（二）{QUOTE}"), finding(FAR)], [dismissal])
    assert told.score == DOUBTFUL
    assert "已被人工删除2次（2024年《述职报告》、2023年《对照检查》）" in told.reasons[0]
    assert other == finding(FAR)
