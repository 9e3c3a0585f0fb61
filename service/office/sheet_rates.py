"""The rates of a tracking sheet as live formulas that follow the states that people choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter

from extractors.findings import Severity
from service.office.sheet_looks import Looks
from service.records import ClosureState
from service.rules.names import SEVERITIES, STATES
from service.rules.rates import EMPTY, WEIGHTS, Counts, rates
from service.rules.tables import CellKind, TableSheet
from service.rules.tracking import DONE

NAME = "整改率"
HEADS = (("代号", 8), ("名称", 22), ("计算口径", 46), ("分子", 9), ("分母", 9), ("结果", 12))
FIRST = 3  # row of the first rate
NOTE = "随“整改台账”的整改状态、时限和销号日期自动计算；申请销号、验收中、公示中、已销号算已完成，基本完成另计。"


def add_rates(book: Any, sheet: TableSheet, ends: tuple[int, int], looks: Looks) -> None:
    """A sheet with the rates that its tracking sheet has the data for; `ends` are its first and last row."""
    page = book.create_sheet(NAME)
    for index, (head, wide) in enumerate(HEADS, 1):
        page.cell(2, index, head)._style = looks.header
        page.column_dimensions[get_column_letter(index)].width = wide
    page.merge_cells("A1:F1")
    page["A1"] = NOTE
    page["A1"]._style = looks.note
    page.row_dimensions[1].height = 32
    parts = _parts(_ranges(sheet, ends))
    known = [rate for rate in rates(Counts(0)) if rate.code in parts]
    for row, rate in enumerate(known, FIRST):
        part, whole = parts[rate.code]
        _row(page, row, (rate.code, rate.name, rate.formula, f"={part}", f"={whole}"), looks)


def _row(page: Any, row: int, cells: Sequence[str], looks: Looks) -> None:
    share = f'=IF(E{row}=0,"{EMPTY}",IF(D{row}<E{row},MIN(0.9999,ROUND(D{row}/E{row},4)),1))'
    kinds = (CellKind.LABEL, CellKind.TEXT, CellKind.TEXT, CellKind.NUMBER, CellKind.NUMBER)
    for index, (value, kind) in enumerate(zip(cells, kinds, strict=True), 1):
        page.cell(row, index, value)._style = looks.of(kind)
    page.cell(row, len(HEADS), share)._style = looks.percent


def _ranges(sheet: TableSheet, ends: tuple[int, int]) -> dict[str, str]:
    """Address of each column's data, by the column's key."""
    letters = {column.key: get_column_letter(index) for index, column in enumerate(sheet.columns, 1)}
    first, last = ends
    return {key: f"'{sheet.name}'!${letter}${first}:${letter}${last}" for key, letter in letters.items()}


def _parts(at: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Numerator and denominator of each rate as formulas."""
    states = ",".join(f'"{STATES[state]}"' for state in STATES if state in DONE)
    done = f"SUM(COUNTIF({at['state']},{{{states}}}))"
    mask = f"ISNUMBER(MATCH({at['state']},{{{states}}},0))"
    total = f"COUNT({at['number']})"
    overdue = f'({at["due"]}<>"")*({at["due"]}<TODAY())'
    weight = "+".join(f'({at["severity"]}="{SEVERITIES[one]}")*{WEIGHTS[one]}' for one in Severity)
    return {
        "R1": (done, total),
        "R2": (f'{done}+COUNTIF({at["state"]},"{STATES[ClosureState.BASICALLY_DONE]}")', total),
        "R3": (
            f'SUMPRODUCT({overdue}*({at["closed_on"]}<>"")*({at["closed_on"]}<={at["due"]}))',
            f"SUMPRODUCT({overdue})",
        ),
        "R4": (f'COUNTIF({at["state"]},"{STATES[ClosureState.CLOSED]}")', total),
        "R6": (done, f'{total}-COUNTIF({at["state"]},"{STATES[ClosureState.LONG_TERM]}")'),
        "R7": (f"SUMPRODUCT(({weight})*{mask})", f"SUMPRODUCT({weight})"),
    }
