"""A sheet of every view that LibreOffice opened and saved again, or that people edited, still finds its way back."""

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service.actions.apply_sheet import apply_sheet
from service.actions.parts import Parts
from service.actions.undo_sheet import undo_sheet
from service.office.sheet_forms import forms
from service.office.workbook import HEADER
from service.rules.tracking_changes import Choice, RowKind
from tests.service.returned import edited, fill, previewed, returned, rows, sent, with_cells

VIEWS = tuple(forms().views)
XLSX = "xlsx:Calc MS Excel 2007 XML"


def saved_again(files: Mapping[str, bytes], folder: Path, *forms: str) -> dict[str, bytes]:
    """Workbooks after LibreOffice opened them and saved them in these forms, one after the other."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed for tests marked office"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    folder.mkdir(exist_ok=True)
    sources = [folder / f"{name}.xlsx" for name in files]
    for source, data in zip(sources, files.values(), strict=True):
        source.write_bytes(data)
    for number, form in enumerate(forms, 1):
        target = folder / str(number)
        command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(target), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        sources = [target / f"{name}.{form.partition(':')[0]}" for name in files]
    return {name: source.read_bytes() for name, source in zip(files, sources, strict=True)}


@pytest.mark.office
def test_saving_any_view_in_libreoffice_changes_nothing(parts: Parts, tmp_path: Path) -> None:
    fill(parts)
    went_out = {view: sent(parts, view) for view in VIEWS}
    seen = {view: previewed(parts, data).changes for view, data in saved_again(went_out, tmp_path, "ods", XLSX).items()}
    assert {view: (one.rows, one.notes, one.total) for view, one in seen.items()} == dict.fromkeys(VIEWS, ((), (), 3))


@pytest.mark.office
def test_edits_saved_in_libreoffice_come_back(parts: Parts, tmp_path: Path) -> None:
    fill(parts)
    edits = {(0, "整改措施"): "1.=甲\n2. 乙_x0041_", (1, "销号日期"): date(2026, 5, 6), (2, "备注"): "+86 不是公式"}
    data = saved_again({"edited": with_cells(sent(parts), edits)}, tmp_path, XLSX)["edited"]
    seen = previewed(parts, data).changes
    assert [(cell.key, cell.new) for row in seen.rows for cell in row.cells] == [
        ("measures", "1.=甲\n2. 乙_x0041_"),
        ("closed_on", "2026-05-06"),
        ("remark", "+86 不是公式"),
    ]
    apply_sheet(parts, returned(data), Choice())
    again = previewed(parts, saved_again({"again": sent(parts)}, tmp_path / "again", XLSX)["again"]).changes
    assert again.rows == ()
    assert rows(parts)[1].closed_on == date(2026, 5, 6)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_comes_back_with_moved_renamed_copied_and_deleted_rows(parts: Parts, view: str) -> None:
    fill(parts)
    before = rows(parts)
    data = edited(sent(parts, view), _worked_on)
    seen = previewed(parts, data).changes
    assert [(row.kind, row.row) for row in seen.rows] == [
        (RowKind.CHANGED, HEADER + 1),
        (RowKind.ADDED, HEADER + 3),
        (RowKind.ADDED, HEADER + 4),
        (RowKind.DELETED, 0),
    ]
    applied = apply_sheet(parts, returned(data), Choice())
    assert (applied.changed, applied.added, applied.deleted) == (1, 2, 0)
    undo_sheet(parts)
    assert rows(parts) != before  # only by the versions of what was written
    assert [(row.finding.place.quote, row.remark, row.state) for row in rows(parts)] == [
        (row.finding.place.quote, row.remark, row.state) for row in before
    ]
    assert previewed(parts, data).changes.conflicts == 0


def _worked_on(page: Any, at: Mapping[str, int]) -> None:
    """The first row is changed, the last deleted, the second copied and reworded, one is new; all columns move."""
    columns = forms().columns
    problem = next(at[title] for title in (columns["problem"].title, *columns["problem"].aliases) if title in at)
    page.cell(HEADER, problem).value = f"{page.cell(HEADER, problem).value}　＊"
    page.delete_rows(HEADER + 3)
    for column in range(1, page.max_column + 1):
        page.cell(HEADER + 3, column).value = page.cell(HEADER + 2, column).value
    page.cell(HEADER + 3, problem).value = "照抄一行以后改成的另一个问题，与原来的不是一件事"
    page.cell(HEADER + 4, problem).value = "门卫没有登记来访人员"
    page.cell(HEADER + 1, problem).value = "换了一种说法的问题"
    page.move_range(page.calculate_dimension(), cols=2)
