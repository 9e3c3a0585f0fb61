"""Examine this machine: protections of reading, programs, fonts, disk and database, each with what to do."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec

from service.errors import ServiceError
from service.sandbox.network import Means
from service.sandbox.protections import Protections, protections
from service.settings import Settings
from service.store.database import open_store

LEAST_FREE_GB = 2
GIGABYTE = 1024**3
LISTING_SECONDS = 20
OFFICE_ADVICE = "读 .doc、.wps、.rtf 和预览文书要用它；请安装 libreoffice-writer"
RAR_PROGRAMS = ("unrar", "unar", "7z", "7zz", "bsdtar")
RAR_ADVICE = "压缩过的 .rar 打不开，.zip、.7z 不受影响；请安装 unar 或 libarchive-tools，或改用 .zip"
RECOGNIZER = "rapidocr"


class Mark(StrEnum):
    """How a check came out."""

    GOOD = "✓"
    WEAK = "!"  # something works less well
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing examined."""

    mark: Mark
    subject: str
    finding: str

    @property
    def is_bearable(self) -> bool:
        """Whether the product works all the same."""
        return self.mark is not Mark.BAD


def doctor(settings: Settings) -> tuple[Check, ...]:
    """All checks in order."""
    return (
        *_protections(settings, protections(settings)),
        _program("LibreOffice", ("soffice", "libreoffice"), OFFICE_ADVICE),
        _program("解压 .rar", RAR_PROGRAMS, RAR_ADVICE),
        _recognizer(),
        _fonts(),
        _disk(settings),
        _database(settings),
    )


def _protections(settings: Settings, held: Protections | None) -> Iterator[Check]:
    if held is None:
        yield Check(Mark.BAD, "读取保护", "开不了隔离的子进程，无法读取报告。请检查系统是否限制了进程数或内存。")
        return
    scans = f"，扫描件每页另加 {settings.read_page_seconds:g} 秒"
    yield _held(held.memory, "内存上限", f"每个文件最多 {settings.read_memory_mb} 兆字节")
    yield _held(held.cpu, "处理器上限", f"每个文件最多 {settings.read_cpu_seconds} 秒{scans}")
    yield Check(Mark.GOOD, "时间上限", f"每个文件最多 {settings.read_seconds:g} 秒{scans}，到时连同转换程序一起结束")
    yield _held(held.files, "输出上限", f"每个文件最多 {settings.read_output_mb} 兆字节")
    yield _network(held)


def _held(is_held: bool, subject: str, limit: str) -> Check:
    return Check(Mark.GOOD, subject, limit) if is_held else Check(Mark.WEAK, subject, "本系统不支持，读取时不受此限制")


def _network(held: Protections) -> Check:
    names = {Means.FILTER: "禁止联网调用（seccomp）", Means.NAMESPACE: "独立网络空间"}
    if held.network in names:
        return Check(Mark.GOOD, "断网读取", names[held.network])
    return Check(Mark.WEAK, "断网读取", "本机不允许隔离网络，读取进程没有断网。容器里请允许 seccomp 或用户命名空间。")


def _program(name: str, commands: tuple[str, ...], advice: str) -> Check:
    path = next(filter(None, map(shutil.which, commands)), None)
    return Check(Mark.GOOD, name, path) if path else Check(Mark.WEAK, name, f"没有安装。{advice}。")


def _recognizer() -> Check:
    if find_spec(RECOGNIZER) is None:
        return Check(Mark.WEAK, "文字识别", f"没有安装 {RECOGNIZER}，扫描件和图片读不了。请重新安装本程序的依赖。")
    return Check(Mark.GOOD, "文字识别", "自带，扫描件和图片都能读；tesseract 实测没有更准，装了也不用")


def _fonts() -> Check:
    listed = _chinese_fonts()
    if listed is None:
        return Check(Mark.WEAK, "中文字体", "没有 fc-list，无法检查。文书文件不受影响，只影响本机预览。")
    if not listed:
        return Check(Mark.WEAK, "中文字体", "没有中文字体，本机预览会显示方框。请安装 fonts-noto-cjk。")
    return Check(Mark.GOOD, "中文字体", f"{len(listed)} 种，如 {listed[0]}")


def _chinese_fonts() -> list[str] | None:
    command = shutil.which("fc-list")
    if command is None:
        return None
    arguments = [command, ":lang=zh-cn", "family"]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=LISTING_SECONDS, check=False)
    return sorted({line.partition(",")[0].strip() for line in done.stdout.splitlines() if line.strip()})


def _disk(settings: Settings) -> Check:
    existing = next(path for path in (settings.data.resolve(), *settings.data.resolve().parents) if path.exists())
    free = shutil.disk_usage(existing).free / GIGABYTE
    mark = Mark.GOOD if free >= LEAST_FREE_GB else Mark.WEAK
    return Check(mark, "磁盘", f"{existing} 还有 {free:.1f} GB" + ("" if mark is Mark.GOOD else "，偏少，请清理或换盘"))


def _database(settings: Settings) -> Check:
    try:
        store = open_store(settings)
    except ServiceError as error:
        return Check(Mark.BAD, "数据库", error.message)
    kind = store.engine.dialect.name
    store.close()
    return Check(Mark.GOOD, "数据库", f"{kind} 可用，数据在 {settings.data.resolve()}")
