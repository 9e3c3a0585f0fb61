"""Older files go through LibreOffice and come out with the numbers that were printed."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from extractors.document import Method
from extractors.errors import Encrypted, NeedsTool, OverLimits, UnreadableFile
from extractors.readers import doc, libreoffice, read
from tests.extractors.readers.numbering_corpus import Lists, lists_file
from tests.extractors.readers.test_sniff import ole
from tests.extractors.readers.word_files import line, word_file

HANG_SECONDS = 60.0  # from which a process was not ended
GONGWEN = Lists(
    "公文",
    {1: ["chineseCountingThousand %1、", "chineseCountingThousand （%2）", "decimal %3."]},
    {1: 1},
    [
        "1:0 => 一、",
        "1:1 => （一）",
        "1:2 => 1.",
        "1:2 => 2.",
        "1:1 => （二）",
        "1:2 => 1.",
        "1:0 => 二、",
        "1:1 => （一）",
    ],
)


@pytest.mark.office
@pytest.mark.parametrize("suffix", [".doc", ".odt", ".wps"])
def test_older_files_keep_their_printed_numbers(suffix: str) -> None:
    target = "doc" if suffix == ".wps" else suffix[1:]  # WPS Office writes Word's binary format under its own name
    old = libreoffice.convert(lists_file([GONGWEN]), name="新.docx", suffix=".docx", target=target)
    document = read(old, f"旧报告{suffix}")
    assert [block.number for block in document.blocks] == GONGWEN.printed
    assert document.reading.method is Method.CONVERTED
    assert not document.warnings
    assert document.origin.format == suffix[1:]


@pytest.mark.office
def test_rich_text_as_word_writes_it_keeps_its_printed_numbers() -> None:
    rows = [(0, "总体要求"), (1, "分项"), (2, "第一点"), (2, "第二点"), (1, "又一分项"), (0, "工作要求")]
    levels = _rtf_level(39, r"\'02\'00" + _gb("、"), 1)
    levels += _rtf_level(39, r"\'03" + _gb("（") + r"\'01" + _gb("）"), 2)
    levels += _rtf_level(0, r"\'02\'02.", 1)
    lists = r"{\*\listtable{\list " + levels + r"{\listname ;}\listid1}}"
    lists += r"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
    body = "".join(rf"\pard\plain \ls1\ilvl{level}\f1 {_gb(text)}\par " for level, text in rows)
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 FangSong;}}"
    data = (r"{\rtf1\ansi\ansicpg936\deff0\deflangfe2052" + fonts + lists + body + "}").encode("ascii")
    printed = [block.text for block in read(data, "旧报告.rtf").blocks]
    assert printed == ["一、总体要求", "（一）分项", "1.第一点", "2.第二点", "（二）又一分项", "二、工作要求"]


@pytest.mark.office
def test_boxes_and_inserted_signs_of_rich_text_are_read() -> None:
    shape = r"{\shp{\*\shpinst\shpright5000\shpbottom1500{\sp{\sn shapeType}{\sv 202}}{\shptxt "
    field = r"{\field\fldpriv{\*\fldinst {\f1 SYMBOL 252 \\f " + '"Wingdings"' + r" \\s 12}}{\fldrslt{\f1\fs24}}}"
    body = _gb("已完成") + field + shape + _gb("框中的话") + r"\par }}}\par " + _gb("下一段")
    fonts = r"{\fonttbl{\f0\fnil\fcharset134 FangSong;}{\f1\fnil\fcharset2 Wingdings;}}"
    data = (r"{\rtf1\ansi\ansicpg936\deff0" + fonts + body + r"\par}").encode("ascii")
    assert sorted(block.text for block in read(data, "旧报告.rtf").blocks) == ["下一段", "已完成✓", "框中的话"]


def _gb(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


def _rtf_level(form: int, text: str, place: int) -> str:
    """A list level with its number format and its text, the number standing at `place` (from 1) of it."""
    follow = r"{\levelnumbers\'" + f"{place:02x};}}"
    return rf"{{\listlevel\levelnfc{form}\levelnfcn{form}\levelfollow0\levelstartat1{{\leveltext {text};}}{follow}\f1}}"


@pytest.mark.office
def test_a_conversion_that_gives_much_less_than_the_file_records_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = libreoffice.convert(word_file(line("一段正文。") * 40), name="新.docx", suffix=".docx", target="doc")
    monkeypatch.setattr(doc, "convert", lambda *_, **__: word_file(line("一段正文。") * 20))
    (warning,) = read(whole, "旧报告.doc").warnings
    assert "约 240 个字符" in warning and "120 个" in warning


@pytest.mark.office
def test_a_broken_old_file_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match=r"旧报告.odt"):
        libreoffice.convert(b"PK\x03\x04broken", name="旧报告.odt", suffix=".odt")


@pytest.mark.office
def test_xml_that_libreoffice_takes_for_a_text_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match="无法转换"):
        read(
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument><w:body>',
            "述职.xml",
        )


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NeedsTool, match=r"LibreOffice.*另存为 .docx"):
        read(b"{\\rtf1 x}", "旧报告.rtf")


@pytest.fixture
def slow_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A converter that hangs with a child of its own; its place in PATH; it writes the child's id to `child`."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 300 & echo $! > {tmp_path}/child\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(libreoffice.tempfile, "gettempdir", lambda: str(tmp_path))
    return tmp_path


def test_a_hanging_converter_is_killed_with_its_children(slow_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "CONVERT_SECONDS", 3.0)
    with pytest.raises(OverLimits, match=r"另存为 .docx"):
        libreoffice.convert(b"x", name="旧报告.doc", suffix=".doc")
    assert _is_gone(int((slow_office / "child").read_text()))


def test_the_converter_dies_with_the_reading_process(slow_office: Path) -> None:
    code = "from extractors.readers.libreoffice import convert; convert(b'x', name='a.doc', suffix='.doc')"
    reader = subprocess.Popen(["python3", "-c", code], env={**os.environ, "TMPDIR": str(slow_office)})
    while not (slow_office / "child").exists() or not (slow_office / "child").read_text().strip():
        time.sleep(0.02)
    reader.kill()
    reader.wait()
    assert _is_gone(int((slow_office / "child").read_text()))


def test_conversions_wait_for_a_free_slot(slow_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "WAIT_SECONDS", 0.2)
    monkeypatch.setattr(libreoffice, "SLOTS", 0)
    with pytest.raises(OverLimits, match="正忙"):
        libreoffice.convert(b"x", name="旧报告.doc", suffix=".doc")


def test_a_locked_old_file_is_told_before_converting() -> None:
    with pytest.raises(Encrypted):
        read(ole("WordDocument", flags=0x0100), "旧报告.doc")


def _is_gone(pid: int) -> bool:
    """Whether a process ends."""
    until = time.monotonic() + HANG_SECONDS
    while time.monotonic() < until:
        status = Path(f"/proc/{pid}/status")
        if not status.exists() or "State:\tZ" in status.read_text():
            return True
        time.sleep(0.02)
    return False
