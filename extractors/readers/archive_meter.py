"""What one archive may unpack to, counted while it comes out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from extractors.errors import ExtractError, TooLarge

CHUNK = 1 << 20  # bytes read at a time
RATIO_FROM = 10 << 20  # unpacked bytes from which on the ratio counts


@dataclass(frozen=True, slots=True)
class Limits:
    """Guards against archives that would fill the machine."""

    entries: int = 2_000
    total: int = 2 << 30  # bytes of all members together
    member: int = 200 << 20  # bytes of one member
    ratio: int = 200  # unpacked bytes per packed byte


class Source(Protocol):
    """Something open for reading."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


class Meter:
    """The entries and bytes that came out of one upload; every count raises TooLarge over its limit.

    `name` is the archive that is open; `faults` say what could not be taken out while the rest went on.
    """

    def __init__(self, name: str, packed: int, limits: Limits) -> None:
        self.name, self.packed, self.limits = name, packed, limits
        self.entries = self.total = 0
        self.faults: list[ExtractError] = []

    @contextmanager
    def inside(self, name: str) -> Iterator[None]:
        """An archive in the archive is open; where it can't be, the rest goes on."""
        outer, self.name = self.name, name
        try:
            yield
        except TooLarge:
            raise
        except ExtractError as error:
            self.faults.append(error)
        finally:
            self.name = outer

    def entry(self) -> None:
        """One more entry."""
        self.entries += 1
        if self.entries > self.limits.entries:
            raise TooLarge(f"“{self.name}”里的文件超过 {self.limits.entries} 个。请分成几个压缩包上传。")

    def grow(self, size: int, member: int) -> None:
        """So many more bytes, of a member that has `member` bytes by now."""
        self.total += size
        if member > self.limits.member:
            raise TooLarge(f"“{self.name}”里有文件解压后超过 {self.limits.member >> 20} MB。请单独检查这个文件。")
        if self.total > self.limits.total:
            raise TooLarge(f"“{self.name}”解压后超过 {self.limits.total >> 20} MB。请分成几个压缩包上传。")
        if self.total > RATIO_FROM and self.total > self.limits.ratio * self.packed:
            times = f"超过 {self.limits.ratio} 倍"
            raise TooLarge(f"“{self.name}”的压缩比异常（{times}），可能有害，没有打开。请确认来源，重新压缩后再上传。")

    def take(self, source: Source) -> bytes:
        """All bytes of a member."""
        parts, size = [], 0
        while chunk := source.read(CHUNK):
            size += len(chunk)
            self.grow(len(chunk), size)
            parts.append(chunk)
        return b"".join(parts)
