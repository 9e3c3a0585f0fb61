"""Give a report back as it was handed in."""

from __future__ import annotations

from service.actions.parts import Parts
from service.sandbox import ReportFile
from service.store import files, ledgers, reports


def open_original(parts: Parts, report: str) -> ReportFile:
    """The stored file under its name; raises NotFound."""
    entry = reports.find(parts.store, report)
    ledger = ledgers.of_report(parts.store, report)
    return ReportFile(entry.name, files.get(parts.store, ledger.file if ledger else report))
