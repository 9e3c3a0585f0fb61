"""Write about one finding on the page what could be written in the tracking sheet; the sheet's rules hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from service.actions.parts import Parts
from service.actions.survey_organizations import survey_organizations
from service.errors import BadRequest, Conflict, NotFound
from service.office.sheet_forms import forms
from service.records import ChecklistRow
from service.rules.entries import BatchKind, Entry
from service.rules.tracking import rows_of
from service.rules.tracking_columns import Use
from service.rules.tracking_parsing import parse
from service.rules.tracking_values import words
from service.store import entries


def row_of(parts: Parts, finding: str) -> tuple[ChecklistRow, str, int | None]:
    """The row of a finding, its organization and year; raises NotFound."""
    for one in survey_organizations(parts).checklists:
        for row in rows_of(one):
            if row.finding.id == finding:
                return row, one.organization, one.year
    raise NotFound("清单里没有这一条问题，可能已被删除或并入新年度。请回到单位页。")


def write_entry(parts: Parts, finding: str, version: int, fields: Mapping[str, str]) -> ChecklistRow:
    """The row afterwards; fields that stand so already are left. Raises BadRequest, NotFound, Conflict."""
    row, organization, year = row_of(parts, finding)
    if row.entry_version != version:
        raise Conflict("这一条刚才已经有人改过。页面将显示最新内容，请核对后再改。")
    changes = {key: _parsed(key, typed) for key, typed in fields.items()}
    changes = {key: new for key, new in changes.items() if new != words(row, key)}
    if not changes:
        raise BadRequest("没有改动任何内容。")
    who, when = parts.settings.user, datetime.now(UTC)
    entry = Entry(row.finding.place.report, finding, version + 1, changes, who, when, 0, organization, year)
    batch = entries.NewBatch(BatchKind.PAGE, who, when, organization, year, entries=(entry,))
    entries.append(parts.store, batch)
    return row_of(parts, finding)[0]


def _parsed(key: str, typed: str) -> str:
    column = forms().columns.get(key)
    if column is None or column.use is not Use.WRITE or key == "closed":
        raise BadRequest(f"没有“{key}”这一列，或者它由系统生成。可填的列见 /api/v1/sheets/columns。")
    parsed = parse(column, typed)
    if parsed.fault:
        raise BadRequest(f"{column.title}：{parsed.fault}")
    return parsed.words
