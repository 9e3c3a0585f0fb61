"""Signs that RTF files insert by SYMBOL fields, which LibreOffice drops: written as Unicode before it converts."""

from __future__ import annotations

import re

from extractors.readers.word_symbols import symbol

_INNER = rb"[^{}]"
for _ in range(3):  # groups inside the field's groups
    _INNER = rb"(?:[^{}]|\{" + _INNER + rb"*+\})"
_FIELD = re.compile(rb"\{\\field\b" + _INNER + rb"*+\}")
_SIGN = re.compile(rb"SYMBOL\s++(0[xX][0-9a-fA-F]{1,6}|\d{1,7})")
_FONT = re.compile(rb'\\\\f\s++"?+([^"\\{}]*+)')


def with_signs(data: bytes) -> bytes:
    """The file with the sign itself in the place of every SYMBOL field."""
    return _FIELD.sub(_written, data)


def _written(field: re.Match[bytes]) -> bytes:
    sign, font = _SIGN.search(field[0]), _FONT.search(field[0])
    if sign is None or field[0].count(rb"\fldinst") != 1:
        return field[0]
    code = int(sign[1], 16 if sign[1][:2].lower() == b"0x" else 10)
    printed = symbol(code, font[1].decode("latin-1").strip() if font else "")
    units = memoryview(printed.encode("utf-16-le")).cast("H")
    return b"{\\uc1" + b"".join(b"\\u%d ?" % unit for unit in units) + b"}"
