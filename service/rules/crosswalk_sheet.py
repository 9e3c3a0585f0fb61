"""The workbook of a crosswalk: out with drop-downs, and back in as changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.standards.crosswalk import Relation
from service.errors import BadRequest
from service.rules.crosswalk import NOTHING, RELATIONS, Change, Crosswalk, Line, relation_of
from service.rules.tables import CellKind, Column, Row, TableSheet
from service.rules.tracking_cells import Sheet, text

SHEET, REST = "条目对照", "没有对应的条目"
CODES = ("甲编号", "乙编号")
RELATION = "对照关系"
COLUMNS = (
    Column("first", CODES[0], 9, CellKind.LABEL),
    Column("first_name", "甲条目", 30),
    Column("relation", RELATION, 12, CellKind.CHOICE, choices=(*RELATIONS.values(), NOTHING)),
    Column("second", CODES[1], 9, CellKind.LABEL),
    Column("second_name", "乙条目", 30),
    Column("score", "把握", 8, CellKind.LABEL),
    Column("reasons", "依据（共有的内容）", 60),
)
REST_COLUMNS = (
    Column("standard", "标准", 30),
    Column("code", "编号", 9, CellKind.LABEL),
    Column("name", "条目", 40),
)
NOTE = (
    "甲：{first}（{one}）；乙：{second}（{two}）。“宽于”是甲条目包含乙条目。"
    "改“对照关系”一列，或在下面添行（填两个编号和关系），写“不对应”去掉一行；改好后导回。"
)


def crosswalk_sheets(crosswalk: Crosswalk) -> tuple[TableSheet, ...]:
    """The lines, and the items of both that stand in none."""
    first, second = crosswalk.first, crosswalk.second
    note = NOTE.format(first=first.name, one=first.version, second=second.name, two=second.version)
    lines = tuple(_row(crosswalk, line) for line in crosswalk.lines)
    return (
        TableSheet(SHEET, f"《{first.name}》与《{second.name}》条目对照", note, COLUMNS, lines),
        TableSheet(
            REST, REST, "两个标准里各有哪些条目在另一个标准里找不到对应。", REST_COLUMNS, tuple(_rest(crosswalk))
        ),
    )


def changes_in(sheets: Sequence[Sheet], crosswalk: Crosswalk) -> tuple[Change, ...]:
    """What an edited workbook says; raises BadRequest that names the row. A deleted row is a pair taken out."""
    sheet = next((one for one in sheets if one.name == SHEET), None)
    if sheet is None:
        raise BadRequest(f"工作簿里没有“{SHEET}”工作表。请用导出的对照表修改后再导入。")
    told = list(_told(sheet))
    pairs = {(change.first, change.second) for change in told}
    gone = [Change(line.first, line.second, None) for line in crosswalk.lines if (line.first, line.second) not in pairs]
    return (*told, *gone)


def _told(sheet: Sheet) -> Iterator[Change]:
    places: dict[str, int] = {}
    for row in sheet.rows:
        cells = [text(value).strip() for value in row.cells]
        if not places:
            places = {word: at for at, word in enumerate(cells)} if set(CODES) <= set(cells) else {}
            continue
        first, second, relation = (_cell(cells, places.get(name)) for name in (*CODES, RELATION))
        if first and second:
            yield Change(first, second, _relation(relation, row.number))
        elif first or second:
            raise BadRequest(
                f"“{SHEET}”第{row.number}行只填了一个编号。请把{CODES[0]}、{CODES[1]}都填上，或删去这一行。"
            )
    if not places:
        raise BadRequest(f"“{SHEET}”工作表里找不到“{CODES[0]}”“{CODES[1]}”两列。请不要改表头。")


def _relation(word: str, row: int) -> Relation | None:
    try:
        return relation_of(word)
    except BadRequest as error:
        raise BadRequest(f"“{SHEET}”第{row}行：{error.message}") from error


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _row(crosswalk: Crosswalk, line: Line) -> Row:
    one, two = crosswalk.first.item(line.first), crosswalk.second.item(line.second)
    score = "人工" if line.score is None else f"{line.score:.0%}"
    names = one.name if one else "", two.name if two else ""
    reasons = "；".join(line.reasons)
    return Row((line.first, names[0], RELATIONS[line.relation], line.second, names[1], score, reasons))


def _rest(crosswalk: Crosswalk) -> Iterator[Row]:
    for standard, codes in (
        (crosswalk.first, crosswalk.without()),
        (crosswalk.second, crosswalk.without(second=True)),
    ):
        for item in standard.items:
            if item.code in codes:
                yield Row((standard.name, item.code, item.name))
