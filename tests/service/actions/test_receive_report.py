"""Uploaded files become reports, once each."""

import io
import zipfile

import pytest

from service.actions.parts import Parts
from service.actions.receive_report import read_again, receive_report
from service.errors import BadRequest
from service.sandbox import ReportFile
from service.store import files


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_new_file_is_kept_and_its_reading_asked_for(parts: Parts, asked: list[tuple[str, int]]) -> None:
    (received,) = receive_report(parts, ReportFile("述职.txt", b"text"))
    assert received.is_new
    assert received.report is not None
    assert asked == [(received.report.id, 1)]
    assert files.get(parts.store, received.report.id) == b"text"


def test_the_same_bytes_under_another_name_are_the_same_report(
    parts: Parts, asked: list[tuple[str, int]]
) -> None:
    list(receive_report(parts, ReportFile("述职.txt", b"text")))
    (again,) = receive_report(parts, ReportFile("副本.txt", b"text"))
    assert not again.is_new
    assert len(asked) == 1


def test_every_member_of_an_archive_is_a_report(parts: Parts) -> None:
    data = zipped(**{"甲校/述职.txt": b"a", "乙校/述职.txt": b"b", "__MACOSX/._述职.txt": b"c"})
    received = receive_report(parts, ReportFile("全区.zip", data))
    assert [one.name for one in received] == ["甲校/述职.txt", "乙校/述职.txt"]


def test_names_written_by_chinese_windows_are_read(parts: Parts) -> None:
    raw = zipped(**{"x" * len("述职.txt".encode("gb18030")): b"a"})
    data = raw.replace(b"x" * len("述职.txt".encode("gb18030")), "述职.txt".encode("gb18030"))
    assert [one.name for one in receive_report(parts, ReportFile("旧.zip", data))] == ["述职.txt"]


@pytest.mark.parametrize(("name", "data", "words"), [("空.docx", b"", "空文件"), ("坏.zip", b"PK\3\4broken", "打不开")])
def test_a_refused_file_says_why(parts: Parts, name: str, data: bytes, words: str) -> None:
    (received,) = receive_report(parts, ReportFile(name, data))
    assert received.refusal is not None
    assert words in received.refusal.message


def test_an_unknown_standard_is_refused_at_the_door(parts: Parts) -> None:
    with pytest.raises(BadRequest, match="没有名为“没有”的标准"):
        list(receive_report(parts, ReportFile("述职.txt", b"text"), "没有"))


def test_reading_again_is_another_attempt(parts: Parts, asked: list[tuple[str, int]]) -> None:
    (received,) = receive_report(parts, ReportFile("述职.txt", b"text"))
    assert received.report is not None
    assert read_again(parts, received.report.id, "school-safety").standard == "school-safety"
    assert asked[-1] == (received.report.id, 2)
