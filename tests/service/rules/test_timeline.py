"""The picture has a mark for each year from the first naming on; silence is never taken for an end."""

from dataclasses import replace

from service.records import ChainStatus
from service.rules.timeline import timeline
from tests.service.factories import checklist


def test_marks_of_a_chronic_a_skipping_and_a_silent_problem() -> None:
    made = timeline(checklist("u1"), 1)
    assert made.years == (2021, 2022, 2023)
    marks = [tuple(mark.status for mark in line.marks) for line in made.lines]
    new, again, chronic, silent = (
        ChainStatus.NEW,
        ChainStatus.RECURRING,
        ChainStatus.CHRONIC,
        ChainStatus.UNMENTIONED,
    )
    assert marks[0] == (new, again, chronic)
    assert (new, silent, again) in marks
    assert (new, again, silent) in marks
    assert (new, silent, silent) in marks


def test_each_repeated_problem_has_a_story_and_an_anchor() -> None:
    made = timeline(checklist("u1"), 3)
    anchors = [line.anchor for line in made.lines if line.anchor]
    assert anchors == [story.anchor for story in made.stories]
    assert anchors[0] == "p3-1"
    assert [event.year for event in made.stories[0].events] == ["2021年", "2022年", "2023年"]


def test_every_problem_is_in_the_picture() -> None:
    made = checklist("u1")
    assert len(timeline(made, 1).lines) == len(made.rows) + len(made.unmentioned)


def test_what_came_back_after_its_closing_is_marked_so_in_the_last_year() -> None:
    made = checklist("u1")
    relapsed = replace(next(chain for chain in made.chains if len(chain.years) == 3), status=ChainStatus.RELAPSED)
    line = timeline(replace(made, chains=(relapsed,)), 1).lines[0]
    assert line.status == "销号后复发"
    assert [mark.status for mark in line.marks] == [ChainStatus.NEW, ChainStatus.RECURRING, ChainStatus.RELAPSED]
