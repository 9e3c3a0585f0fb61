"""The tracking sheet (整改台账) of one organization as a table, and the states that count as done."""

from __future__ import annotations

from datetime import date

from service.records import ChecklistRow, ClosureState, OrganizationChecklist
from service.rules import counts
from service.rules.lights import NEAR_DAYS
from service.rules.names import SEVERITIES, SOURCES, STATES, STATUSES, SUGGESTED
from service.rules.promises import by_text, earlier, promises
from service.rules.tables import Cell, CellKind, Column, Row, TableSheet
from service.rules.wording import date_text, phrase, place_text, plain

SHEET = "整改台账"
DONE = frozenset(
    {ClosureState.APPLY_CLOSE, ClosureState.ACCEPTING, ClosureState.PUBLICIZING, ClosureState.CLOSED}
)
COLUMNS = (
    Column("number", "序号", 6, CellKind.LABEL),
    Column("aspect", "问题类别", 11, CellKind.LABEL),
    Column("problem", "具体问题", 36),
    Column("source", "问题来源", 9, CellKind.LABEL),
    Column("status", "是否复发", 8, CellKind.STATUS),
    Column("goal", "整改目标", 24),
    Column("measures", "整改措施", 34),
    Column("lead", "责任领导", 13, CellKind.LABEL),
    Column("departments", "责任部门", 11, CellKind.LABEL),
    Column("owners", "责任人", 10, CellKind.LABEL),
    Column("due", "整改时限", 12, CellKind.DATE),
    Column("state", "整改状态", 10, CellKind.STATE),
    Column("light", "亮灯", 6, CellKind.LIGHT),
    Column("progress", "进展情况", 20),
    Column("remark", "备注", 12),
    Column("due_text", "时限说明", 18, printed=False),
    Column("item", "对应标准条目", 18, printed=False),
    Column("place", "原文出处", 24, printed=False),
    Column("severity", "严重程度", 9, CellKind.LABEL, printed=False),
    Column("promised", "往年承诺", 34, printed=False),
    Column("evidence", "佐证材料", 26, printed=False),
    Column("closed_on", "销号日期", 13, CellKind.DATE, printed=False),
    Column("id", "编号", 10, CellKind.HIDDEN, printed=False),
    Column("version", "版本", 6, CellKind.HIDDEN, printed=False),
)


def tracking_sheet(checklist: OrganizationChecklist, made_on: date, near_days: int = NEAR_DAYS) -> TableSheet:
    """The sheet of an organization: this year's findings, then what earlier years left open."""
    rows = (*checklist.rows, *checklist.unmentioned)
    year = f"{checklist.year}年度" if checklist.year else ""
    sources = counts.source_words(checklist.rows)
    statuses = counts.status_words(rows)
    note = (
        f"{date_text(made_on)}生成；本年度问题{len(checklist.rows)}项{'（' + sources + '）' if sources else ''}，"
        f"往年未提及{len(checklist.unmentioned)}项；{statuses + '；' if statuses else ''}"
        f"距时限{near_days}天以内黄灯，逾期红灯；斜体为建议，请审定。"
    )
    return TableSheet(
        name=SHEET,
        title=f"{checklist.organization}{year}整改台账",
        note=note,
        columns=COLUMNS,
        rows=tuple(_row(row) for row in rows),
        near_days=near_days,
        with_rates=True,
    )


def _row(row: ChecklistRow) -> Row:
    finding = row.finding
    values: dict[str, Cell] = {
        "number": row.number,
        "aspect": row.aspect_name,
        "problem": plain(finding.place.quote),
        "source": SOURCES[finding.source],
        "status": STATUSES[row.status],
        "goal": row.goal,
        "measures": measures_text(row),
        "lead": suggested_text(row, "lead"),
        "departments": suggested_text(row, "departments"),
        "owners": row.owners,
        "due": row.due,
        "state": STATES[row.state],
        "remark": row.remark,
        "due_text": row.due_text,
        "item": f"{row.item_code} {row.item_name}".strip(),
        "place": f"{finding.place.report_name} {place_text(finding.place)}".strip(),
        "severity": SEVERITIES[finding.severity],
        "promised": promised_text(row),
        "evidence": "、".join(row.evidence) + SUGGESTED if row.evidence else "",
        "id": finding.id,
        "version": finding.version,
    }
    cells = tuple(values.get(column.key) for column in COLUMNS)
    return Row(cells, row.suggested | {"evidence"})


def measures_text(row: ChecklistRow) -> str:
    """All measures of a row, numbered where there are several, each with its own day."""
    texts = [f"{phrase(one.place.quote)}（{by_text(one.deadline)}）" for one in row.measures]
    return texts[0] if len(texts) == 1 else "\n".join(f"{number}.{text}" for number, text in enumerate(texts, 1))


def promised_text(row: ChecklistRow) -> str:
    """What earlier years promised about the same problem."""
    made = promises(earlier(row))
    return "\n".join(f"{one.year}年：{one.words}（{one.by}）" for one in made)


def suggested_text(row: ChecklistRow, name: str) -> str:
    """A field's text, marked where it is a proposal."""
    value = str(getattr(row, name))
    return value + SUGGESTED if value and name in row.suggested else value
