"""One child process under limits, forked from a warm server: started, listened to, and ended in every case."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Any

from extractors.errors import ExtractError, OverLimits
from service.sandbox.limits import MEGABYTE, Limits

# each child runs the program's main module anew, `shugai`'s with all its commands: they are loaded once, too
PRELOADED = ["service.sandbox.warm", "service.cli"]
LEAVE_SECONDS = 5.0  # for a child to end after its last answer
NOT_STARTED = "开不了读取进程，详情见服务日志。请用 shugai doctor 检查这台机器，排除问题后重试。"


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def prepare() -> None:
    """Start the server now, so that it is warm when the first file comes; returns at once."""
    _context()
    forkserver.ensure_running()


def answers(target: Callable[..., None], arguments: tuple[Any, ...], limits: Limits) -> Iterator[bytes]:
    """Every message that target(connection, *arguments, limits) sends from its own process.

    Raises OverLimits or ExtractError when the child dies, also between messages. Close the iterator to end the child.
    """
    receiver, sender = _context().Pipe(duplex=False)
    process = _context().Process(target=target, args=(sender, *arguments, limits), daemon=True)
    with receiver:
        with sender:
            _start(process)
        yield from _listen(process, receiver, limits)


def _start(process: ForkServerProcess) -> None:
    try:
        process.start()
    except (OSError, EOFError) as error:  # the fork server could not be started, or died
        raise ExtractError(NOT_STARTED) from error


def _listen(process: ForkServerProcess, receiver: Connection, limits: Limits) -> Iterator[bytes]:
    alarm = Timer(limits.seconds, _kill, (process,))
    alarm.start()
    started = monotonic()
    try:
        while True:
            yield receiver.recv_bytes(limits.output)
    except EOFError:
        process.join(LEAVE_SECONDS)
        if process.exitcode != 0:
            raise _death(process.exitcode, limits, timed_out=monotonic() - started >= limits.seconds) from None
    except OSError as error:  # the answer is longer than the limit
        raise OverLimits(f"读取结果超过 {limits.output // MEGABYTE} 兆字节，已停止。请把文件拆小后重试。") from error
    finally:
        alarm.cancel()
        _kill(process)  # the fork server waits for its end: taking its memory apart is no concern of the reader


def _kill(process: ForkServerProcess) -> None:
    """Kill the child with all that it started: its group, and converters that made a group of their own."""
    pid = process.pid or 0
    started = tuple(_descendants(pid)) if process.is_alive() else ()
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    process.kill()
    for each in started:
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def _descendants(pid: int) -> Iterator[int]:
    """Processes under this one; nothing where the system does not list them."""
    with suppress(OSError):  # it has just ended
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in map(int, task.read_text().split()):
                yield child
                yield from _descendants(child)


def _death(exitcode: int | None, limits: Limits, *, timed_out: bool) -> ExtractError:
    """Why a child ended without having finished."""
    if timed_out:
        return OverLimits(f"读这个文件超过了 {limits.seconds:g} 秒，已停止。请把文件拆小，或另存为 .docx 后重试。")
    if exitcode in (-signal.SIGXCPU, -signal.SIGKILL):
        return OverLimits(f"读这个文件用的处理器时间超过了 {limits.cpu_seconds} 秒，已停止。请把文件拆小后重试。")
    if exitcode is not None and exitcode < 0:
        name = signal.Signals(-exitcode).name
        return OverLimits(f"读取进程异常中止（{name}），多半是内存超过上限或文件已损坏。请另存为 .docx 后重试。")
    return ExtractError("读这个文件时程序内部出错，详情见服务日志。请把文件另存为 .docx 重试，仍不行请交给维护人员。")
