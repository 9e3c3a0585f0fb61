"""A sheet that LibreOffice opened and saved again still finds its way back, in every view."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from service.actions.apply_sheet import apply_sheet
from service.actions.parts import Parts
from service.rules.tracking_changes import Choice
from tests.service.returned import fill, previewed, returned, rows, sent, with_cells

XLSX = "xlsx:Calc MS Excel 2007 XML"


def saved_again(data: bytes, folder: Path, *forms: str) -> bytes:
    """The workbook after LibreOffice opened it and saved it in these forms, one after the other."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed for tests marked office"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    folder.mkdir(exist_ok=True)
    source = folder / "0.xlsx"
    source.write_bytes(data)
    for number, form in enumerate(forms, 1):
        target = folder / str(number)
        command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(target), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        source = next(target.iterdir())
    return source.read_bytes()


@pytest.mark.office
@pytest.mark.parametrize("view", ["full", "T2", "T7"])
def test_saving_in_libreoffice_changes_nothing(parts: Parts, tmp_path: Path, view: str) -> None:
    fill(parts)
    seen = previewed(parts, saved_again(sent(parts, view), tmp_path, XLSX)).changes
    assert (seen.rows, seen.notes, seen.total) == ((), (), 3)


@pytest.mark.office
def test_edits_saved_in_libreoffice_come_back(parts: Parts, tmp_path: Path) -> None:
    fill(parts)
    edits = {(0, "整改措施"): "1.=甲\n2. 乙_x0041_", (1, "销号日期"): date(2026, 5, 6), (2, "备注"): "+86 不是公式"}
    data = saved_again(with_cells(sent(parts), edits), tmp_path, XLSX)
    seen = previewed(parts, data).changes
    assert [(cell.key, cell.new) for row in seen.rows for cell in row.cells] == [
        ("measures", "1.=甲\n2. 乙_x0041_"),
        ("closed_on", "2026-05-06"),
        ("remark", "+86 不是公式"),
    ]
    apply_sheet(parts, returned(data), Choice())
    again = previewed(parts, saved_again(sent(parts), tmp_path / "again", XLSX)).changes
    assert again.rows == ()
    assert rows(parts)[1].closed_on == date(2026, 5, 6)
