"""Web pages that once broke the reader; each stays here with what must become of it."""

from __future__ import annotations

from pathlib import Path

from extractors.readers import read

FILES = Path(__file__).parent / "files"


def test_a_saved_page_with_a_control_character_in_a_list_is_read() -> None:
    found = read((FILES / "mht-control-character.mht").read_bytes(), "变异.mht")
    assert "三、下一步打算" in found.text
