"""整改清单 puts the chronic on top, sums up by organization, aspect and source, and tells what failed."""

from service.records import FailedReport
from service.rules.checklist import checklists
from service.rules.overview import (
    FAILED,
    PROBLEM_COLUMNS,
    PROBLEMS,
    REPORTS,
    SUM_COLUMNS,
    SUMS,
    Overview,
    overview_sheets,
)
from service.rules.tables import Link, TableSheet
from tests.service.factories import TODAY, basis, series

REPORTS_READ, CHAINS = series("u1", "u2")
MADE = checklists(REPORTS_READ, CHAINS, basis())


def sheets(*failed: FailedReport) -> dict[str, TableSheet]:
    return {sheet.name: sheet for sheet in overview_sheets(Overview(MADE, REPORTS_READ, failed), TODAY)}


def test_the_chronic_are_on_top() -> None:
    at = [column.key for column in PROBLEM_COLUMNS].index("status")
    statuses = [row.cells[at] for row in sheets()[PROBLEMS].rows]
    assert statuses == sorted(statuses, key=["顽固", "复发", "新发"].index)
    assert statuses[0] == "顽固"


def test_sums_add_up() -> None:
    keys = [column.key for column in SUM_COLUMNS]
    rows = sheets()[SUMS].rows
    total = dict(zip(keys, rows[-1].cells, strict=True))
    assert total["total"] == sum(len(one.rows) for one in MADE)
    assert total["unmentioned"] == sum(len(one.unmentioned) for one in MADE)
    parts = [dict(zip(keys, row.cells, strict=True)) for row in rows if not row.total]
    assert sum(int(str(part["total"])) for part in parts) == total["total"]
    assert sum(int(str(part["self"] or 0)) for part in parts) == total["self"]


def test_each_problem_links_to_its_report() -> None:
    at = [column.key for column in PROBLEM_COLUMNS].index("report")
    for row in sheets()[PROBLEMS].rows:
        link = row.cells[at]
        assert isinstance(link, Link)
        assert sheets()[REPORTS].rows[link.row].cells[1] == link.text


def test_failures_have_a_sheet_only_when_there_are_some() -> None:
    assert FAILED not in sheets()
    bad = FailedReport("坏.docx", "unreadable", "打不开，请重新保存。")
    assert sheets(bad)[FAILED].rows[0].cells == ("坏.docx", "打不开，请重新保存。")
