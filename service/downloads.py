"""Headers of downloads: Chinese file names that every browser keeps, and no guessing of types."""

from __future__ import annotations

from urllib.parse import quote

CALENDAR = ".ics"
BYTES = "application/octet-stream"


def media_type(name: str) -> str:
    """Of a download: a phone subscribes to a calendar only when it is called one; anything else is just bytes."""
    return "text/calendar; charset=utf-8" if name.endswith(CALENDAR) else BYTES


def attachment(name: str) -> dict[str, str]:
    """Content-Disposition after RFC 5987; the plain name is only for very old clients."""
    clean = "".join(character for character in name if character.isprintable() and character not in '\\/:*?"<>|')
    suffix = clean.rpartition(".")[2]
    plain = f"download.{suffix}" if suffix.isascii() and suffix.isalnum() else "download"
    value = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
    return {"Content-Disposition": value, "X-Content-Type-Options": "nosniff"}
