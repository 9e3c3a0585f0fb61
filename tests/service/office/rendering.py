"""Word files turned into PDF by the real LibreOffice, many in one run, and where their characters stand."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from service.office.page import LYING, STANDING

MM = 25.4 / 72
FILES_A_RUN = 50
SECONDS_A_RUN = 60
SECONDS_A_FILE = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed character and its edges in mm from the left and the top of the page."""

    text: str
    left: float
    right: float
    middle: float


@dataclass(frozen=True, slots=True)
class Area:
    """The type area of a page: its edges in mm from the left and the top."""

    left: float
    right: float
    top: float
    bottom: float


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


def pages_of(path: Path) -> Iterator[tuple[Area, list[Mark]]]:
    """The type area of each page and its characters; pdfium is 10 times as fast as pdfplumber."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        yield _area(page), list(_marks(text, page.get_height()))
        text.close()
        page.close()
    document.close()


def _area(page: pypdfium2.PdfPage) -> Area:
    sides = LYING if page.get_width() > page.get_height() else STANDING
    right, bottom = page.get_width() * MM - sides["right"], page.get_height() * MM - sides["bottom"]
    return Area(sides["left"], right, sides["top"], bottom)


def _marks(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Mark]:
    box = raw.FS_RECTF()
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if char.strip():
            raw.FPDFText_GetLooseCharBox(text, index, box)
            yield Mark(char, box.left * MM, box.right * MM, (height - (box.top + box.bottom) / 2) * MM)
