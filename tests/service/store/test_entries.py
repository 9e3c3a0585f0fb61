"""What people wrote is appended in whole batches; a version is taken once, and readings leave it alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.actions.parts import Parts
from service.errors import Conflict, NotFound
from service.rules.entries import BatchKind, Entry
from service.store import entries
from tests.service.extractions import SCHOOL
from tests.service.returned import REPORT, fill, rows

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


def batch(finding: str, version: int, **changes: str) -> entries.NewBatch:
    entry = Entry(REPORT, finding, version, changes, "王晓燕", NOW, organization=SCHOOL, year=2024)
    return entries.NewBatch(BatchKind.SHEET, "王晓燕", NOW, SCHOOL, 2024, "台账.xlsx", entries=(entry,))


def test_a_version_is_taken_once_and_a_batch_is_whole(parts: Parts) -> None:
    fill(parts)
    first, second = (row.finding.id for row in rows(parts)[:2])
    assert entries.append(parts.store, batch(first, 1, remark="甲")) == 1
    late = batch(second, 1, remark="丙")
    both = replace(late, entries=(*late.entries, *batch(first, 1, remark="乙").entries))
    with pytest.raises(Conflict, match="重新预览"):
        entries.append(parts.store, both)
    assert [(one.finding, one.changes) for one in entries.everything(parts.store)] == [(first, {"remark": "甲"})]
    assert [one.id for one in entries.batches(parts.store)] == [1]


def test_a_batch_tells_who_when_and_how_much(parts: Parts) -> None:
    fill(parts)
    entries.append(parts.store, batch(rows(parts)[0].finding.id, 1, remark="甲"))
    (one,) = entries.batches(parts.store, SCHOOL)
    assert (one.who, one.when, one.entries, one.file, one.undone) == ("王晓燕", NOW, 1, "台账.xlsx", False)
    assert entries.batches(parts.store, "别的单位") == ()
    with pytest.raises(NotFound, match="没有第 9 批"):
        entries.batch(parts.store, 9)
