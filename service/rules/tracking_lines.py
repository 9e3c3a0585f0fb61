"""What a returned tracking sheet would change, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from service.rules.tracking_changes import CellChange, RowChange, RowKind, SheetChanges
from service.rules.wording import clip

SHOWN = 40  # characters of one value
KINDS = {RowKind.CHANGED: "改动", RowKind.ADDED: "新增", RowKind.DELETED: "建议删除（默认不删）"}


def change_lines(changes: SheetChanges) -> list[str]:
    """Rows with their cells, then what people should know."""
    lines = [count_line(changes)]
    for row in changes.rows:
        lines.extend(_row_lines(row))
    if changes.notes:
        lines += ["", "请核对："]
        lines += [f"  {note.place}　{note.message}" for note in changes.notes]
    return lines


def count_line(changes: SheetChanges) -> str:
    """All in figures."""
    counts = "，".join(f"{KINDS[kind]} {len(changes.of(kind))} 行" for kind in RowKind)
    return f"{changes.organization or '整改台账'}：共 {changes.total} 行，{counts}，冲突 {changes.conflicts} 格。"


def _row_lines(row: RowChange) -> Iterator[str]:
    where = f"第{row.row}行" if row.row else "表外"
    reason = f"（{row.reason}）" if row.reason else ""
    yield f"[{row.key}] {where} {KINDS[row.kind]}：{clip(row.problem, SHOWN)}{reason}"
    for cell in row.cells:
        yield f"    {cell.address} {cell.title}：{cell_text(cell)}"


def cell_text(cell: CellChange) -> str:
    """Old and new words of a cell; all three of a conflict."""
    now, new = (f"“{clip(words, SHOWN)}”" if words else "（空）" for words in (cell.now, cell.new))
    note = f"（{cell.note}）" if cell.note else ""
    if not cell.is_conflict:
        return f"{now} → {new}{note}"
    base = "不清楚" if cell.base is None else f"“{clip(cell.base, SHOWN)}”" if cell.base else "（空）"
    return f"冲突：导出时{base}，页面上现在{now}，表里{new}{note}"
