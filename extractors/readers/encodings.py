"""Bytes of a text file -> characters: byte-order marks, strict tests in order, guessing last."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache

from extractors.errors import UnreadableFile
from extractors.lexicons import load

SAMPLE = 16_384  # bytes that are weighed
ENOUGH = 0.25  # share of frequent characters of a text that was decoded rightly
DAMAGE = 0.01  # share of bytes that may be broken
TOLERATED = 3  # broken characters that any file may hold

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_CHINESE = ("gb18030", "big5hkscs")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding's name, and how many could not be read."""

    text: str
    encoding: str
    broken: int = 0


@cache
def _common() -> frozenset[str]:
    lists = load("characters")
    return frozenset(lists["common"] + lists["traditional"] + "，。、；：“”（）《》　")


def _weight(data: bytes, encoding: str) -> float:
    """The share of frequent ones among the characters beyond ASCII; 0 where the bytes can't be read so."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data[:SAMPLE])
    except UnicodeDecodeError:
        return 0.0
    common = _common()
    beyond = [char for char in text if not char.isascii() or char < " "]
    telling = [char for char in beyond if char not in "\r\n\t"]
    return sum(char in common for char in telling) / len(telling) if telling else float(text.isascii())


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _strict_utf8(data: bytes) -> Decoded | None:
    """UTF-8 without a fault; a few GBK words are that by chance (联通), so the words must make sense too."""
    if b"\0" in data:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    weight = _weight(data, "utf-8")
    chance = weight < ENOUGH and _weight(data, "gb18030") > weight
    return None if chance else Decoded(text, "utf-8")


def _weighed(data: bytes) -> Decoded | None:
    """The Chinese or wide encoding under which the bytes hold the most frequent characters."""
    best = max((*_CHINESE, *_WIDE), key=lambda encoding: _weight(data, encoding))
    return _lenient(data, best) if _weight(data, best) >= ENOUGH else None


def _damaged_utf8(data: bytes) -> Decoded | None:
    found = _lenient(data, "utf-8")
    return found if found.broken <= max(TOLERATED, DAMAGE * len(data)) and not found.text.isascii() else None


def _damaged_gb(data: bytes) -> Decoded | None:
    found = _lenient(data, "gb18030")
    beyond = [char for char in found.text if not char.isascii()]
    share = sum(char in _common() for char in beyond) / max(len(beyond), 1)
    return found if share >= ENOUGH and found.broken <= max(TOLERATED, DAMAGE * len(data)) else None


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # loaded only for the rare file that all tests leave open

    found = from_bytes(data[:SAMPLE]).best()
    return _lenient(data, found.encoding) if found is not None else None


def decode(data: bytes) -> Decoded:
    """The characters of a text file; raises UnreadableFile where the bytes are no text."""
    for test in (_marked, _strict_utf8, _weighed, _damaged_utf8, _damaged_gb, _guessed):
        found = test(data)
        if found is not None:
            return found
    raise UnreadableFile("这个文件不是文本，或者编码无法识别。请用记事本打开后另存为 UTF-8 编码的 .txt，再上传。")
