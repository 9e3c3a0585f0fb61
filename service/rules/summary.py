"""The summary that `shugai process` prints: a line an organization, columns aligned for double-width characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.records import ChainStatus, Copying, FailedReport, OrganizationChecklist
from service.rules import counts
from service.rules.common import CommonProblem
from service.rules.wording import padded, width

HEADS = ("组织", "年度", "报告", "问题", "新发", "复发", "顽固", "往年未提及", "最近时限", "最远时限")
GAP = "  "
RULE = "─"
NAMED = 3  # common problems that are named


def summary_lines(checklists: Sequence[OrganizationChecklist], failed: Sequence[FailedReport]) -> list[str]:
    """The table with its sums, each organization's sources and aspects under it, and the files that failed."""
    table = [HEADS, *(_cells(one) for one in checklists), _sums(checklists)]
    widths = [max(width(row[column]) for row in table) for column in range(len(HEADS))]
    rule = RULE * (sum(widths) + len(GAP) * (len(widths) - 1))
    lines = [_line(HEADS, widths), rule]
    for one, cells in zip(checklists, table[1:-1], strict=True):
        lines += [_line(cells, widths), *_details(one)]
    lines += [rule, _line(table[-1], widths)]
    if not checklists:
        lines.append("没有读出可以列入清单的组织和问题。")
    if failed:
        lines += ["", f"未能读取 {len(failed)} 个文件：", *(f"  {one.name}：{one.message}" for one in failed)]
    return lines


def _cells(one: OrganizationChecklist) -> tuple[str, ...]:
    days = sorted(row.due for row in one.rows if row.due)
    ends = (days[0].isoformat(), days[-1].isoformat()) if days else ("—", "—")
    return (one.organization, str(one.year or "—"), str(len(one.reports)), *_numbers((one,)), *ends)


def _sums(checklists: Sequence[OrganizationChecklist]) -> tuple[str, ...]:
    reports = {report.id for one in checklists for report in one.reports}
    return (f"合计 {len(checklists)} 个组织", "", str(len(reports)), *_numbers(checklists), "", "")


def _numbers(checklists: Iterable[OrganizationChecklist]) -> tuple[str, ...]:
    listed = list(checklists)
    rows = [row for one in listed for row in one.rows]
    statuses = counts.by_status(rows)
    named = (statuses.get(key, 0) for key in (ChainStatus.NEW, ChainStatus.RECURRING, ChainStatus.CHRONIC))
    return (str(len(rows)), *map(str, named), str(sum(len(one.unmentioned) for one in listed)))


def _details(one: OrganizationChecklist) -> list[str]:
    if not one.rows:
        return ["    没有读出需要列入清单的问题"]
    return [f"    来源：{counts.source_words(one.rows)}", f"    方面：{counts.aspect_words(one.rows)}"]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The name to the left, everything else to the right."""
    first, *rest = (
        padded(cell, columns) if index == 0 else " " * (columns - width(cell)) + cell
        for index, (cell, columns) in enumerate(zip(cells, widths, strict=True))
    )
    return GAP.join((first, *rest)).rstrip()


def insight_lines(common: Sequence[CommonProblem], copied: Sequence[Copying]) -> list[str]:
    """What the leader should hear at once: common problems, and the report that copied most."""
    lines = []
    if common:
        named = "、".join(f"{one.name}（{len(one.organizations)}个单位）" for one in common[:NAMED])
        lines.append(f"共性问题 {len(common)} 个：{named}{'等' if len(common) > NAMED else ''}")
    if copied:
        most, reports = copied[0], len({one.later.id for one in copied})
        worst = f"最多的是“{most.later.name}”，{most.share:.0%}与“{most.earlier.name}”相同"
        lines.append(f"雷同：{reports} 份报告有整句照搬，{worst}")
    return lines
