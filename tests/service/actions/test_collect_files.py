"""Folders are read to the bottom, without hidden and temporary files and without our own results."""

from pathlib import Path

import pytest

from service.actions.collect_files import find_files, open_files
from service.errors import BadRequest
from service.records import FailedReport
from service.settings import Settings


def test_nested_folders_keep_their_path_and_leave_out_what_is_no_report(tmp_path: Path) -> None:
    skipped = ("~$b.docx", ".git/x.txt", "Thumbs.db", "out/整改清单.xlsx", "__MACOSX/b.docx")
    for name in ("b.docx", "2023/甲/a.pdf", *skipped):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found = find_files([tmp_path], tmp_path / "out")
    assert [name for name, _ in found] == ["2023/甲/a.pdf", "b.docx"]


def test_a_named_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / ".a.txt").write_bytes(b"x")
    assert [name for name, _ in find_files([tmp_path / ".a.txt"], tmp_path / "out")] == [".a.txt"]


def test_nothing_to_read_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"请放入 \.docx"):
        find_files([tmp_path], tmp_path / "out")


def test_a_missing_file_and_a_broken_archive_do_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "坏.zip").write_bytes(b"PK broken")
    (tmp_path / "好.txt").write_bytes(b"x")
    failed: list[FailedReport] = []
    found = find_files([tmp_path / "无.docx", tmp_path], tmp_path / "out")
    assert [file.name for file in open_files(found, failed, Settings())] == ["好.txt"]
    assert [(one.name, one.code) for one in failed] == [("无.docx", "missing"), ("坏.zip", "unreadable")]
