"""The document as lines: one a block, folded for matching, with its place in the whole text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from extractors.document import Block

KEPT = 4096  # texts whose folding is remembered: every step asks for the same lines


class _HalfWidth(dict[int, str]):
    """A table for str.translate that fills itself."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char)
        self[code] = folded if len(folded) == 1 and unicodedata.category(char) != "No" else char
        return self[code]


_HALF_WIDTH = _HalfWidth()
_COMMON = tuple((wide, _HALF_WIDTH[ord(wide)]) for wide in "，：；（）！？．\u3000")
_RARE = re.compile(r"[^\x00-\x7f\u4e00-\u9fff、。“”‘’《》—…·〔〕【】]")


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """The text in half-width, one character for one, so that places stay the same; circled numbers keep their ring."""
    if text.isascii():
        return text
    for wide, half in _COMMON:  # faster than a table that is asked for every character
        text = text.replace(wide, half)
    return text.translate(_HALF_WIDTH) if _RARE.search(text) else text


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
