"""Former names of organizations as people state them."""

from __future__ import annotations

from datetime import UTC, datetime

from service.rules.renamings import Renaming, renamed, standing
from tests.service.factories import own_report

OLD, NEW = "老街子弟小学党支部", "新港区实验学校党支部"


def step(present: str, version: int) -> Renaming:
    return Renaming(OLD, present, version, "王晓燕", datetime(2024, 1, 5, tzinfo=UTC))


def test_reports_of_the_organization_know_its_former_name() -> None:
    known = standing([step(NEW, 1)])
    mine, other = renamed([own_report(NEW, ()), own_report("云溪区第一小学党支部", ())], known)
    assert (mine.aliases, other.aliases) == ((OLD,), ())


def test_a_name_that_was_taken_back_is_forgotten() -> None:
    assert standing([step(NEW, 1), step("", 2)]) == {}
