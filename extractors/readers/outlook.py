"""Outlook's own mail files (.msg): their attachments and, as a text, what the mail itself says."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain import constants as ids
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from extractors.errors import Encrypted, UnreadableFile
from extractors.readers.archive_meter import Meter
from extractors.readers.mail import BODY, NAMELESS

SEALED_CLASS = b".SMIME"  # encrypted, or signed so that the text stands inside the signature
SEALED_FILES = ("smime.p7m", "message.rpmsg")
_FAULTS = (OSError, ValueError, LookupError, TypeError, AssertionError, struct.error, RecursionError, OverflowError)


def attachments(data: bytes, meter: Meter) -> Iterator[tuple[str, bytes]]:
    """The mail's body (as .html or .txt) and its attachments; raises at the end for those that can't be taken out."""
    try:
        with OleFileIO(io.BytesIO(data)) as file:
            mail = Storage.from_ole(file)
        attached = [_named(storage) for storage in mail.iter_attachment_storages() if not _is_hidden(storage)]
        files = [*attached, *_hidden_body(mail)]
        _check_open(mail, [name for name, _ in files], meter.name)
        yield from _body(mail, meter)
        for name, content in files:
            if content is not None:
                yield name, _counted(content, meter)
    except _FAULTS as error:
        advice = "请在 Outlook 里打开它，把附件另存下来，再上传附件。"
        raise UnreadableFile(f"“{meter.name}”已损坏或没有传完整。{advice}") from error
    lost = "”“".join(name for name, content in files if content is None)
    if lost:
        advice = "夹带的邮件、链接和富文本正文取不出来，请在 Outlook 里打开后另存，再单独上传。"
        raise UnreadableFile(f"“{meter.name}”里的“{lost}”没有取出。{advice}")


def _check_open(mail: Storage, names: list[str], name: str) -> None:
    kind = _text(mail, Message(mail).properties, ids.PID_MESSAGE_CLASS) or b""
    if SEALED_CLASS in kind.upper() or any(each.lower() in SEALED_FILES for each in names):
        raise Encrypted(f"“{name}”是加密或签名的邮件，无法读取。请在 Outlook 里打开它，把附件另存下来，再上传附件。")


def _body(mail: Storage, meter: Meter) -> Iterator[tuple[str, bytes]]:
    properties = Message(mail).properties
    words = _text(mail, properties, ids.PID_BODY)
    page = properties.binary_prop_value(ids.PID_HTML)
    if words and words.strip():
        yield f"{BODY}.txt", _counted(words, meter)
    elif page:
        yield f"{BODY}.html", _counted(page, meter)


def _hidden_body(mail: Storage) -> list[tuple[str, None]]:
    """The body as one more thing that can't be taken out, where it is compressed rich text alone."""
    held = {each.pid for each in Message(mail).properties}
    return [(BODY, None)] if ids.PID_RTF_COMPRESSED in held and not held & {ids.PID_BODY, ids.PID_HTML} else []


def _named(storage: Storage) -> tuple[str, bytes | None]:
    """An attachment's name and content; None where it is a mail itself, or only a link."""
    properties = Attachment(storage).properties
    long = _text(storage, properties, ids.PID_ATTACH_LONG_FILENAME)
    name = long or _text(storage, properties, ids.PID_ATTACH_FILENAME) or NAMELESS.encode()
    return _decoded(name), properties.binary_prop_value(ids.PID_ATTACH_DATA_BINARY)


def _is_hidden(storage: Storage) -> bool:
    """Whether it is a picture inside the mail's text, as a logo under a signature."""
    return bool(Attachment(storage).properties.int_prop_value(ids.PID_ATTACHMENT_HIDDEN))


def _text(storage: Storage, properties: Properties, wanted: int) -> bytes | None:
    """A text property as UTF-8; from an old mail in the encoding that it was written in, which readers find out."""
    for each in properties:
        if each.pid == wanted and each.ptyp == ids.PTYP_STRING:
            return storage.property_stream_bytes(wanted, each.ptyp).decode("utf-16-le").encode()
        if each.pid == wanted and each.ptyp == ids.PTYP_STRING8:
            return storage.property_stream_bytes(wanted, each.ptyp)
    return None


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


def _counted(content: bytes, meter: Meter) -> bytes:
    meter.entry()
    meter.grow(len(content), len(content))
    return content
