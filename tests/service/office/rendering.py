"""Word files turned into PDF by the real LibreOffice, all in one run."""

import shutil
import subprocess
from pathlib import Path

MM = 25.4 / 72
SECONDS_A_RUN = 60
SECONDS_A_FILE = 4


def to_pdf(folder: Path) -> dict[str, Path]:
    """The PDF of every .docx in a folder, by the name without its ending."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed for tests marked office"
    files = sorted(folder.glob("*.docx"))
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS_A_RUN + SECONDS_A_FILE * len(files))
    made = {path.stem: path.with_suffix(".pdf") for path in files}
    assert all(path.exists() for path in made.values())
    return made
