"""What a reading process may use: memory, processor, files and open handles; set by the process itself."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from dataclasses import dataclass
from pathlib import Path

from service.settings import Settings

MEGABYTE = 1024 * 1024
OPEN_FILES = 512
PR_SET_PDEATHSIG = 1
CPU_GRACE_SECONDS = 2  # between SIGXCPU and SIGKILL


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading process."""

    seconds: float  # wall clock
    cpu_seconds: int
    memory: int  # bytes over what the warm process has mapped already
    output: int  # bytes, of one answer and of any file written


def of(settings: Settings, *, output_mb: int | None = None, pages: int = 0) -> Limits:
    """The limits that the settings ask for, with time for so many pages to recognize.

    `output_mb` is given where results may be longer or shorter than readings.
    """
    scans = pages * settings.read_page_seconds
    return Limits(
        seconds=settings.read_seconds + scans,
        cpu_seconds=settings.read_cpu_seconds + round(scans),
        memory=settings.read_memory_mb * MEGABYTE,
        output=(output_mb or settings.read_output_mb) * MEGABYTE,
    )


def of_archives(settings: Settings) -> tuple[int, int, int, int]:
    """What an archive may hold: files, bytes of all, bytes of one, unpacked bytes per packed one."""
    one = settings.max_upload_mb * MEGABYTE
    return settings.unpack_files, settings.unpack_mb * MEGABYTE, one, settings.unpack_ratio


def apply(limits: Limits) -> None:
    """Bind this process and all that it starts; cannot be undone."""
    os.setsid()  # one group to kill, with converters that it starts
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    _bind(resource.RLIMIT_CORE, 0)
    _bind(resource.RLIMIT_NOFILE, OPEN_FILES)
    _bind(resource.RLIMIT_FSIZE, limits.output)
    _bind(resource.RLIMIT_CPU, limits.cpu_seconds, grace=CPU_GRACE_SECONDS)
    _bind(resource.RLIMIT_AS, mapped() + limits.memory)


def mapped() -> int:
    """Bytes of address space in use now; 0 where the system does not tell."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0


def _bind(kind: int, soft: int, *, grace: int = 0) -> None:
    ceiling = resource.getrlimit(kind)[1]
    hard = soft + grace if ceiling == resource.RLIM_INFINITY else min(soft + grace, ceiling)
    resource.setrlimit(kind, (min(soft, hard), hard))
