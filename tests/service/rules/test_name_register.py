"""Short names completed by what other reports tell, and left alone where that could be wrong."""

from __future__ import annotations

import pytest

from service.rules.name_register import Completion, Register, Sighting

FULL = Sighting("a", "2021年述职.docx", "云山区柳荫路小学党支部", reporter="郑望")


def told(*sightings: Sighting) -> Completion:
    """What the register says of the last one."""
    return Register(sightings).completion(sightings[-1])


def seen(name: str | None, reporter: str | None = None, regions: tuple[str, ...] = ()) -> Sighting:
    return Sighting("b", "2022年述职.docx", name, reporter=reporter, regions=regions)


def test_a_short_name_is_completed_with_the_reason() -> None:
    found = told(FULL, seen("柳荫路小学党支部"))
    assert found.name == "云山区柳荫路小学党支部"
    assert found.reason == "名称由《2021年述职.docx》补全，原文只写“柳荫路小学党支部”"
    assert not found.doubt


def test_the_report_keeps_its_own_party_body() -> None:
    assert told(FULL, seen("柳荫路小学党总支")).name == "云山区柳荫路小学党总支"


def test_an_abbreviation_is_written_out() -> None:
    full = Sighting("a", "一.docx", "北山初级中学党总支")
    assert told(full, seen("北山初中党总支")).name == "北山初级中学党总支"


def test_what_a_person_put_stays_and_teaches_others() -> None:
    person = Sighting("b", "二.docx", "柳荫路小学党支部", is_decided=True)
    assert told(FULL, person) == Completion("柳荫路小学党支部")
    chosen = Sighting("a", "一.docx", "云山区柳荫路小学党支部", is_decided=True)
    assert told(chosen, seen("柳荫路小学党支部")).name == "云山区柳荫路小学党支部"


def test_two_units_that_fit_are_a_doubt() -> None:
    other = Sighting("c", "三.docx", "松岭区柳荫路小学党支部")
    found = told(FULL, other, seen("柳荫路小学党支部"))
    assert found.name == "柳荫路小学党支部"
    assert "云山区柳荫路小学党支部" in found.doubt
    assert "松岭区柳荫路小学党支部" in found.doubt


def test_the_reporter_or_the_region_says_which_of_two() -> None:
    other = Sighting("c", "三.docx", "松岭区柳荫路小学党支部", reporter="何春")
    assert told(FULL, other, seen("柳荫路小学党支部", reporter="何春")).name == "松岭区柳荫路小学党支部"
    assert told(FULL, other, seen("柳荫路小学党支部", regions=("云山区",))).name == "云山区柳荫路小学党支部"


def test_a_reporter_alone_decides_nothing() -> None:
    assert told(FULL, seen("东关小学党支部", reporter="郑望")).name == "东关小学党支部"
    assert told(FULL, seen(None, reporter="郑望")).name is None


def test_a_text_about_another_region_is_not_completed() -> None:
    found = told(FULL, seen("柳荫路小学党支部", regions=("松岭区",)))
    assert found.name == "柳荫路小学党支部"
    assert "松岭区" in found.doubt


@pytest.mark.parametrize(
    ("reporter", "name"), [(None, "实验小学党支部"), ("何春", "实验小学党支部"), ("郑望", "云山区实验小学党支部")]
)
def test_a_name_that_many_places_have_needs_a_sign(reporter: str | None, name: str) -> None:
    full = Sighting("a", "一.docx", "云山区实验小学党支部", reporter="郑望")
    elsewhere = Sighting("c", "三.docx", "松岭区第二小学党支部", reporter="何春")
    assert told(full, elsewhere, seen("实验小学党支部", reporter)).name == name


def test_a_batch_of_one_region_is_a_sign() -> None:
    full = Sighting("a", "一.docx", "云山区实验小学党支部")
    assert told(full, FULL, seen("实验小学党支部")).name == "云山区实验小学党支部"


def test_look_alikes_stay_apart() -> None:
    full = Sighting("a", "一.docx", "云山区第十一小学党支部")
    assert told(full, seen("第一小学党支部")) == Completion("第一小学党支部")


def test_a_school_gets_the_body_that_reports_of_its_standard_name() -> None:
    full = Sighting("a", "一.docx", "云山区柳荫路小学党支部", standard="party")
    party = Sighting("b", "二.docx", "柳荫路小学", standard="party")
    safety = Sighting("c", "三.docx", "柳荫路小学", standard="safety")
    assert told(full, party).name == "云山区柳荫路小学党支部"
    assert told(full, safety).name == "云山区柳荫路小学"
