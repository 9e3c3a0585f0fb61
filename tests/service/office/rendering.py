"""Word files turned into PDF by the real LibreOffice, many in one run."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

MM = 25.4 / 72
FILES_A_RUN = 50
SECONDS_A_RUN = 60
SECONDS_A_FILE = 6


def to_pdf(folder: Path) -> dict[str, Path]:
    """The PDF of every .docx in a folder, by the name without its ending."""
    files = sorted(folder.glob("*.docx"))
    for start in range(0, len(files), FILES_A_RUN):
        _convert(folder, files[start : start + FILES_A_RUN])
    made = {path.stem: path.with_suffix(".pdf") for path in files}
    assert [name for name, path in made.items() if not path.exists()] == []
    return made


def _convert(folder: Path, files: Sequence[Path]) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed for tests marked office"
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    seconds = SECONDS_A_RUN + SECONDS_A_FILE * len(files)
    subprocess.run(command, check=True, capture_output=True, timeout=seconds)
