"""What the file holds -> what people read: pinyin, traditional writing, lost quotes, noise put right; places kept."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extractors.document import Block, Cell, Comment, Document, Reading, Skipped
from extractors.lexicons import load
from extractors.readers.mojibake import doubts_in

if TYPE_CHECKING:
    import opencc

PINYIN_LEAST = 2  # bracketed syllables or words that make a text an annotated one, and
PINYIN_SHARE = 0.04  # bracketed syllables per Chinese character that make a text an annotated one
TRADITIONAL_SHARE = 0.08  # characters that differ in simplified writing
SAMPLE = 20_000  # characters that decide about a document

_SYLLABLE = r"[a-zA-Züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,6}"
_TONE = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_WORD = rf"[a-zü]{{0,4}}[{_TONE}][a-zü{_TONE}'’ ]{{0,30}}"  # of one syllable or more
_TONED = re.compile(rf"(?<=[\u3400-\u9fff])[(（]{_WORD}[)）]")
_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])(?:[(（](?:{_SYLLABLE}|{_WORD})[)）])+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_DOUBLED = re.compile(r"([，,。；;、：:！!？?])\1+")
_EDGES = re.compile(r"^[^\S\t]+|\s+$")
_BLANKS = re.compile(r"(?<=[^\S\t])[^\S\t]+")
_CLAUSE = re.compile(r"[^，。；：、！？,;:!?\s]+|[，。；：、！？,;:!?\s]+")
# 著 is 着 in simplified writing but for these words
_ZHE = re.compile("(?<![显土专编论名原巨遗卓译合])著(?![名作书者述称])")
_QUOTE = re.compile("[“”]")
# copy protection of forums: letters, digits and signs without sense at a line's start or end
_GIBBERISH = re.compile(r"^[!-~]{6,}(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff。，！？])[!-~]{6,}$")
_SIGNS = re.compile(r"(?=.*[A-Za-z])(?=.*\d)(?=.*[#$^&*|\\!~])")
_LINE_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]\s*")
# anything that may need work; a text without these is returned as it is
_SUSPECT = re.compile(
    "[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u2064\u2e80-\u2fdf\u3000\ufeff\uf900-\ufaff"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\x00-\x08\x0a-\x1f\x7f\x85]"
    r"|([，,。；;、：:！!？?])\1|^\s|\s$|  |”[^“”]*”|^[!-~]{6}|[!-~]{6}$"
)

Edit = tuple[int, int, str]  # start, end, what stands there instead


@dataclass(frozen=True, slots=True)
class Noise:
    """What a whole document suffers from; decided once, applied to every block."""

    pinyin: bool = False  # 拼音 in brackets after characters
    traditional: bool = False  # 繁体


@dataclass(frozen=True, slots=True)
class Normalized:
    """Text as people read it; `offsets[i]` is where text[i] stands in the original, None where the two are the same."""

    text: str
    offsets: tuple[int, ...] | None = None

    def original_place(self, index: int, length: int) -> int:
        """Where text[index] (or the end) stands in the original of that length."""
        if self.offsets is None:
            return index
        return self.offsets[index] if index < len(self.offsets) else length

    def place(self, original: int) -> int:
        """Where a character of the original stands in text; the next one that is left where it was removed."""
        return original if self.offsets is None else bisect_left(self.offsets, original)


@cache
def _converter() -> opencc.OpenCC:
    from opencc import OpenCC  # loaded only for the rare traditional document

    return OpenCC("t2s")


@cache
def _letters() -> dict[int, str]:
    """One character for one: full-width letters and digits, blanks, radicals that stand for characters."""
    table = {0xFEE0 + ord(char): char for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
    table |= dict.fromkeys((0x3000, 0xA0, *range(0x2000, 0x200B), 0x202F), " ")
    doubles = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF))
    forms = ((code, unicodedata.normalize("NFKC", chr(code))) for code in doubles)
    table |= {code: plain for code, plain in forms if len(plain) == 1}
    table |= {ord(char): plain for char, plain in load("characters")["radicals"].items()}
    return table


@cache
def _traditional_marks() -> re.Pattern[str]:
    return re.compile(f"[{load('characters')['traditional']}]")


def noise_of(text: str) -> Noise:
    """What the document as a whole suffers from, by its first characters."""
    sample = text[:SAMPLE]
    chinese = max(len(_CHINESE.findall(sample)), 1)
    toned = len(_TONED.findall(sample))
    pinyin = toned >= PINYIN_LEAST and toned / chinese >= PINYIN_SHARE
    marks = _traditional_marks()
    traditional = bool(marks.search(sample)) and len(marks.findall(sample)) / chinese >= TRADITIONAL_SHARE
    return Noise(pinyin, traditional)


def normalize(text: str, noise: Noise | None = None) -> Normalized:
    """One block's text put right; `noise` is what its whole document suffers from (None: judged by this text)."""
    noise = noise_of(text) if noise is None else noise
    if not (noise.pinyin or noise.traditional or _SUSPECT.search(text)):
        return Normalized(text)
    state = _Working(text.translate(_letters()), list(range(len(text))))
    for step in _steps(noise):
        state.apply(list(step(state.text)))
    offsets = tuple(state.offsets)
    return Normalized(state.text, None if state.text == text else offsets)


@dataclass(slots=True)
class _Working:
    """A text on its way, with the original place of each character."""

    text: str
    offsets: list[int]

    def apply(self, edits: list[Edit]) -> None:
        """Put the edits (in order, not overlapping) in; new characters stand where the old ones began."""
        if not edits:
            return
        parts: list[str] = []
        places: list[int] = []
        done = 0
        for start, end, new in edits:
            parts += self.text[done:start], new
            places += self.offsets[done:start]
            places += [self.offsets[min(start + i, end - 1)] for i in range(len(new))]
            done = end
        parts.append(self.text[done:])
        places += self.offsets[done:]
        self.text, self.offsets = "".join(parts), places


