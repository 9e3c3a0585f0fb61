"""The summary's columns stand under each other in a terminal."""

from service.records import FailedReport
from service.rules.checklist import checklists
from service.rules.summary import summary_lines
from service.rules.wording import width
from tests.service.factories import basis, series


def test_columns_are_aligned() -> None:
    reports, chains = series("u1", "u3")
    lines = summary_lines(checklists(reports, chains, basis()), ())
    table = [line for line in lines if not line.startswith(("    ", "─"))]
    assert len(table) == 4
    assert width(table[0]) == width(table[1]) == width(table[2])
    assert table[-1].split() == ["合计", "2", "个组织", "6", "10", "5", "4", "1", "11"]


def test_failed_files_are_told_with_their_reason() -> None:
    lines = summary_lines((), (FailedReport("a.exe", "unsupported", "不支持这种文件。"),))
    assert lines[-1] == "  a.exe：不支持这种文件。"
