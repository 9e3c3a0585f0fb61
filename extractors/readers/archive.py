"""Archives of reports (.zip .7z .rar .eml .msg) -> their members, within limits, without a file being written."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from extractors.errors import Encrypted, NeedsTool, UnreadableFile, UnsupportedFormat
from extractors.readers.archive_meter import Limits, Meter
from extractors.readers.archive_names import decoded_name, is_wanted, safe_name
from extractors.readers.formats import ARCHIVES, MAILS, Format
from extractors.readers.mail import BODY, attachments
from extractors.readers.sniff import sniff

DEPTH = 2  # archives and mails inside an upload that are opened, one in the other
NESTED = frozenset(ARCHIVES | MAILS)

_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError)

Member = tuple[str, bytes]
Opener = Callable[[bytes, Meter], Iterator[Member]]


def members(data: bytes, name: str, limits: Limits | None = None) -> Iterator[Member]:
    """The files of an archive as (path inside it, bytes); archives and mails inside it are opened two levels deep.

    Raises Encrypted, TooLarge, NeedsTool, UnreadableFile or UnsupportedFormat with a Chinese message; where only
    some members can't be taken out, after all the others. What was yielded before stays good.
    """
    meter = Meter(name, len(data), limits or Limits())
    yield from _walk(data, name, 0, meter)
    if meter.faults:
        raise type(meter.faults[0])("".join(fault.message for fault in meter.faults))


def _walk(data: bytes, name: str, depth: int, meter: Meter) -> Iterator[Member]:
    kind = sniff(data, name)
    opener = _OPENERS.get(kind)
    if opener is None:
        raise UnsupportedFormat(f"“{name}”不是可以打开的压缩包。请用 .zip、.7z 或 .rar 压缩后再上传。")
    for inner, content in opener(data, meter):
        path = safe_name(inner)
        if not is_wanted(path):
            continue
        if depth < DEPTH and content and PurePosixPath(path).suffix.lower().lstrip(".") in NESTED:
            with meter.inside(path):
                yield from ((f"{path}/{below}", held) for below, held in _walk(content, path, depth + 1, meter))
        else:
            yield _titled(path, name) if kind in MAILS else path, content


def _titled(path: str, mail: str) -> str:
    """A mail's own text under the mail's name, so that many mails can be told apart."""
    place = PurePosixPath(path)
    return f"{PurePosixPath(mail).stem}（{BODY}）{place.suffix}" if place.stem == BODY else path


def _zip(data: bytes, meter: Meter) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                meter.entry()
                if not info.is_dir():
                    yield from _zip_member(archive, info, meter)
    except _ZIP_FAULTS as error:
        raise _damaged(meter.name) from error


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: Meter) -> Iterator[Member]:
    """The member, if it can be taken out; else what is wrong with it is noted, and the rest goes on."""
    name = decoded_name(info)
    if info.flag_bits & 1:
        meter.faults.append(_locked(meter.name, name))
        return
    try:
        with archive.open(info) as source:
            content = meter.take(source)
    except _ZIP_FAULTS:
        meter.faults.append(_damaged(meter.name, name))
        return
    yield name, content


def _seven_zip(data: bytes, meter: Meter) -> Iterator[Member]:
    from extractors.readers.seven_zip import unpacked  # py7zr is loaded only for this format

    yield from unpacked(data, meter)


def _rar(data: bytes, meter: Meter) -> Iterator[Member]:
    import rarfile  # loaded only for this format

    try:
        with rarfile.RarFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise _locked(meter.name)
            if not archive.infolist():
                raise _damaged(meter.name)
            for info in archive.infolist():
                meter.entry()
                if not info.is_dir():
                    with archive.open(info) as source:
                        content = meter.take(source)
                    yield str(info.filename), content
    except rarfile.RarCannotExec as error:
        message = f"打开“{meter.name}”需要 unrar 或 bsdtar，这台机器上没有。请改用 .zip 压缩后上传，或请管理员安装。"
        raise NeedsTool(message) from error
    except rarfile.PasswordRequired as error:
        raise _locked(meter.name) from error
    except (rarfile.Error, EOFError, OSError) as error:
        raise _damaged(meter.name) from error


def _outlook(data: bytes, meter: Meter) -> Iterator[Member]:
    from extractors.readers.outlook import attachments as unpacked  # oxmsg is loaded only for this format

    yield from unpacked(data, meter)


def _locked(name: str, member: str = "") -> Encrypted:
    return Encrypted(f"“{name}”{_which(member)}设了密码。请去掉密码重新压缩后再上传。")


def _damaged(name: str, member: str = "") -> UnreadableFile:
    return UnreadableFile(f"“{name}”{_which(member)}已损坏或没有传完整，无法解压。请重新压缩后再上传。")


def _which(member: str) -> str:
    return f"里的“{member}”" if member else ""


_OPENERS: dict[Format, Opener] = {
    Format.ZIP: _zip,
    Format.SEVEN_ZIP: _seven_zip,
    Format.RAR: _rar,
    Format.EML: attachments,
    Format.MSG: _outlook,
}
