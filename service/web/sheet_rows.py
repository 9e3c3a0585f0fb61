"""One row of the tracking sheet on the page: what people write about a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel

from service.actions.parts import Parts
from service.actions.sheet_views import all_forms
from service.actions.write_entry import row_of, write_entry
from service.rules.names import STATES
from service.rules.tables import CellKind
from service.rules.tracking_columns import SheetColumn
from service.rules.tracking_values import problem_text, words
from service.web.pages import page
from service.web.parts import Joined

router = APIRouter(prefix="/sheets/rows")


class RowForm(BaseModel):
    """The fields of the page; those left out stay."""

    version: int
    state: str | None = None
    progress: str | None = None
    due: str | None = None
    closed_on: str | None = None
    lead: str | None = None
    departments: str | None = None
    owners: str | None = None
    goal: str | None = None
    measures: str | None = None
    evidence: str | None = None
    public: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class RowField:
    """One field of the form."""

    column: SheetColumn
    words: str
    choices: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether it needs several lines."""
        return self.column.kind is CellKind.TEXT

    @property
    def is_day(self) -> bool:
        """Whether it holds a day."""
        return self.column.kind is CellKind.DATE


@dataclass(frozen=True, slots=True)
class RowPage:
    """One finding as the tracking sheet has it."""

    finding: str
    report: str
    organization: str
    problem: str
    version: int
    fields: tuple[RowField, ...]
    message: str = ""


@router.get("/{finding}")
def show(request: Request, parts: Joined, finding: str) -> Response:
    """The form of one finding."""
    return page(request, "sheet_row.html", _page(parts, finding))


@router.post("/{finding}")
def write(request: Request, parts: Joined, finding: str, form: Annotated[RowForm, Form()]) -> Response:
    """What was written, kept."""
    fields = {key: typed for key, typed in form.model_dump(exclude={"version"}).items() if typed is not None}
    write_entry(parts, finding, form.version, fields)
    return page(request, "sheet_row.html", _page(parts, finding, "已保存。"))


def _page(parts: Parts, finding: str, message: str = "") -> RowPage:
    row, organization, _ = row_of(parts, finding)
    columns = all_forms(parts).columns
    keys = [key for key in RowForm.model_fields if key in columns and key != "version"]
    return RowPage(
        finding=finding,
        report=row.finding.place.report,
        organization=organization,
        problem=problem_text(row),
        version=row.entry_version,
        fields=tuple(RowField(columns[key], words(row, key), _choices(columns[key])) for key in keys),
        message=message,
    )


def _choices(column: SheetColumn) -> tuple[str, ...]:
    return tuple(STATES.values()) if column.kind is CellKind.STATE else column.choices
