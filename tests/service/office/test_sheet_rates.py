"""LibreOffice computes the rates of the example of 697 problems as the rules do."""

import csv
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from service.office.sheet_forms import forms
from service.office.workbook import write
from service.records import ClosureState
from service.rules.tracking import Edition, tracking_sheet
from tests.service.factories import TODAY, with_rows

RATES_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
STATES = [ClosureState.CLOSED] * 688 + [ClosureState.BASICALLY_DONE] * 4 + [ClosureState.IN_PROGRESS] * 5


@pytest.mark.office
def test_the_example_of_697_problems(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed for tests marked office"
    made = with_rows(697)
    made = replace(made, rows=tuple(replace(row, state=state) for row, state in zip(made.rows, STATES, strict=True)))
    edition = Edition(forms(), forms().view("full"), TODAY)
    (tmp_path / "台账.xlsx").write_bytes(write((tracking_sheet(made, edition),), TODAY))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", RATES_AS_CSV, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "台账.xlsx")], check=True, capture_output=True, timeout=120)
    with next(tmp_path.glob("*.csv")).open(encoding="utf-8") as file:
        rates = {row[0]: row[5] for row in csv.reader(file)}
    assert (rates["R1"], rates["R2"], rates["R4"]) == ("98.71%", "99.28%", "98.71%")
