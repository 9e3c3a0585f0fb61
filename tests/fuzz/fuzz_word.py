"""Throws mutated Word files at the readers for a while: each must be read or refused, quickly, never anything else.

Run with `python -m tests.fuzz.fuzz_word [SECONDS] [SEED]`; a file that breaks a reader is written to the folder
`fuzz-found` and the exit status is 1. Keep such a file as an issue test.
"""

from __future__ import annotations

import io
import random
import sys
from collections import Counter
from pathlib import Path
from time import monotonic
from zipfile import ZipFile

from extractors.errors import ExtractError
from extractors.readers import read
from tests.extractors.readers.numbering_corpus import lists, lists_file
from tests.extractors.readers.word_files import cell, line, row, table, word_file

SLOWEST = 5.0  # seconds that one small file may take
FOUND = Path("fuzz-found")
BOX = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
SNIPPETS = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tbl>", b"<w:tc>", b"<w:vMerge/>", b"<w:del>", b"&#x1;", b"\xff\xfe",
    b"<w:numId w:val='99999999999999999999'/>", b"<w:ilvl w:val='-3'/>", b"<w:gridSpan w:val='99999999'/>",
    b"<w:fldChar w:fldCharType='begin'/>", b"<w:sym w:char='FFFFFFFF'/>", b"<w:start w:val='2147483647'/>",
    b"<w:lvlText w:val='%1%2%3%9%0%'/>", b"<!DOCTYPE w [<!ENTITY x 'y'>]>",
)  # fmt: skip
VALUES = (b"-1", b"0", b"999999999", b"x", b"", b"bullet", b"%9%1", b"chineseCounting")


def seeds() -> list[bytes]:
    """Whole files to start from."""
    merged = row(cell("方面", '<w:vMerge w:val="restart"/>'), cell("问题", '<w:gridSpan w:val="2"/>'))
    body = line("一、工作情况") * 5 + table(merged, row("甲", "乙", "丙")) + BOX.format(line("框内文字。"))
    return [word_file(body, header=line("页眉")), lists_file(lists())]


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The file with a part changed, or with some of its own bytes changed."""
    if chance.random() < 0.3:
        return _scratched(chance, data)[: chance.choice((None, chance.randrange(len(data))))]
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w") as new:
        hit = chance.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, _edited(chance, old.read(name)) if name == hit else old.read(name))
    return stream.getvalue()


def _scratched(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 10)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _edited(chance: random.Random, xml: bytes) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(xml) + 1)
        quote = xml.find(b'w:val="', at)
        if quote >= 0 and chance.random() < 0.5:
            xml = xml[: quote + 7] + chance.choice(VALUES) + xml[xml.find(b'"', quote + 7) :]
        elif chance.random() < 0.7:
            xml = xml[:at] + chance.choice(SNIPPETS) + xml[at:]
        else:
            xml = xml[:at] + xml[at + chance.randint(1, 200) :]
    return xml


def outcome(data: bytes) -> str:
    """How the readers answered; what is neither a document nor an ExtractError goes through to the caller."""
    try:
        read(data, "变异.docx")
    except ExtractError as error:
        return type(error).__name__
    return "read"


def main(seconds: float = 60.0, seed: int = 1) -> int:
    """Fuzz for so many seconds; the exit status."""
    chance, starts, answers = random.Random(seed), seeds(), Counter[str]()
    until = monotonic() + seconds
    while monotonic() < until:
        data, started = mutated(chance, chance.choice(starts)), monotonic()
        FOUND.mkdir(exist_ok=True)
        last = FOUND / "last.docx"
        last.write_bytes(data)  # stays behind if the next line raises
        answers[outcome(data)] += 1
        if monotonic() - started > SLOWEST:
            print(f"太慢：{last}")
            return 1
        last.unlink()
    FOUND.rmdir()
    print(f"{answers.total()} 个变异文件，全部有答复：{dict(answers)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*(kind(value) for kind, value in zip((float, int), sys.argv[1:], strict=False))))
