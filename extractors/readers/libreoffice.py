"""LibreOffice as a converter: private profile, no macros or links, limited in time and number, killed as a whole."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from extractors.errors import NeedsTool, OverLimits, UnreadableFile

SLOTS = 2  # conversions at a time on this machine
CONVERT_SECONDS = 60.0
WAIT_SECONDS = 45.0  # for a free slot
POLL_SECONDS = 0.05
PROGRAMS = ("soffice", "libreoffice")
# The shell ends the whole group as soon as its standard input closes, that is when the reading process dies.
GUARD = 'exec 3<&0; (read -r _ <&3; kill -KILL 0) 2>/dev/null & "$@" </dev/null; kill $! 2>/dev/null'
OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501


def installed() -> str | None:
    """Where LibreOffice's program is, or None on a machine without it."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def convert(data: bytes, *, name: str, suffix: str, target: str = "docx") -> bytes:
    """A file converted by LibreOffice; `suffix` says what it is (".doc"), `name` what to call it in messages.

    Raises NeedsTool without LibreOffice, OverLimits after CONVERT_SECONDS, UnreadableFile where it makes nothing of it.
    """
    program = installed()
    if program is None:
        raise NeedsTool(
            f"读取“{name}”需要 LibreOffice，这台服务器没有安装。请管理员安装（如 apt install libreoffice-writer），"
            "或在 Word、WPS 中把文件另存为 .docx 后重新上传。"
        )
    with _slot(name) as folder:
        source = folder / f"report{suffix}"
        source.write_bytes(data)
        _profile(folder / "profile")
        command = [program, *OPTIONS, f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        _run([*command, "--convert-to", target, "--outdir", str(folder / "out"), str(source)], name)
        made = folder / "out" / f"report.{target.partition(':')[0]}"
        if not made.is_file():
            raise UnreadableFile(
                f"“{name}”无法转换，可能已损坏或设有密码。请在 Word 或 WPS 中打开，另存为 .docx 后重新上传。"
            )
        return made.read_bytes()


def _profile(folder: Path) -> None:
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")


def _run(command: list[str], name: str) -> None:
    """Run to the end; the whole process group is killed at the time limit, and if this process dies."""
    process = subprocess.Popen(
        ["sh", "-c", GUARD, "sh", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(CONVERT_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise OverLimits(
            f"“{name}”转换超过 {CONVERT_SECONDS:.0f} 秒，已停止。请在 Word 或 WPS 中另存为 .docx 后重新上传。"
        ) from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@contextmanager
def _slot(name: str) -> Iterator[Path]:
    """An empty folder of one of the slots, held by a lock that ends with this process."""
    root = _root()
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        for index in range(SLOTS):
            with (root / f"{index}.lock").open("w") as lock:
                if _locked(lock.fileno()):
                    yield from _folder(root / str(index))
                    return
        time.sleep(POLL_SECONDS)
    raise OverLimits(f"转换程序正忙，“{name}”等候超过 {WAIT_SECONDS:.0f} 秒。请稍后重试。")


def _folder(folder: Path) -> Iterator[Path]:
    shutil.rmtree(folder, ignore_errors=True)  # left by a process that was killed
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _root() -> Path:
    """A folder of this user alone, shared by all reading processes."""
    root = Path(tempfile.gettempdir()) / f"shugai-office-{os.getuid()}"
    root.mkdir(mode=0o700, exist_ok=True)
    if root.is_symlink() or root.stat().st_uid != os.getuid():
        raise NeedsTool(f"临时文件夹 {root} 不属于运行服务的用户，无法转换文件。请管理员删除它后重试。")
    return root
