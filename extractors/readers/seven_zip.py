"""7z archives unpacked into memory, counted while they come out."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Iterator

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import Py7zIO, WriterFactory

from extractors.errors import Encrypted, UnreadableFile
from extractors.readers.archive_meter import Meter

# what py7zr lets through on damaged files
_FAULTS = (ArchiveError, lzma.LZMAError, zlib.error, EOFError, ValueError, OSError, IndexError, KeyError, TypeError)


class _Counted(Py7zIO):
    """A member in memory; writing more than the limits allow raises TooLarge."""

    def __init__(self, meter: Meter) -> None:
        self.meter, self.buffer = meter, io.BytesIO()

    def write(self, s: bytes | bytearray) -> int:
        self.meter.grow(len(s), self.buffer.tell() + len(s))
        return self.buffer.write(s)

    def read(self, size: int | None = None) -> bytes:
        return self.buffer.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.buffer.seek(offset, whence)

    def flush(self) -> None:
        self.buffer.flush()

    def size(self) -> int:
        return len(self.buffer.getbuffer())


class _Members(WriterFactory):
    """Where py7zr asks for a place to write each member to."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.files: dict[str, _Counted] = {}

    def create(self, filename: str) -> Py7zIO:
        self.meter.entry()
        return self.files.setdefault(filename, _Counted(self.meter))


def unpacked(data: bytes, meter: Meter) -> Iterator[tuple[str, bytes]]:
    """The members; raises Encrypted, TooLarge or UnreadableFile."""
    found = _Members(meter)
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise PasswordRequired([], "")
            archive.extractall(factory=found)
    except PasswordRequired as error:
        raise Encrypted(f"“{meter.name}”设了密码。请去掉密码重新压缩后再上传。") from error
    except _FAULTS as error:
        raise UnreadableFile(f"“{meter.name}”已损坏或没有传完整，无法解压。请重新压缩后再上传。") from error
    yield from ((name, file.buffer.getvalue()) for name, file in found.files.items())
