"""Standards of one's own: check, import, list, export."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.standards import find, rank
from extractors.standards.reading import SHIPPED
from service.actions.check_standard import check_standard
from service.actions.export_standard_template import export_standard_template
from service.actions.import_standard import import_standard
from service.actions.list_standards import folder, list_standards
from service.errors import Conflict, NotFound, Unreadable
from service.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    text = (SHIPPED / "school-safety.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("id: school-safety", "id: our-safety"), encoding="utf-8")
    return path


def test_an_imported_standard_is_used_like_the_shipped_ones(tmp_path: Path, settings: Settings) -> None:
    import_standard(own(tmp_path), settings)
    assert {listed.standard.id: listed.imported for listed in list_standards(settings)} == {
        "our-safety": True,
        "school-party": False,
        "school-safety": False,
    }
    assert rank(find("our-safety", (folder(settings),)), "灭火器过期")[0].code == "S11"


def test_an_exported_template_can_be_imported_under_an_own_id(tmp_path: Path, settings: Settings) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "模板.xlsx"
    path.write_bytes(export_standard_template("school-party", settings))
    book = load_workbook(path)
    book["标准"]["B2"] = "our-party"
    book.save(path)
    assert len(import_standard(path, settings).standard.items) == 21
    assert find("our-party", (folder(settings),)).aspects == find("school-party").aspects


def test_a_shipped_standard_is_not_overwritten(settings: Settings) -> None:
    with pytest.raises(Conflict, match="自带标准"):
        import_standard(SHIPPED / "school-party.yaml", settings)


@pytest.mark.parametrize("name", ["x.txt", "x.yaml", "x.xlsx"])
def test_a_bad_file_is_told_and_not_kept(name: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x00 nothing")
    with pytest.raises(Unreadable):
        import_standard(path, settings)
    assert not folder(settings).exists()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="找不到标准文件"):
        check_standard(tmp_path / "no.yaml")


def test_an_unknown_template_names_the_known_ones(settings: Settings) -> None:
    with pytest.raises(NotFound, match="school-party、school-safety"):
        export_standard_template("nothing", settings)


def test_an_imported_standard_that_broke_since_is_told(settings: Settings) -> None:
    folder(settings).mkdir(parents=True)
    (folder(settings) / "broken.yaml").write_text("standard: {}\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"broken\.yaml"):
        list_standards(settings)
