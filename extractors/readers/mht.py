"""Web pages saved in one file (.mht, also .doc from Word's 单个文件网页): their page, read as HTML."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from extractors.document import Document, Origin
from extractors.errors import UnreadableFile
from extractors.readers import html


def read(data: bytes, origin: Origin) -> Document:
    """The first page in the file; raises UnreadableFile where there is none."""
    message = message_from_bytes(data, policy=default)
    parts = message.walk() if isinstance(message, EmailMessage) else ()
    pages = (part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html")
    page = next((page for page in pages if isinstance(page, bytes) and page.strip()), None)
    if page is None:
        raise UnreadableFile(f"“{origin.name}”里没有网页正文，可能没有存完整。请用 Word 打开后另存为 .docx 再上传。")
    return html.read(page, origin)
