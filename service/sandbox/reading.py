"""Reads files in limited child processes, one a file, forked from a warm server."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING

from extractors.errors import ExtractError, OverLimits
from extractors.findings import Extraction
from service.sandbox import child
from service.sandbox import limits as bounds
from service.settings import Settings

if TYPE_CHECKING:
    from extractors.standards import Standard

WARM_MODULE = "service.sandbox.warm"
NOT_STARTED = "开不了读取进程，详情见服务日志。请用 shugai doctor 检查这台机器，排除问题后点“重新读取”。"
LEAVE_SECONDS = 5.0  # for a child to end after its answer


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file to read."""

    name: str
    data: bytes


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WARM_MODULE])
    return context


def read(file: ReportFile, standards: Sequence[Standard], settings: Settings) -> Extraction:
    """What one file says; raises ExtractError, also when the reading process had to be killed."""
    limits = bounds.of(settings)
    receiver, sender = _context().Pipe(duplex=False)
    arguments = (sender, file.data, file.name, tuple(standards), limits)
    process = _context().Process(target=child.run, args=arguments, daemon=True)
    with receiver:
        with sender:
            _start(process)
        answer = _wait(process, receiver, limits)
    return _understand(answer)


def _start(process: ForkServerProcess) -> None:
    try:
        process.start()
    except (OSError, EOFError) as error:  # the fork server could not be started, or died
        raise ExtractError(NOT_STARTED) from error


def read_many(
    files: Iterable[ReportFile], standards: Sequence[Standard], settings: Settings
) -> Iterator[tuple[ReportFile, Extraction | ExtractError]]:
    """Each file with what it says or why not, in the given order; `workers` at a time, never all in memory."""
    waiting: deque[tuple[ReportFile, Future[Extraction]]] = deque()
    with ThreadPoolExecutor(settings.workers) as pool:
        for file in files:
            waiting.append((file, pool.submit(read, file, standards, settings)))
            if len(waiting) > settings.workers:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def _finished(file: ReportFile, future: Future[Extraction]) -> tuple[ReportFile, Extraction | ExtractError]:
    try:
        return file, future.result()
    except ExtractError as error:
        return file, error


def _wait(process: ForkServerProcess, receiver: Connection, limits: bounds.Limits) -> bytes:
    """The child's answer; ends the child and all that it started in every case."""
    alarm = Timer(limits.seconds, _kill, (process,))
    alarm.start()
    started = monotonic()
    try:
        answer = receiver.recv_bytes(limits.output)
    except EOFError:
        process.join(LEAVE_SECONDS)
        raise _death(process.exitcode, limits, timed_out=monotonic() - started >= limits.seconds) from None
    except OSError as error:  # the answer is longer than the limit
        size = limits.output // bounds.MEGABYTE
        raise OverLimits(f"读取结果超过 {size} 兆字节，已停止。请把文件拆小后重试。") from error
    finally:
        alarm.cancel()
        _kill(process)
        process.join()
    return answer


def _kill(process: ForkServerProcess) -> None:
    """Kill the child's whole group, so that no converter is left behind."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid or 0, signal.SIGKILL)
        return
    process.kill()


def _understand(answer: bytes) -> Extraction:
    kind, body = answer[:1], answer[1:]
    if kind == child.RESULT:
        return child.extraction_json().validate_json(body)
    code, _, message = body.decode().partition("\n")
    raise _errors(ExtractError).get(code, ExtractError)(message)


def _errors(root: type[ExtractError]) -> dict[str, type[ExtractError]]:
    """The error tree by code."""
    found = {root.code: root}
    for branch in root.__subclasses__():
        found |= _errors(branch)
    return found


def _death(exitcode: int | None, limits: bounds.Limits, *, timed_out: bool) -> ExtractError:
    """Why a child ended without an answer."""
    if timed_out:
        return OverLimits(f"读这个文件超过了 {limits.seconds:g} 秒，已停止。请把文件拆小，或另存为 .docx 后重试。")
    if exitcode in (-signal.SIGXCPU, -signal.SIGKILL):
        return OverLimits(f"读这个文件用的处理器时间超过了 {limits.cpu_seconds} 秒，已停止。请把文件拆小后重试。")
    if exitcode is not None and exitcode < 0:
        name = signal.Signals(-exitcode).name
        return OverLimits(f"读取进程异常中止（{name}），多半是内存超过上限或文件已损坏。请另存为 .docx 后重试。")
    return ExtractError("读这个文件时程序内部出错，详情见服务日志。请把文件另存为 .docx 重试，仍不行请交给维护人员。")
