"""A tracking sheet of 10,000 rows out, and back with 500 edits, against openpyxl's plain writing and reading.

Run with `python -m tests.bench.bench_sheets`; prints seconds (wall and processor) and peak memory of this process.
"""

from __future__ import annotations

import io
import random
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import openpyxl

from service.actions.make_tracking_sheet import Form, make_tracking_sheet
from service.actions.parts import Parts
from service.actions.preview_sheet import Returned, preview_sheet
from service.actions.send_sheet import send_sheet
from service.actions.survey_organizations import survey_organizations
from service.office.sheet_forms import forms
from service.office.workbook import HEADER
from service.rules.proposals import proposals
from service.sandbox import ReportFile
from service.settings import Settings
from service.store import readings, reports
from service.store.database import open_store
from tests.service.extractions import extraction
from tests.service.factories import basis, with_rows

ROWS, EDITS, ORGANIZATIONS = 10_000, 500, 200
OBJECTS = ("党员活动室", "党费台账", "谈心谈话", "主题党日", "集中学习", "发展党员档案", "三重一大记录")
FAULTS = ("不规范", "没有记录", "次数不够", "无人负责", "拖延", "缺签字", "不公开", "没有计划", "照抄", "漏项", "过期")
COLUMNS = ("整改目标", "责任人", "进展情况", "备注")
Result = TypeVar("Result")


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Do it and print how long it took."""
    wall, busy = time.perf_counter(), time.process_time()
    result = work()
    print(f"{name:<34}{time.perf_counter() - wall:6.2f} s  (processor {time.process_time() - busy:5.2f} s)")
    return result


def peak() -> float:
    """Megabytes that this process has used at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def plain_out(data: bytes) -> bytes:
    """The same cells as openpyxl writes them, without looks."""
    rows = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0].iter_rows(values_only=True)
    values = list(rows)
    return timed("  openpyxl 直接写同样的格", lambda: _plainly(values))


def _plainly(values: list[tuple[object, ...]]) -> bytes:
    book = openpyxl.Workbook()
    for row in values:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def plain_back(data: bytes) -> int:
    """The cells as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return sum(cell.value is not None for row in book.worksheets[0].iter_rows() for cell in row)


def edited(data: bytes) -> bytes:
    """The sheet after somebody changed 500 cells in a spreadsheet program."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page, chance = book.worksheets[0], random.Random(7)
    at = {cell.value: cell.column for cell in page[HEADER]}
    for row in chance.sample(range(HEADER + 1, HEADER + 1 + ROWS), EDITS):
        page.cell(row, at[chance.choice(COLUMNS)]).value = f"第{row}行已经办理"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(folder: Path) -> Parts:
    """An installation in which 200 organizations have 10,000 findings."""
    parts = Parts(Settings(data=folder), open_store(Settings(data=folder)), lambda report, attempt: None)
    for number in range(ORGANIZATIONS):
        name, owner = f"{number:064x}", f"白鹭区第{number + 1}小学党支部"
        numbers = range(ROWS // ORGANIZATIONS)
        faults = [f"{OBJECTS[one % 7]}{FAULTS[one % 11]}，第{one}次检查时仍没有改。" for one in numbers]
        said = extraction(name, faults)
        findings = tuple(replace(one, organization=owner) for one in said.findings)
        said = replace(said, facts=replace(said.facts, organization=owner), findings=findings)
        reports.add(parts.store, reports.NewReport(name, f"反馈{number}.docx", 1000, "auto", "王晓燕"))
        readings.save(parts.store, name, said, proposals(said))
    return parts


def main() -> None:
    """Print all figures."""
    checklist = with_rows(ROWS)
    data = timed("10,000 行台账写出", lambda: make_tracking_sheet(checklist, basis(), Form(forms().view("full"))))
    print(f"  峰值内存 {peak():.0f} MB，文件 {len(data) / 1e6:.1f} MB")
    plain_out(data)
    with tempfile.TemporaryDirectory() as folder:
        parts = filled(Path(folder))
        timed("从数据库汇总 10,000 项", lambda: survey_organizations(parts))
        sent = timed("  连同汇总、留底写出", lambda: send_sheet(parts, None)).data
        back = edited(sent)
        returned = Returned(ReportFile("a.xlsx", back))
        seen = timed("改 500 格收回预览（连同汇总）", lambda: preview_sheet(parts, returned))
        print(f"  看出改动 {sum(len(row.cells) for row in seen.changes.rows)} 格；峰值内存 {peak():.0f} MB")
        timed("  openpyxl 只读出格子", lambda: plain_back(back))
        parts.store.close()


if __name__ == "__main__":
    main()
