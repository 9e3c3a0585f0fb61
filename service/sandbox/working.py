"""Runs one function over one untrusted file in a limited child process."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import cast

from service.sandbox import child
from service.sandbox import limits as bounds
from service.sandbox.process import answers
from service.sandbox.reading import ReportFile, checked
from service.settings import Settings

Work = Callable[[bytes, str], bytes]  # of a module, so that the child can import it


def work(function: Work, file: ReportFile, settings: Settings) -> bytes:
    """What function(data, name) returns in the child; raises its ExtractError, also when the child had to be killed."""
    arguments = (function, (file.name, file.data))
    replies = cast(Generator[bytes, None, None], answers(child.work, arguments, bounds.of(settings)))
    with closing(replies):
        return checked(next(replies))
