"""Find the problems that came back in some report files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.errors import ExtractError
from extractors.findings import Extraction
from service.actions.extract_files import extract_files
from service.records import Chain, FindingRecord, ReportRecord
from service.rules.completion import with_units
from service.rules.recurrence import chains
from service.rules.results import reading_ids
from service.rules.review import report_record
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Chains over the files that could be read, and the files that couldn't."""

    chains: tuple[Chain, ...]
    names: Mapping[str, str]  # findings' lasting ids -> those in their reading
    failures: tuple[tuple[Path, ExtractError], ...]


def find_recurrence(paths: Sequence[Path], standard: str, settings: Settings) -> Recurrence:
    """The problems of each organization over the years that the files tell of."""
    reports: list[ReportRecord] = []
    readings: list[Extraction] = []
    failures: list[tuple[Path, ExtractError]] = []
    for path, result in extract_files(paths, standard, settings):
        if isinstance(result, ExtractError):
            failures.append((path, result))
        else:
            readings.append(result)
            reports.append(_named(report_record(result), str(path)))
    return Recurrence(chains(with_units(reports)), reading_ids(readings), tuple(failures))


def _named(report: ReportRecord, name: str) -> ReportRecord:
    """The report and its findings under the path that the user gave."""

    def at(finding: FindingRecord) -> FindingRecord:
        return replace(finding, place=replace(finding.place, report_name=name))

    return replace(report, name=name, findings=tuple(map(at, report.findings)))
