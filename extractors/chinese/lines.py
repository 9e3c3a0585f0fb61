"""The document as lines: one a block, folded for matching, with its place in the whole text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from extractors.document import Block


@lru_cache(maxsize=65536)
def _fold_char(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 and unicodedata.category(char) != "No" else char


def fold(text: str) -> str:
    """The text in half-width, one character for one, so that places stay the same; circled numbers keep their ring."""
    return text if text.isascii() else "".join(map(_fold_char, text))


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its place in the whole text."""

    index: int  # in Document.blocks
    start: int  # in Document.text
    block: Block
    folded: str  # fold(block.text)

    @property
    def end(self) -> int:
        """Where its text ends in Document.text."""
        return self.start + len(self.folded)
