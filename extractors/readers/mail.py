"""E-mail files (.eml): their attachments and, as a text, what the mail itself says."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from extractors.errors import UnreadableFile
from extractors.readers.archive_meter import Meter

BODY = "邮件正文"
NAMELESS = "未命名附件"
FORWARDED = "转发的邮件"


def attachments(data: bytes, meter: Meter) -> Iterator[tuple[str, bytes]]:
    """The mail's body (as .html or .txt) and its attachments, mails among them; raises UnreadableFile."""
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage):
        return
    body = message.get_body(("plain", "html"))
    if isinstance(body, EmailMessage):
        suffix = "html" if body.get_content_subtype() == "html" else "txt"
        yield f"{BODY}.{suffix}", _content(body, meter)
    for part in message.iter_attachments():
        if isinstance(part, EmailMessage) and (name := _name(part)):
            yield name, _content(part, meter)


def _name(part: EmailMessage) -> str:
    """What an attachment is called; nothing where it is a nameless picture inside the mail's text."""
    name = part.get_filename() or ""
    if part.get_content_type() == "message/rfc822":
        return f"{(name or FORWARDED).removesuffix('.eml')}.eml"
    return name or (NAMELESS if part.is_attachment() else "")


def _content(part: EmailMessage, meter: Meter) -> bytes:
    meter.entry()
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else _forwarded(part, meter.name)
    meter.grow(len(content), len(content))
    return content


def _forwarded(part: EmailMessage, name: str) -> bytes:
    """The mail inside a part, as a file."""
    try:
        return b"".join(inner.as_bytes() for inner in part.iter_parts())
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise UnreadableFile(f"“{name}”里转发的邮件已损坏，没有取出。请打开邮件，把附件另存后上传。") from error
