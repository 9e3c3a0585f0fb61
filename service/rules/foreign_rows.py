"""Rows of a foreign ledger to problems and measures; every row and cell that stays out is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.findings import Deadline, DeadlineKind
from service.records import ClosureState
from service.rules.foreign_columns import Column
from service.rules.foreign_days import NOTHING, ReadDay, read_day
from service.rules.foreign_fields import Field, bare, source_of, state_of, words
from service.rules.foreign_grid import Area, Filled, address
from service.rules.foreign_header import Header
from service.rules.foreign_lines import Line, Sorter, places_of
from service.rules.foreign_values import Doing, Item, Note, NoteKind, Words

PEOPLE = {
    Field.LEAD: "责任领导",
    Field.DEPARTMENT: "责任部门",
    Field.OWNER: "责任人",
    Field.PARTNER: "配合单位",
}  # as extractors.cells.responsible_of names them
KEPT = (
    Field.CATEGORY, Field.GOAL, Field.CAUSE, Field.PROGRESS, Field.REMARK, Field.EVIDENCE, Field.SEVERITY, Field.ITEM,
    Field.STATE, Field.CLOSED, Field.ORGANIZATION, Field.YEAR, Field.SOURCE,
)  # fmt: skip
ENUMERATOR = r"(?:\d{1,2}[.、．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十][是、])"
NUMBERED = re.compile(rf"(?:^|(?<=[\n。；;]))\s*{ENUMERATOR}\s*")
YEAR = re.compile(r"20\d\d")
NO_DAY = ReadDay(Deadline("", DeadlineKind.NONE))
CLIPPED = 30  # characters of a text in a message


class RowReader:
    """Reads one sheet; its notes are complete when all items were taken."""

    def __init__(self, filled: Filled, header: Header, columns: tuple[Column, ...], year: int) -> None:
        self.filled, self.header, self.year = filled, header, year
        self.sorter = Sorter(filled, header, places_of(columns))
        self.notes: list[Note] = []
        self.empty = 0

    def items(self) -> Iterator[Item]:
        """The problems in their order."""
        rows: list[int] = []
        heading = rows_heading = ""
        for row in range(self.header.last + 1, len(self.filled.grid.rows)):
            line = self._line(row, rows)
            if line is Line.SECTION:
                heading = next(text for text in self.filled.grid.rows[row] if text)
            if line in (Line.PROBLEM, Line.SECTION) and rows:
                yield self._item(rows, rows_heading)
                rows = []
            if line in (Line.PROBLEM, Line.MORE):
                rows, rows_heading = [*rows, row], heading
        if rows:
            yield self._item(rows, rows_heading)

    def _line(self, row: int, above: Sequence[int]) -> Line:
        """What the row is, below the rows of an item; a line that goes on from nothing has no problem."""
        line = self.sorter.line(row)
        if line is Line.PROBLEM and above and self._is_same(above[0], row):
            self._note(NoteKind.TOLD, (row, 0), f"第{row + 1}行与上一行是同一个问题，并为一条")
            return Line.MORE
        if line is Line.MORE and not above:
            line = Line.NO_PROBLEM
        if line is Line.EMPTY:
            self.empty += 1
        elif line is Line.NO_PROBLEM:
            self._lost(row)
        elif line is Line.SECTION:
            self._note(NoteKind.TOLD, (row, 0), f"第{row + 1}行“{self._clip(row)}”是小标题，下面的问题归在它名下")
        elif line in (Line.TOTAL, Line.HEADER):
            said = "合计、落款或说明" if line is Line.TOTAL else "重复的表头"
            self._note(NoteKind.TOLD, (row, 0), f"第{row + 1}行是{said}，没有导入：{self._clip(row)}")
        elif line is Line.MORE and not self.sorter.own(row, Field.PROBLEM) and self._is_unmerged(row):
            self._note(NoteKind.DOUBT, (row, 0), f"第{row + 1}行没有问题文字，措施和进展并入上一条，请核对")
        return line

    def _is_same(self, first: int, row: int) -> bool:
        """The same words again, under the same number or none: a problem written once a measure."""
        number = self.sorter.own(row, Field.NUMBER)
        is_same_number = number in ("", self.sorter.own(first, Field.NUMBER))
        return is_same_number and bare(self._read(first, Field.PROBLEM)) == bare(self._read(row, Field.PROBLEM))

    def _is_unmerged(self, row: int) -> bool:
        place = self.sorter.first(Field.PROBLEM)
        return place is not None and self.filled.area(row, place).top == row

    def _lost(self, row: int) -> None:
        place = self.sorter.first(Field.PROBLEM) or 0
        message = f"第{row + 1}行没有问题文字，没有导入：{self._clip(row)}"
        self._note(NoteKind.LOST, (row, place), message)

    def _clip(self, row: int) -> str:
        text = " ".join(" ".join(self.filled.grid.rows[row]).split())
        return text if len(text) <= CLIPPED else text[:CLIPPED] + "…"

    def _note(self, kind: NoteKind, cell: tuple[int, int], message: str) -> None:
        self.notes.append(Note(kind, address(*cell), message))

    def _item(self, rows: Sequence[int], heading: str) -> Item:
        first = rows[0]
        place = self.sorter.places[Field.PROBLEM][0]
        texts = {field: text for field in KEPT if (text := self._text(rows, field))}
        year = self._year_of(first, texts)
        doings = tuple(doing for row in rows for doing in self._doings(row, year))
        item = Item(
            problem=Words(_flat(self.filled.text(first, place)), self.filled.area(first, place)),
            rows=tuple(rows),
            texts=texts,
            doings=doings,
            organization=texts.get(Field.ORGANIZATION, ""),
            year=year if Field.YEAR in texts else None,
            source=source_of(texts.get(Field.SOURCE, "")),
            state=self._state(rows),
            closed_on=self._day(first, Field.CLOSED_ON, year),
            heading=heading,
        )
        return item if doings else replace(item, due=self._due(first, year), people=self._people(first))

    def _text(self, rows: Sequence[int], field: Field) -> str:
        """A field's texts over the rows of an item, each merged cell once."""
        cells: dict[Area, str] = {}
        for row in rows:
            for place in self.sorter.places.get(field, ()):
                cells.setdefault(self.filled.area(row, place), self.filled.text(row, place))
        return "；".join(dict.fromkeys(_flat(text) for text in cells.values() if text))

    def _year_of(self, row: int, texts: Mapping[Field, str]) -> int:
        found = YEAR.search(texts.get(Field.YEAR, ""))
        if texts.get(Field.YEAR) and not found:
            self._doubt(row, Field.YEAR, "看不出年度，按整张表的年度")
        return int(found[0]) if found else self.year

    def _doings(self, row: int, year: int) -> Iterator[Doing]:
        """The measures that begin in a row, with the due day and the people that stand beside them."""
        for place in self.sorter.places.get(Field.MEASURE, ()):
            text, area = self.filled.grid.rows[row][place], self.filled.area(row, place)
            due = self._due(row, year) if text else None
            for piece in _pieces(text):
                yield Doing(Words(_flat(piece[0]), area, piece[1]), due or NO_DAY, self._people(row))

    def _due(self, row: int, year: int) -> ReadDay:
        """The 时限 cell; where it says nothing, a word like 立行立改 in the 类型 cell."""
        found = self._day(row, Field.DUE, year)
        if found and found.deadline.text:
            return found
        kind = self._read(row, Field.KIND)
        read = read_day(kind, year)
        return read if kind and not read.fault else NO_DAY

    def _day(self, row: int, field: Field, year: int) -> ReadDay | None:
        text = self._read(row, field)
        if text in NOTHING:
            return None
        found = read_day(text, year)
        if found.fault:
            self._doubt(row, field, f"{found.fault}，请补上正确的日期")
        return found

    def _people(self, row: int) -> dict[str, str]:
        return {title: text for field, title in PEOPLE.items() if (text := self._read(row, field))}

    def _read(self, row: int, field: Field) -> str:
        place = self.sorter.first(field)
        return _flat(self.filled.text(row, place)) if place is not None else ""

    def _state(self, rows: Sequence[int]) -> ClosureState | None:
        """The state of an item: closed where the ledger says so; rows that differ are still under way."""
        agreed = {bare(word) for word in words()["agreed"]}
        if any(bare(self._read(row, Field.CLOSED)) in agreed for row in rows if self._read(row, Field.CLOSED)):
            return ClosureState.CLOSED
        told = {row: text for row in rows if (text := self._read(row, Field.STATE)) not in NOTHING}
        states = {row: state_of(text) for row, text in told.items()}
        for row in (row for row, state in states.items() if state is None):
            self._doubt(row, Field.STATE, "看不出整改状态，按未启动处理，原话记入备注")
        known = {state for state in states.values() if state}
        return ClosureState.IN_PROGRESS if len(known) > 1 else next(iter(known), None)

    def _doubt(self, row: int, field: Field, message: str) -> None:
        place = self.sorter.first(field) or 0
        area, text = self.filled.area(row, place), self._read(row, field)
        note = Note(NoteKind.DOUBT, address(area.top, area.left), f"“{field.chinese}”一格“{text[:CLIPPED]}”{message}")
        if note not in self.notes:
            self.notes.append(note)


def _flat(text: str) -> str:
    """One line; as long as before, so that places stay the same."""
    return text.replace("\n", " ").replace("\t", " ")


def _pieces(text: str) -> list[tuple[str, int]]:
    """The numbered measures of a cell with their places, or the whole cell as one."""
    starts = [found.start() + len(found[0]) - len(found[0].lstrip()) for found in NUMBERED.finditer(text)]
    if len(starts) < 2 or starts[0] > 0:
        return [(text, 0)] if text else []
    ends = [*starts[1:], len(text)]
    return [(text[start:end].rstrip(), start) for start, end in zip(starts, ends, strict=True)]
