"""Names of organizations become names that every file system takes."""

import pytest

from service.rules.file_names import LONGEST, file_name, file_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青石区第三小学党支部", "青石区第三小学党支部"),
        ('甲/乙:丙*?"<>|丁', "甲_乙_丙_丁"),
        ("..\\..\\etc", "_.._etc"),
        (" 末尾. ", "末尾"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("", "_"),
        ("\x00\n", "_"),
    ],
)
def test_file_name(text: str, name: str) -> None:
    assert file_name(text) == name


def test_long_names_are_cut() -> None:
    assert len(file_name("校" * 300)) == LONGEST


def test_names_that_would_clash_are_numbered() -> None:
    assert file_names(["甲/乙", "甲:乙", "甲?乙"]) == {"甲/乙": "甲_乙", "甲:乙": "甲_乙（2）", "甲?乙": "甲_乙（3）"}