def _steps(noise: Noise) -> Iterator[Callable[[str], Iterator[Edit]]]:
    yield _joined
    yield _removing(_INVISIBLE)
    if noise.pinyin:
        yield _removing(_PINYIN)
    yield lambda text: ((m.start(), m.end(), "") for m in _GIBBERISH.finditer(text) if _SIGNS.match(m[0]))
    yield lambda text: ((m.start(), m.end(), m[1]) for m in _DOUBLED.finditer(text))
    yield _lost_quotes
    if noise.traditional:
        yield _simplified
    yield _removing(_BLANKS)
    yield _removing(_EDGES)


def _removing(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Edit]]:
    return lambda text: ((found.start(), found.end(), "") for found in pattern.finditer(text))


def _joined(text: str) -> Iterator[Edit]:
    """Line breaks inside a block: a blank between Latin words, nothing between Chinese characters."""
    for found in _LINE_BREAK.finditer(text):
        sides = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
        yield found.start(), found.end(), " " if len(sides) == 2 and sides.isascii() else ""


def _lost_quotes(text: str) -> Iterator[Edit]:
    """”…” becomes “…” where closing quotes stand in pairs with no opening one before them."""
    unopened: list[int] = []
    is_open = False
    for found in (*_QUOTE.finditer(text), None):
        if found is not None and found[0] == "”" and not is_open:
            unopened.append(found.start())
            continue
        if found is None or found[0] == "“":
            if len(unopened) % 2 == 0:
                yield from ((at, at + 1, "“") for at in unopened[::2])
            unopened = []
        is_open = found is not None and found[0] == "“"


def _simplified(text: str) -> Iterator[Edit]:
    """Simplified writing, phrase by phrase; where a phrase changes its length, character by character."""
    convert = _converter().convert
    whole = convert(text)
    if len(whole) != len(text):
        whole = "".join(_same_length(clause, convert) for clause in _CLAUSE.findall(text))
    whole = _ZHE.sub("着", whole)
    yield from ((i, i + 1, new) for i, (old, new) in enumerate(zip(text, whole, strict=True)) if old != new)


def _same_length(clause: str, convert: Callable[[str], str]) -> str:
    new = convert(clause)
    return new if len(new) == len(clause) else "".join(convert(char)[:1] or char for char in clause)


def normalized(document: Document) -> Document:
    """The document with every block's text put right, cells, remarks and doubts moved along; mere noise goes."""
    noise = noise_of(document.text)
    done = {block.id: normalize(block.text, noise) for block in document.blocks}
    blocks = tuple(_block(block, done[block.id]) for block in document.blocks)
    comments = tuple(_comment(comment, done) for comment in document.comments)
    reading = _less(document.reading, tuple(_left_out(document, blocks)))
    warnings = document.warnings + tuple(_warnings(noise, blocks))
    held = tuple(block for block in blocks if block.text or not block.original.strip())
    return replace(document, blocks=held, comments=comments, reading=reading, warnings=warnings)


def _less(reading: Reading, gone: tuple[Skipped, ...]) -> Reading:
    """The reading report once this was taken out: what is skipped is not read."""
    taken = sum(skipped.count for skipped in gone)
    return replace(reading, characters_read=reading.characters_read - taken, skipped=reading.skipped + gone)


def _block(block: Block, new: Normalized) -> Block:
    doubts = tuple(replace(doubt, start=new.place(doubt.start), end=new.place(doubt.end)) for doubt in block.doubts)
    doubts += doubts_in(new.text)
    if new.offsets is None:
        return replace(block, doubts=doubts) if doubts else block
    offsets = new.offsets if block.offsets is None else tuple(block.offsets[i] for i in new.offsets)
    cells = tuple(_cell(cell, new) for cell in block.cells)
    number = block.number and normalize(block.number, Noise()).text
    return replace(block, text=new.text, offsets=offsets, cells=cells, doubts=doubts, number=number)


def _cell(cell: Cell, new: Normalized) -> Cell:
    return replace(cell, start=new.place(cell.start), end=new.place(cell.end))


def _comment(comment: Comment, done: dict[str, Normalized]) -> Comment:
    new = done.get(comment.block)
    if new is None or new.offsets is None:
        return comment
    return replace(comment, start=new.place(comment.start), end=new.place(comment.end))


def _left_out(document: Document, blocks: tuple[Block, ...]) -> Iterator[Skipped]:
    """What normalization took out, as far as it is more than blanks."""
    pieces = [_removed(old.text, new.text) for old, new in zip(document.blocks, blocks, strict=True) if old is not new]
    count = sum(length for length, _ in pieces)
    if count:
        yield Skipped("注音、乱码和重复标点", count, next((sample for _, sample in pieces if sample), ""))


def _removed(old: str, new: str) -> tuple[int, str]:
    lost = sum(map(len, old.split())) - sum(map(len, new.split()))
    return max(lost, 0), old[:20] if lost > 0 else ""


def _warnings(noise: Noise, blocks: tuple[Block, ...]) -> Iterator[str]:
    if noise.traditional:
        yield "原文为繁体，已转换为简体；原文仍可查看。"
    if noise.pinyin:
        yield "原文带有拼音注音，已去掉；原文仍可查看。"
    places = sum(len(block.doubts) for block in blocks)
    if places:
        yield f"有 {places} 处文字疑似乱码或识别不清，已标出，请对照原件。"
