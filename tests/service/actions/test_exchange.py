"""A stand-alone computer's round goes to the centre and back: nothing is lost, nothing is forged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.actions.decide_finding import Subject, decide_finding
from service.actions.export_exchange import export_exchange
from service.actions.import_exchange import import_exchange, preview_exchange
from service.actions.parts import Parts
from service.actions.show_report import current
from service.actions.survey_organizations import survey_organizations
from service.actions.undo_sheet import undo_sheet
from service.actions.write_entry import write_entry
from service.errors import Forbidden, NotFound, Unreadable
from service.records import ChecklistRow, Verdict
from service.rules.decisions import Action, Changes
from service.rules.exchange import Chosen
from service.rules.proposals import proposals
from service.sandbox import ReportFile
from service.settings import Settings
from service.store import files, readings, reports
from service.store.database import open_store
from tests.service.extractions import SCHOOL, extraction


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Parts]:
    """The other installation."""
    settings = Settings(data=tmp_path / "centre", user="周主任")
    store = open_store(settings)
    yield Parts(settings, store, lambda report, attempt: None)
    store.close()


@pytest.fixture
def school(parts: Parts) -> Parts:
    """A stand-alone computer with one report that was read."""
    name = files.put(parts.store, "述职报告正文".encode())
    reports.add(parts.store, reports.NewReport(name, "述职.docx", 18, "auto", "王晓燕"))
    said = extraction(name)
    readings.save(parts.store, name, said, proposals(said))
    return parts


def rows(parts: Parts) -> tuple[ChecklistRow, ...]:
    return survey_organizations(parts).of(SCHOOL).rows


def write(parts: Parts, place: int = 0, **fields: str) -> None:
    row = rows(parts)[place]
    write_entry(parts, row.finding.id, row.entry_version, fields)


def moved(source: Parts, target: Parts, *chosen: str) -> int:
    """Export from one, bring into the other; how many clashes were left."""
    file = export_exchange(source, SCHOOL)
    return import_exchange(target, file, Chosen(frozenset(chosen)), accept_key=True).left


def test_a_round_arrives_whole(school: Parts, centre: Parts) -> None:
    write(school, state="整改中", progress="已开专题会")
    moved(school, centre)
    (report,) = (one.id for one in reports.listing(school.store))
    assert current(centre, report) == current(school, report)
    assert files.get(centre.store, report) == files.get(school.store, report)
    assert [row.progress for row in rows(centre)] == [row.progress for row in rows(school)]


def test_the_second_time_brings_only_what_is_new(school: Parts, centre: Parts) -> None:
    moved(school, centre)
    assert preview_exchange(centre, export_exchange(school, SCHOOL)).changes_nothing
    write(school, progress="第二次")
    seen = preview_exchange(centre, export_exchange(school, SCHOOL))
    assert (seen.new, len(seen.known), seen.entries) == ((), 1, 1)
    moved(school, centre)
    assert rows(centre)[0].progress == "第二次"


def test_different_fields_of_a_row_come_together(school: Parts, centre: Parts) -> None:
    moved(school, centre)
    write(school, progress="学校写的进展")
    write(centre, remark="中心写的备注")
    assert moved(school, centre) == 0
    assert (rows(centre)[0].progress, rows(centre)[0].remark) == ("学校写的进展", "中心写的备注")


def test_the_same_field_is_a_clash_and_ours_stands_until_chosen(school: Parts, centre: Parts) -> None:
    moved(school, centre)
    write(school, progress="学校说完成了")
    write(centre, progress="中心核实没有完成")
    (clash,) = preview_exchange(centre, export_exchange(school, SCHOOL)).clashes
    assert (clash.ours, clash.theirs) == ("中心核实没有完成", "学校说完成了")
    assert moved(school, centre) == 1
    assert rows(centre)[0].progress == "中心核实没有完成"
    assert moved(school, centre, clash.key) == 0
    assert rows(centre)[0].progress == "学校说完成了"


def test_decisions_travel_and_clash_as_a_whole(school: Parts, centre: Parts) -> None:
    moved(school, centre)
    first = rows(school)[0].finding
    decide_finding(school, Subject(first.place.report, first.id, 0), Action.CORRECT, Changes(summary="学校改的摘要"))
    moved(school, centre)
    assert rows(centre)[0].finding.summary == "学校改的摘要"
    second = rows(school)[1].finding
    decide_finding(school, Subject(second.place.report, second.id, 0), Action.CONFIRM)
    decide_finding(centre, Subject(second.place.report, second.id, 0), Action.DELETE)
    assert moved(school, centre) == 1
    found = next(one for one in current(centre, second.place.report).findings if one.id == second.id)
    assert found.verdict is Verdict.DELETED


def test_what_came_in_can_be_undone(school: Parts, centre: Parts) -> None:
    moved(school, centre)
    write(school, progress="写错了")
    file = export_exchange(school, SCHOOL)
    done = import_exchange(centre, file)
    undo_sheet(centre, done.batch)
    assert rows(centre)[0].progress == ""


def test_a_stranger_is_asked_about_first(school: Parts, centre: Parts) -> None:
    file = export_exchange(school, SCHOOL)
    with pytest.raises(Forbidden, match="核对指纹"):
        import_exchange(centre, file)
    import_exchange(centre, file, accept_key=True)
    import_exchange(centre, file)  # known from now on


def test_a_changed_package_is_refused(school: Parts, centre: Parts) -> None:
    file = export_exchange(school, SCHOOL)
    package = json.loads(file.data)
    package["reports"][0]["report"]["name"] = "别的.docx"
    with pytest.raises(Unreadable, match="校验不符"):
        preview_exchange(centre, ReportFile(file.name, json.dumps(package).encode()))
    with pytest.raises(Unreadable, match="不是述改导出的数据包"):
        preview_exchange(centre, ReportFile("x.json", b"[1]"))


def test_nothing_to_export_is_said(school: Parts) -> None:
    with pytest.raises(NotFound, match="没有可以导出的内容"):
        export_exchange(school, SCHOOL, 1999)
