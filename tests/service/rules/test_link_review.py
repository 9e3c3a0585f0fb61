"""What people look at to say whether findings are the same problem."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from service.records import ChainStatus, OrganizationChecklist
from service.rules.link_review import link_review
from service.rules.link_verdicts import LinkVerdict, Opinion
from tests.service.factories import checklist, own_report

AGAIN = "党费收缴不及时，三个月没有收。"


def alike() -> OrganizationChecklist:
    """A new problem that is like one of an earlier year that was left open."""
    made = checklist("u1")
    (old,), (new,) = (own_report("甲校", (AGAIN,), year=year).findings for year in (2021, 2023))
    unmentioned = replace(made.rows[0], finding=old, status=ChainStatus.UNMENTIONED)
    row = replace(made.rows[0], finding=new, status=ChainStatus.NEW)
    return replace(made, rows=(row,), unmentioned=(unmentioned,), chains=())


def test_links_come_with_what_was_promised_and_the_verdict() -> None:
    made = checklist("u1")
    link = next(chain for chain in made.chains if len(chain.years) == 3).links[0]
    verdict = LinkVerdict(link.later, link.earlier, Opinion.SAME, 1, "王晓燕", datetime(2024, 1, 5, tzinfo=UTC))
    pairs = [pair for one in link_review(made, {verdict.pair: verdict}).chains for pair in one.links]
    (judged,) = [pair for pair in pairs if pair.verdict]
    assert (judged.earlier.id, judged.later.id) == (link.earlier, link.later)
    assert judged.promised


def test_a_new_problem_like_one_left_open_is_shown_until_it_is_judged() -> None:
    made = alike()
    (pair,) = link_review(made, {}).likely
    assert (pair.earlier.year, pair.later.year) == (2021, 2023)
    verdict = LinkVerdict(
        pair.earlier.id, pair.later.id, Opinion.DIFFERENT, 1, "王晓燕", datetime(2024, 1, 5, tzinfo=UTC)
    )
    assert link_review(made, {verdict.pair: verdict}).likely == ()
