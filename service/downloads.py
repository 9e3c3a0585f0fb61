"""Headers of downloads: Chinese file names that every browser keeps, and no guessing of types."""

from __future__ import annotations

from urllib.parse import quote


def attachment(name: str) -> dict[str, str]:
    """Content-Disposition after RFC 5987; the plain name is only for very old clients."""
    clean = "".join(character for character in name if character.isprintable() and character not in '\\/:*?"<>|')
    suffix = clean.rpartition(".")[2]
    plain = f"download.{suffix}" if suffix.isascii() and suffix.isalnum() else "download"
    value = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
    return {"Content-Disposition": value, "X-Content-Type-Options": "nosniff"}
