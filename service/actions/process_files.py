"""The clerk's whole job in one go: reports in; checklist, plans, tracking sheets, agenda and recurrence out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from extractors.errors import ExtractError
from extractors.findings import Extraction
from service.actions import make_agenda, make_checklist, make_plan, make_recurrence_report, make_tracking_sheet
from service.actions.basis_of import basis_of
from service.actions.collect_files import find_files, open_files
from service.actions.lessons_at_hand import lessons_at_hand
from service.actions.standards_in_use import AUTO, standards_in_use
from service.errors import BadRequest
from service.records import Chain, Copying, FailedReport, OrganizationChecklist, ReportRecord
from service.rules.checklist import checklists
from service.rules.checklist_row import Basis
from service.rules.common import CommonProblem, common_problems
from service.rules.completion import completed, completion_lines, with_units
from service.rules.file_names import file_names
from service.rules.names import UNNAMED
from service.rules.overview import Overview
from service.rules.recurrence import chains
from service.rules.results import commons_json, copyings_json, results_json
from service.rules.reuse import copyings
from service.rules.review import report_record
from service.sandbox import ReportFile, prepare, read_many
from service.settings import Settings

RESULTS_NAME = "results.json"
Progress = Callable[[str], None]  # told a Chinese line at each step
Paper = tuple[Path, bytes]


@dataclass(frozen=True, slots=True)
class Request:
    """What to process, where to, by which standard, as of which day."""

    paths: Sequence[Path]
    out: Path
    today: date
    standard: str = AUTO


@dataclass(frozen=True, slots=True)
class Processed:
    """What came of it."""

    checklists: tuple[OrganizationChecklist, ...]
    reports: tuple[ReportRecord, ...]
    failed: tuple[FailedReport, ...]
    copyings: tuple[Copying, ...] = ()
    common: tuple[CommonProblem, ...] = ()
    written: tuple[Path, ...] = ()


def process_files(request: Request, settings: Settings, progress: Progress) -> Processed:
    """Read all files and write all papers; a bad file never stops the rest: it is told in `failed`.

    Raises BadRequest for nothing to read, an unknown standard, or a folder that can't be written to.
    """
    prepare()
    standards = standards_in_use(request.standard, settings)
    found = find_files(request.paths, request.out)
    failed: list[FailedReport] = []
    progress(f"找到 {len(found)} 个文件，开始读取……")
    lessons = lessons_at_hand(settings, progress)
    results = read_many(open_files(found, failed, settings), standards, settings, lessons)
    readings = completed(tuple(_Reading(len(found), failed, progress).kept(results)))
    for line in completion_lines(readings):
        progress(line)
    failed.sort(key=lambda one: one.name)
    reports = with_units([report_record(one) for one in readings])
    linked = chains(reports)
    basis = basis_of(settings, standards, request.today)
    copied = copyings(zip(reports, (one.document for one in readings), strict=True), basis.limits)
    lists = checklists(reports, linked, basis)
    result = Processed(lists, reports, tuple(failed), copied, common_problems(lists, basis.limits))
    papers = chain(_papers(result, basis), [_results(readings, linked, result)])
    return replace(result, written=tuple(_written(papers, request.out, progress)))


class _Reading:
    """Counts files while they are read, and sets aside what fails and what comes twice."""

    def __init__(self, total: int, failed: list[FailedReport], progress: Progress) -> None:
        self._total, self._failed, self._progress = total, failed, progress
        self._done = 0
        self._seen: dict[str, str] = {}

    def kept(self, results: Iterable[tuple[ReportFile, Extraction | ExtractError]]) -> Iterator[Extraction]:
        """The readings that count."""
        for file, result in results:
            self._done += 1
            first = None if isinstance(result, ExtractError) else self._seen.get(result.document.origin.sha256)
            if isinstance(result, ExtractError):
                self._failed.append(FailedReport(file.name, result.code, result.message))
                self._tell(file, f"未能读取。{result.message}")
            elif first is not None:
                self._tell(file, f"与“{first}”内容相同，只算一次")
            else:
                self._seen[result.document.origin.sha256] = file.name
                self._tell(file, f"问题{len(result.findings)}项、措施{len(result.measures)}条")
                yield result

    def _tell(self, file: ReportFile, what: str) -> None:
        total = max(self._total, self._done)  # an archive counts as one until it is opened
        self._progress(f"[{self._done}/{total}] {file.name}：{what}")


def _papers(result: Processed, basis: Basis) -> Iterator[Paper]:
    """Each paper under the name that a clerk would give it, made when it is asked for."""
    today, made = basis.today, result.checklists
    seen = Overview(made, result.reports, result.failed, result.copyings, basis.limits)
    yield Path(make_checklist.FILE_NAME), make_checklist.make_checklist(seen, today)
    folders = file_names(one.organization for one in made)
    for one in made:
        folder = Path(folders[one.organization])
        yield folder / make_plan.FILE_NAME, make_plan.make_plan(one, today)
        sheet = make_tracking_sheet.make_tracking_sheet(one, basis)
        yield folder / make_tracking_sheet.FILE_NAME, sheet
    known = [one for one in made if not one.organization.startswith(UNNAMED)]
    yield Path(make_agenda.FILE_NAME), make_agenda.make_agenda(known, today, basis.limits)
    yield Path(make_recurrence_report.WORKBOOK_NAME), make_recurrence_report.make_recurrence_workbook(made, today)
    yield Path(make_recurrence_report.PAGE_NAME), make_recurrence_report.make_recurrence_page(made, today)


def _results(readings: Sequence[Extraction], linked: Sequence[Chain], result: Processed) -> Paper:
    results = results_json(readings, linked, result.failed)
    results |= {"common": commons_json(result.common), "copyings": copyings_json(result.copyings)}
    text = json.dumps(results, ensure_ascii=False, indent=1)
    return Path(RESULTS_NAME), text.encode()


def _written(papers: Iterable[Paper], out: Path, progress: Progress) -> Iterator[Path]:
    for name, data in papers:
        path = out / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise BadRequest(f"“{path}”写不进去（{why}）。请关闭打开着的这个文件，或用 --out 换一个文件夹。") from error
        progress(f"写出 {path}")
        yield path
