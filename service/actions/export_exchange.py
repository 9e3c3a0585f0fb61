"""Export everything about units or a year as one signed package that another installation can bring in."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import UTC, datetime

from service.actions.exchange_keys import sign
from service.actions.parts import Parts
from service.actions.survey_organizations import survey_organizations
from service.errors import NotFound
from service.rules.exchange import FORMAT, VERSION, Json, canonical, checksum
from service.sandbox import ReportFile
from service.store import exchange, exchange_records, files
from service.store.exchange_records import Scope, reports_of


def export_exchange(parts: Parts, organization: str | None = None, year: int | None = None) -> ReportFile:
    """The reports themselves, what was read in them, all that people did, and the records beside; raises NotFound."""
    names = _names(parts, organization)
    chosen = exchange.report_ids(parts.store, names, year)
    records = exchange_records.dumped(parts.store, Scope(names, year, chosen))
    if not chosen and not any(records.values()):
        raise NotFound("没有符合条件的、已经读完的报告，没有可以导出的内容。请换一个单位或年度。")
    body: Json = {
        "package": {
            "format": FORMAT,
            "version": VERSION,
            "made_at": datetime.now(UTC).isoformat(),
            "made_by": parts.settings.user,
            "organization": organization,
            "year": year,
        },
        "reports": list(_reports(parts, chosen, reports_of(records))),
        "records": records,
        "files": {name: _content(parts, name) for name in exchange_records.files_of(records)},
    }
    total = checksum(body)
    sealed = body | {"checksum": total, "signature": sign(parts.settings, total)}
    scope = f"{organization or '全部单位'}{f'{year}年度' if year else ''}"
    return ReportFile(f"{scope}数据包.json", canonical(sealed))


def _names(parts: Parts, organization: str | None) -> tuple[str, ...]:
    """Every name under which the organization's reports stand."""
    if organization is None:
        return ()
    checklist = survey_organizations(parts).of(organization)
    own = {report.organization for report in checklist.reports if report.organization}
    return tuple(sorted(own | {checklist.organization, organization}))


def _reports(parts: Parts, chosen: Iterable[str], of_ledgers: frozenset[str]) -> Iterable[Json]:
    for report in chosen:
        yield exchange.dumped(parts.store, report) | {"file": None if report in of_ledgers else _content(parts, report)}


def _content(parts: Parts, file: str) -> str:
    return base64.b64encode(files.get(parts.store, file)).decode()
