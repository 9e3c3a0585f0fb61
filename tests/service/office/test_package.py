"""The same content gives the same package, whenever it is written."""

import io
import zipfile

from service.office.package import stable

CORE = b'<a><dcterms:created x="">2024-01-01</dcterms:created><dcterms:modified x="">2026-05-05</dcterms:modified></a>'


def package(*, year: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("docProps/core.xml", (year, 1, 1, 0, 0, 0)), CORE)
        archive.writestr(zipfile.ZipInfo("a.xml", (year, 1, 1, 0, 0, 0)), b"<a/>")
    return buffer.getvalue()


def test_entry_times_and_the_time_of_change_are_fixed() -> None:
    assert stable(package(year=2020)) == stable(package(year=2024))
    with zipfile.ZipFile(io.BytesIO(stable(package(year=2024)))) as archive:
        assert archive.namelist() == ["docProps/core.xml", "a.xml"]
        assert b'modified x="">2024-01-01<' in archive.read("docProps/core.xml")
