"""The sandbox on real files and on readers that misbehave in a real child process."""

from __future__ import annotations

import ctypes
import io
import os
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from PIL import Image

from extractors.errors import EmptyFile, ExtractError, OverLimits, TooLarge
from extractors.standards import shipped
from service.sandbox import ReportFile, limits, network, read, read_many, unpack
from service.sandbox.process import answers
from service.sandbox.scans import MOST, scanned_pages
from service.settings import ROOT, Settings

SAMPLES = ROOT / "corpora" / "samples"
TEXT = SAMPLES / "职校党总支2022述职.txt"
SETTINGS = Settings()
QUICK = replace(limits.of(SETTINGS), seconds=1.0, cpu_seconds=1)
ENOUGH = limits.of(SETTINGS)
LONG_SECONDS = 600  # that a hanging reader would take
HANG_SECONDS = 60.0  # from which a reader was not ended


def misbehave(reply: Connection, how: Callable[[], object], bounds: limits.Limits) -> None:
    """What a hostile file could make a reader do, under the limits of reading."""
    limits.apply(bounds)
    if how is not call_out_from_a_namespace:
        network.cut()
    reply.send_bytes(repr(how()).encode())


def outcome(how: Callable[[], object], bounds: limits.Limits = ENOUGH) -> str:
    (answer,) = answers(misbehave, (how,), bounds)
    return answer.decode()


def sleep() -> None:
    time.sleep(LONG_SECONDS)


def spin() -> None:
    while True:
        pass


def grab_memory() -> int:
    try:
        return len(bytearray(8 * 1024**3))
    except MemoryError:
        return -1


def crash() -> None:
    ctypes.string_at(0)


def fail() -> None:
    raise ValueError("a defect")


def talk_too_much() -> bytes:
    return bytes(1024)


def write_a_huge_file() -> str:
    target = Path(f"/tmp/shugai-sandbox-test-{os.getpid()}")
    try:
        with target.open("wb") as stream:
            stream.truncate(ENOUGH.output + 1)
    except OSError as error:
        return str(error.errno)
    finally:
        target.unlink()
    return "written"


def call_out() -> str:
    try:
        with socket.create_connection(("127.0.0.1", 9), timeout=1):
            return "connected"
    except ConnectionRefusedError:
        return "refused by the other side"
    except OSError:
        return "no network"


def call_out_from_a_namespace() -> str:
    return call_out() if network.own_namespace() else "no network"


def leave_a_converter_behind() -> None:
    subprocess.Popen(["sleep", "7654.25"], start_new_session=True)
    time.sleep(LONG_SECONDS)


def test_a_report_is_read_as_without_the_sandbox() -> None:
    from extractors import pipeline

    data = TEXT.read_bytes()
    assert read(ReportFile(TEXT.name, data), shipped(), SETTINGS) == pipeline.extract(data, TEXT.name, shipped())


def test_errors_of_readers_keep_their_kind_and_words() -> None:
    with pytest.raises(EmptyFile, match="空"):
        read(ReportFile("空.docx", b""), shipped(), SETTINGS)


def test_many_files_come_in_order_and_a_bad_one_stops_nothing() -> None:
    data = TEXT.read_bytes()
    files = [ReportFile(TEXT.name, data), ReportFile("空.docx", b""), ReportFile("再.txt", data)]
    results = list(read_many(files, shipped(), SETTINGS))
    assert [file.name for file, _ in results] == [TEXT.name, "空.docx", "再.txt"]
    assert [isinstance(result, ExtractError) for _, result in results] == [False, True, False]


def test_a_broken_archive_is_an_error_of_its_own() -> None:
    with pytest.raises(ExtractError, match="坏"):
        list(unpack(ReportFile("坏.zip", b"PK\3\4 broken"), SETTINGS))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (replace(SETTINGS, unpack_files=1), "超过 1 个"),
        (replace(SETTINGS, unpack_mb=0), "解压后超过 0 MB"),
        (replace(SETTINGS, max_upload_mb=0), "有文件解压后超过 0 MB"),
    ],
)
def test_what_an_archive_may_hold_is_set(settings: Settings, words: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("甲.txt", "述职报告")
        archive.writestr("乙.txt", "述职报告")
    with pytest.raises(TooLarge, match=words):
        list(unpack(ReportFile("全部.zip", packed.getvalue()), settings))


def test_a_reader_that_hangs_is_ended_in_time() -> None:
    started = time.monotonic()
    with pytest.raises(OverLimits, match="超过了 1 秒"):
        outcome(sleep, QUICK)
    assert time.monotonic() - started < HANG_SECONDS


def test_a_reader_that_never_ends_its_work_is_ended() -> None:
    with pytest.raises(OverLimits, match="处理器时间"):
        outcome(spin, replace(QUICK, seconds=30.0))


def test_a_reader_cannot_take_more_memory_than_allowed() -> None:
    assert outcome(grab_memory) == "-1"


def test_a_crash_is_one_failed_report() -> None:
    with pytest.raises(OverLimits, match="SIGSEGV"):
        outcome(crash)


def test_a_defect_is_said_to_be_one() -> None:
    with pytest.raises(ExtractError, match="内部出错"):
        outcome(fail)


def test_an_answer_has_a_limit() -> None:
    with pytest.raises(OverLimits, match="结果超过"):
        outcome(talk_too_much, replace(ENOUGH, output=100))


def test_a_reader_cannot_fill_the_disk() -> None:
    assert outcome(write_a_huge_file) == repr("27")  # EFBIG


@pytest.mark.parametrize("call", [call_out, call_out_from_a_namespace])
def test_a_reader_has_no_network(call: Callable[[], str]) -> None:
    assert outcome(call) == repr("no network")


def test_a_warm_process_has_every_model_at_hand() -> None:
    watched = (
        "import sys; from service.sandbox import child; child.warm(); opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        "from extractors import pipeline, standards\n"
        f"found = pipeline.extract(open({str(TEXT)!r}, 'rb').read(), '述职.txt', standards.shipped())\n"
        "print(len(found.findings) > 0, [name for name in opened if name.endswith(('.npz', '.yaml'))])"
    )
    done = subprocess.run([sys.executable, "-c", watched], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True []"


def test_a_converter_with_a_group_of_its_own_ends_with_its_reader() -> None:
    with pytest.raises(OverLimits):
        outcome(leave_a_converter_behind, QUICK)
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert "sleep 7654.25" not in listed.stdout


@pytest.mark.parametrize("form", ["PDF", "TIFF"])
def test_every_scanned_page_makes_the_time_limit_longer(form: str) -> None:
    buffer, page = io.BytesIO(), Image.new("RGB", (60, 80), "white")
    page.save(buffer, form, save_all=True, append_images=[page, page])
    assert scanned_pages(buffer.getvalue()) == 3
    assert limits.of(SETTINGS, pages=3).seconds == SETTINGS.read_seconds + 3 * SETTINGS.read_page_seconds


CIRCLE = b"MM\0*\0\0\0\x08\0\0\0\0\0\x08"  # a directory that leads to itself


@pytest.mark.parametrize(
    ("data", "pages"),
    [(b"", 0), (b"II*\0", 0), (b"II*\0\x08\0\0\0\xff\xff", 1), (b"PK\3\4", 0), (CIRCLE, MOST)],
    ids=["empty", "head", "cut", "other", "circle"],
)
def test_time_for_pages_has_an_end(data: bytes, pages: int) -> None:
    assert scanned_pages(data) == pages
