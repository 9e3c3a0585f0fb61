"""How a file is spoiled: bytes changed, cut, doubled or moved; marks of its own kind put in, inside a package too."""

from __future__ import annotations

import io
import random
from zipfile import BadZipFile, ZipFile

MOST_BYTES = 10  # changed at a time
LONGEST_PIECE = 200  # bytes cut out or doubled
SNIPPETS = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tbl>", b"<w:tc>", b"<w:vMerge/>", b"<w:del>", b"&#x1;", b"\xff\xfe",
    b"<w:numId w:val='99999999999999999999'/>", b"<w:ilvl w:val='-3'/>", b"<w:gridSpan w:val='99999999'/>",
    b"<w:fldChar w:fldCharType='begin'/>", b"<w:sym w:char='FFFFFFFF'/>", b"<w:start w:val='2147483647'/>",
    b"<w:lvlText w:val='%1%2%3%9%0%'/>", b"<!DOCTYPE w [<!ENTITY x 'y'>]>", b"<commentRangeStart w:id='0'/>",
    b"<table><tr><td rowspan='999999999'>", b"<!--", b"\x00", b"\xef\xbb\xbf", b"endobj\n", b"0 R",
    b"/Length 99999999", b"\t\t\t\n",
    b"[ -1e38 0 0 1e38 ]", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"PK\x03\x04", b"|---|\n",
)  # fmt: skip
VALUES = (b"-1", b"0", b"999999999", b"x", b"", b"bullet", b"%9%1", b"chineseCounting")


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The file with something wrong in it."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _repacked(chance, data)
    return chance.choice((_scratched, _edited, _cut_off, _shuffled))(chance, data)


def _repacked(chance: random.Random, data: bytes) -> bytes:
    """A package with one part edited."""
    stream = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w") as new:
            hit = chance.choice(old.namelist())
            for name in old.namelist():
                new.writestr(name, _edited(chance, old.read(name)) if name == hit else old.read(name))
    except BadZipFile:
        return _scratched(chance, data)
    return stream.getvalue()


def _scratched(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, MOST_BYTES)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut_off(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _shuffled(chance: random.Random, data: bytes) -> bytes:
    """A piece of the file moved to another place, or doubled."""
    at, to = chance.randrange(len(data)), chance.randrange(len(data))
    piece = data[at : at + chance.randint(1, LONGEST_PIECE)]
    rest = data if chance.random() < 0.5 else data[:at] + data[at + len(piece) :]
    return rest[:to] + piece * chance.choice((1, 1, 50)) + rest[to:]


def _edited(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        quote = data.find(b'w:val="', at)
        if quote >= 0 and chance.random() < 0.5:
            data = data[: quote + 7] + chance.choice(VALUES) + data[data.find(b'"', quote + 7) :]
        elif chance.random() < 0.7:
            data = data[:at] + chance.choice(SNIPPETS) + data[at:]
        else:
            data = data[:at] + data[at + chance.randint(1, LONGEST_PIECE) :]
    return data or b" "
