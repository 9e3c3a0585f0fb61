"""The survey of all organizations is worked out once, and anew as soon as anything that feeds it changes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from extractors.standards.reading import SHIPPED
from service.actions.correct_report import correct_report
from service.actions.decide_finding import Subject, decide_finding
from service.actions.judge_link import judge_link
from service.actions.parts import Parts
from service.actions.rename_organization import rename_organization
from service.actions.survey_organizations import survey_organizations
from service.actions.write_entry import write_entry
from service.rules.decisions import Action
from service.rules.link_verdicts import Opinion
from service.store import reports
from tests.service.actions.test_judge_link import AGAIN, FEES, FORMER, NEW, OLD, ROOM, read
from tests.service.extractions import SCHOOL


@pytest.fixture
def filled(parts: Parts) -> Parts:
    """Two years of one unit."""
    read(parts, OLD, 2023, (FEES, ROOM))
    read(parts, NEW, 2024, (AGAIN,))
    return parts


def finding(parts: Parts) -> str:
    """The one of the latest year."""
    return survey_organizations(parts).of(SCHOOL).rows[0].finding.id


def two(parts: Parts) -> tuple[str, str]:
    """Findings of both years."""
    earlier, later = survey_organizations(parts).of(SCHOOL).reports
    return earlier.findings[0].id, later.findings[0].id


def _own_standard(parts: Parts) -> None:
    folder = parts.settings.data / "standards"
    folder.mkdir(parents=True, exist_ok=True)
    text = (SHIPPED / "school-safety.yaml").read_text(encoding="utf-8")
    (folder / "our-safety.yaml").write_text(text.replace("id: school-safety", "id: our-safety"), encoding="utf-8")


def _another_process(parts: Parts) -> None:
    database = parts.settings.data / "shugai.sqlite"
    write = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('UPDATE reports SET year = 2022'); c.commit()"
    )
    subprocess.run([sys.executable, "-c", write, str(database)], check=True)


CHANGES: dict[str, Callable[[Parts], object]] = {
    "reading": lambda parts: read(parts, "ef" * 32, 2024, (ROOM,), FORMER),
    "upload": lambda parts: reports.add(parts.store, reports.NewReport("aa" * 32, "新.docx", 9, "auto", "王晓燕")),
    "decision": lambda parts: decide_finding(parts, Subject(NEW, finding(parts), 0), Action.CONFIRM),
    "correction": lambda parts: correct_report(parts, NEW, "云山区柳浪小学党支部", None),
    "entry": lambda parts: write_entry(parts, finding(parts), 0, {"progress": "已开会布置。"}),
    "former name": lambda parts: rename_organization(parts, FORMER, SCHOOL),
    "verdict": lambda parts: judge_link(parts, *two(parts), Opinion.SAME),
    "standard": _own_standard,
    "another process": _another_process,
}


def test_reading_changes_nothing(filled: Parts) -> None:
    stamp = filled.store.watch.stamp()
    reports.listing(filled.store)
    assert filled.store.watch.stamp() == stamp


def test_the_survey_is_remembered(filled: Parts) -> None:
    assert survey_organizations(filled) is survey_organizations(filled)
    assert survey_organizations(filled, 2023) is survey_organizations(filled, 2023)
    assert survey_organizations(filled, 2023) is not survey_organizations(filled)


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_shows_at_once(filled: Parts, change: str) -> None:
    before = survey_organizations(filled)
    CHANGES[change](filled)
    assert survey_organizations(filled) is not before
