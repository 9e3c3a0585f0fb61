"""The cells of one returned row that people changed: as it went out, as it stands now, as it came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.records import ChecklistRow, ClosureState
from service.rules.names import STATES
from service.rules.tracking_cells import SheetRow, address, text
from service.rules.tracking_changes import CellChange
from service.rules.tracking_columns import SheetColumn, Use
from service.rules.tracking_header import Heading, Note
from service.rules.tracking_known import Known
from service.rules.tracking_parsing import parse
from service.rules.tracking_values import YES, all_words, words

CLOSED, REOPENED = STATES[ClosureState.CLOSED], STATES[ClosureState.REOPENED]
TAKEN_WITH_NEW = frozenset({"aspect", "source", "item"})  # told columns that say something about a new row
LOOSE = "；"  # between a remark and what a column of one's own adds to it


class Differ:
    """Compares the rows of one sheet, and notes what is wrong in it."""

    def __init__(self, known: Known, head: Heading, token: str) -> None:
        self.known, self.head, self._token = known, head, token
        self.notes: list[Note] = []
        columns = known.forms.columns
        titled = ((place, key, head.titles.get(place, columns[key].title)) for place, key in head.keys.items())
        self._columns = {place: replace(columns[key], title=title) for place, key, title in titled}

    def token(self, row: SheetRow) -> str:
        """From which kept words a row was printed."""
        return self._version(row)[1] or self._token

    def cell(self, row: SheetRow, key: str) -> str:
        """What a row says in a column; "" where the sheet has no such column."""
        place = self.head.place(key)
        return "" if place is None else text(row.at(place))

    def changes(self, row: SheetRow, finding: str) -> tuple[CellChange, ...]:
        """The cells of a known finding's row that people changed."""
        now, base = self.known.rows[finding], self._base(row, finding)
        compared = (self._cell(row, place, (column, now, base)) for place, column in self._other(row, base))
        cells = tuple(filter(None, compared))
        added = self._added_columns(row, now, base)
        return (*(one for one in cells if one.key != "remark"), added) if added else cells

    def new_cells(self, row: SheetRow) -> tuple[CellChange, ...]:
        """The cells of a row that is a new finding."""
        return tuple(self._new_cells(row))

    def raw_changes(self, row: SheetRow, finding: str) -> tuple[str, ...]:
        """What people changed in a row whose finding is no longer there, in words."""
        base = self._kept(row, finding) or {}
        return tuple(
            f"{column.title}“{text(row.at(place))}”"
            for place, column in self._columns.items()
            if column.use is Use.WRITE and text(row.at(place)) != base.get(column.key, "")
        )

    def is_empty(self, row: SheetRow) -> bool:
        """Whether people cleared everything that can be written in a row."""
        return not any(
            text(row.at(place)) for place, column in self._columns.items() if column.use is not Use.MAKE
        )

    def _other(self, row: SheetRow, base: Mapping[str, str] | None) -> Iterator[tuple[int, SheetColumn]]:
        """The columns in which a row is not as it went out."""
        for place, column in self._columns.items():
            if column.use is not Use.MAKE and (base is None or text(row.at(place)) != base.get(column.key, "")):
                yield place, column

    def _cell(
        self, row: SheetRow, place: int, context: tuple[SheetColumn, ChecklistRow, Mapping[str, str] | None]
    ) -> CellChange | None:
        column, now, base = context
        before = None if base is None else base.get(column.key, "")
        typed = text(row.at(place))
        where = address(row.number, place)
        if column.use is Use.TELL:
            self._tell(where, column, (typed, words(now, column.key), before))
            return None
        parsed = parse(column, row.at(place))
        if parsed.fault:
            if before is not None or typed != words(now, column.key):
                self.notes.append(Note(where, parsed.fault))
            return None
        if parsed.words == before:
            return None
        if column.key == "closed":
            return self._closed(row, where, (parsed.words, now, base))
        return _change(column, where, (words(now, column.key), parsed.words, before))

    def _closed(
        self, row: SheetRow, where: str, context: tuple[str, ChecklistRow, Mapping[str, str] | None]
    ) -> CellChange | None:
        """是否销号 stands for a state; where the sheet has a column of states that people changed, that one counts."""
        typed, now, base = context
        before = None if base is None else base.get("state", "")
        if self.head.place("state") is not None and self.cell(row, "state") != before:
            return None
        column = self.known.forms.columns["state"]
        state = CLOSED if typed == YES else REOPENED
        if (state == CLOSED) == (words(now, "state") == CLOSED) and typed == words(now, "closed"):
            return None
        return _change(column, where, (words(now, "state"), state, before), "按“是否销号”")

    def _tell(self, where: str, column: SheetColumn, said: tuple[str, str, str | None]) -> None:
        typed, now, before = said
        if typed != now and before is not None:
            note = f"“{column.title}”由系统按报告生成，改成“{typed}”没有采用。请在报告的核对页修改。"
            self.notes.append(Note(where, note))

    def _added_columns(self, row: SheetRow, now: ChecklistRow, base: Mapping[str, str] | None) -> CellChange | None:
        """Columns that people added are kept in the remark."""
        said = [(place, f"{title}：{text(row.at(place))}") for place, title in self._extra(row)]
        if not said:
            return None
        before = None if base is None else base.get("remark", "")
        typed = self.cell(row, "remark") if self.head.place("remark") is not None else words(now, "remark")
        new = LOOSE.join([*filter(None, [typed]), *(one for _, one in said if one not in typed)])
        titles = "、".join(f"“{self.head.added[place]}”" for place, _ in said)
        note = f"新增的列{titles}并入备注"
        column = self.known.forms.columns["remark"]
        return _change(column, address(row.number, said[0][0]), (words(now, "remark"), new, before), note)

    def _extra(self, row: SheetRow) -> Iterator[tuple[int, str]]:
        for place, title in self.head.added.items():
            if text(row.at(place)):
                yield place, title

    def _new_cells(self, row: SheetRow) -> Iterator[CellChange]:
        for place, column in self._columns.items():
            is_taken = column.use is Use.WRITE or column.key in TAKEN_WITH_NEW
            if not is_taken or not text(row.at(place)):
                continue
            parsed = parse(column, row.at(place))
            where = address(row.number, place)
            if parsed.fault:
                self.notes.append(Note(where, parsed.fault))
            elif column.key == "closed":
                if parsed.words == YES:
                    yield CellChange("state", "整改状态", where, "", CLOSED)
            elif parsed.words:
                yield CellChange(column.key, column.title, where, "", parsed.words)
        for place, title in self._extra(row):
            yield CellChange("remark", title, address(row.number, place), "", f"{title}：{text(row.at(place))}")

    def _base(self, row: SheetRow, finding: str) -> Mapping[str, str] | None:
        """The words that went out with a row; None where nobody knows them."""
        kept = self._kept(row, finding)
        if kept is not None:
            return kept
        now, (version, token) = self.known.rows[finding], self._version(row)
        is_as_printed = not token and version == now.entry_version
        return all_words(now, self.known.forms.told()) if is_as_printed else None

    def _kept(self, row: SheetRow, finding: str) -> Mapping[str, str] | None:
        return self.known.kept.get(self.token(row), {}).get(finding)

    def _version(self, row: SheetRow) -> tuple[int, str]:
        number, _, token = self.cell(row, "version").partition("-")
        return (int(number) if number.isdecimal() else -1), token


def _change(
    column: SheetColumn, where: str, said: tuple[str, str, str | None], note: str = ""
) -> CellChange | None:
    """A change; None where it stands so already; a conflict where the page changed it to something else."""
    now, new, before = said
    if new == now:
        return None
    return CellChange(column.key, column.title, where, now, new, before, before is None or before != now, note)
