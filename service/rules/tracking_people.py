"""People and departments in a returned sheet that nobody knows yet: told by cell, with the nearest known name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.rules.tracking_changes import RowChange
from service.rules.tracking_header import Note
from service.rules.tracking_known import Known, names_in
from service.rules.tracking_parsing import nearest


def people_notes(rows: Iterable[RowChange], known: Known) -> Iterator[Note]:
    """A note for each new name in a changed cell; it is applied all the same."""
    columns = {column.key for column in known.forms.columns.values() if column.is_people}
    for row in rows:
        for cell in row.cells:
            for name in names_in(cell.new) if cell.key in columns else ():
                if name not in known.people:
                    offer = nearest(name, known.people)
                    yield Note(cell.address, f"“{name}”没有在现有材料里出现过，请核对{offer}。没有写错就不用管。")
