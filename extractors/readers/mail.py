"""E-mail files (.eml): their attachments and, as a text, what the mail itself says."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from extractors.readers.archive_meter import Meter

BODY = "邮件正文"


def attachments(data: bytes, meter: Meter) -> Iterator[tuple[str, bytes]]:
    """The mail's body (as .html or .txt) and its attachments."""
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage):
        return
    body = message.get_body(("plain", "html"))
    if isinstance(body, EmailMessage):
        suffix = "html" if body.get_content_subtype() == "html" else "txt"
        yield f"{BODY}.{suffix}", _content(body, meter)
    for part in message.iter_attachments():
        name = part.get_filename()
        if name and isinstance(part, EmailMessage):
            yield name, _content(part, meter)


def _content(part: EmailMessage, meter: Meter) -> bytes:
    meter.entry()
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    meter.grow(len(content), len(content))
    return content
