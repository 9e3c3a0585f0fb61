"""Sentences of a document as they are compared: without punctuation, with all numbers alike."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.document import Block, BlockKind, Document
from service.records import Place, ReportRecord

SHORTEST = 12  # characters of a sentence that says something of its own
SHINGLE = 4  # characters
SKETCH = 6  # shingles that stand for a sentence in an index
HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
SENTENCE = re.compile(r"[^。！？；;!?\n\t]+[。！？；;!?]*")
NOISE = re.compile(r"[\W_]+")
NUMBER = re.compile(r"\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+")


@dataclass(frozen=True)
class Sentence:
    """One sentence and where it stands."""

    text: str
    start: int
    end: int
    block: int
    page: int | None = None
    heading: str = ""

    @cached_property
    def plain(self) -> str:
        """Its characters without punctuation and blanks."""
        return plain(self.text)

    @cached_property
    def folded(self) -> str:
        """The same with every number 0."""
        return fold(self.text)

    def place(self, report: ReportRecord) -> Place:
        """Where it stands, for people."""
        heading = (self.heading,) if self.heading else ()
        return Place(report.id, report.name, self.start, self.end, self.text, self.block, self.page, heading)


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the body in order; headings and short formulas do not count."""
    heading = ""
    for number, (start, block) in enumerate(document.places()):
        if block.kind in HEADINGS:
            heading = block.text.strip()
        else:
            yield from _of_block(block, start, number, heading)


def _of_block(block: Block, start: int, number: int, heading: str) -> Iterator[Sentence]:
    for found in SENTENCE.finditer(block.text):
        one = Sentence(found[0], start + found.start(), start + found.end(), number, block.page, heading)
        if len(one.folded) >= SHORTEST:
            yield one


def plain(text: str) -> str:
    """Characters of a text without punctuation and blanks."""
    return NOISE.sub("", unicodedata.normalize("NFKC", text))


def fold(text: str) -> str:
    """A plain text with every number 0: two that fold alike differ in nothing but numbers."""
    return NUMBER.sub("0", plain(text))


def number_changes(later: Sentence, earlier: Sentence) -> Iterator[str]:
    """Numbers that the later sentence has changed: 5→6."""
    before, after = NUMBER.findall(earlier.text), NUMBER.findall(later.text)
    if len(before) == len(after):
        yield from (f"{one}→{other}" for one, other in zip(before, after, strict=True) if one != other)


def likeness(one: str, other: str) -> float:
    """The share of the longer folded text's shingles that stand in the other too, 0..1."""
    first, second = _shingles(one), _shingles(other)
    return len(first & second) / max(len(first), len(second), 1)


def sketch(folded: str) -> tuple[int, ...]:
    """The smallest hashes of a text's shingles: like texts share some of them, others hardly any."""
    return tuple(sorted(_shingles(folded))[:SKETCH])


@lru_cache(maxsize=1 << 15)
def _shingles(text: str) -> frozenset[int]:
    runs = range(max(len(text) - SHINGLE + 1, 1))
    return frozenset(zlib.crc32(text[at : at + SHINGLE].encode()) for at in runs)
