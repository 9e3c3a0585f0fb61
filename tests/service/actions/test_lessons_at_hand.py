"""A command that reads a folder uses what people decided in the data folder beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from extractors.lessons import NO_LESSONS
from service.actions.lessons_at_hand import lessons_at_hand
from service.actions.parts import Parts
from service.actions.process_files import Request, process_files
from service.rules.decisions import Action, Changes
from service.settings import Settings
from tests.service.actions.test_learnt_lessons import NEXT, decide, hand_in


def test_where_nobody_decided_anything_no_data_folder_is_made(tmp_path: Path) -> None:
    told: list[str] = []
    settings = Settings(data=tmp_path / "data")
    assert lessons_at_hand(settings, told.append) == NO_LESSONS
    assert not settings.data.exists()
    assert told == []


def test_a_processed_report_follows_what_people_decided(parts: Parts, tmp_path: Path) -> None:
    decide(parts, hand_in(parts)[1], Action.CORRECT, Changes(standard="school-party:E1"))
    (tmp_path / "2025.txt").write_text(NEXT, encoding="utf-8")
    told: list[str] = []
    request = Request([tmp_path / "2025.txt"], tmp_path / "out", date(2026, 3, 1), "school-party")
    done = process_files(request, parts.settings, told.append)
    (item,) = (row.standards[0] for row in done.reports[0].findings if "活动室" in row.place.quote)
    assert item.code == "E1"
    assert "用上了以前的人工核对：定过条目的问题 1 条，反复删除的句子 0 种。" in told


def test_a_database_that_cannot_be_opened_does_not_stop_the_reading(tmp_path: Path) -> None:
    told: list[str] = []
    settings = Settings(data=tmp_path / "data", database="sqlite:////nowhere/at/all.sqlite")
    assert lessons_at_hand(settings, told.append) == NO_LESSONS
    assert told and told[0].startswith("人工核对的结果这次没有用上：数据库打不开")
