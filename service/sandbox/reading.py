"""Reads files and opens archives in limited child processes, one a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from extractors.errors import ExtractError
from extractors.findings import Extraction
from extractors.lessons import NO_LESSONS, Lessons
from service.sandbox import child
from service.sandbox import limits as bounds
from service.sandbox.process import answers
from service.sandbox.scans import scanned_pages
from service.sandbox.sending import sent
from service.settings import Settings

if TYPE_CHECKING:
    from extractors.standards import Standard


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file to read."""

    name: str
    data: bytes


def read(
    file: ReportFile, standards: Sequence[Standard], settings: Settings, lessons: Lessons = NO_LESSONS
) -> Extraction:
    """What one file says; raises ExtractError, also when the reading process had to be killed."""
    arguments = ((file.name, file.data), (sent(standards), lessons))
    limits = bounds.of(settings, pages=scanned_pages(file.data))
    replies = cast(Generator[bytes, None, None], answers(child.run, arguments, limits))
    with closing(replies):
        return child.extraction_json().validate_json(checked(next(replies)))


def read_many(
    files: Iterable[ReportFile], standards: Sequence[Standard], settings: Settings, lessons: Lessons = NO_LESSONS
) -> Iterator[tuple[ReportFile, Extraction | ExtractError]]:
    """Each file with what it says or why not, in the given order; `workers` at a time, never all in memory."""
    waiting: deque[tuple[ReportFile, Future[Extraction]]] = deque()
    with ThreadPoolExecutor(settings.workers) as pool:
        for file in files:
            waiting.append((file, pool.submit(read, file, standards, settings, lessons)))
            if len(waiting) > settings.workers:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def unpack(file: ReportFile, settings: Settings) -> Iterator[ReportFile]:
    """The reports in an archive, one at a time; raises ExtractError, also after some came out well."""
    limits = bounds.of(settings, output_mb=settings.max_upload_mb)
    for answer in answers(child.unpack, ((file.name, file.data), bounds.of_archives(settings)), limits):
        name, _, data = checked(answer).partition(child.BREAK)
        yield ReportFile(name.decode(), data)


def _finished(file: ReportFile, future: Future[Extraction]) -> tuple[ReportFile, Extraction | ExtractError]:
    try:
        return file, future.result()
    except ExtractError as error:
        return file, error


def checked(answer: bytes) -> bytes:
    """The body of an answer; raises the error that the child reports."""
    kind, body = answer[:1], answer[1:]
    if kind == child.RESULT:
        return body
    code, _, message = body.decode().partition("\n")
    raise _errors(ExtractError).get(code, ExtractError)(message)


def _errors(root: type[ExtractError]) -> dict[str, type[ExtractError]]:
    """The error tree by code."""
    found = {root.code: root}
    for branch in root.__subclasses__():
        found |= _errors(branch)
    return found
