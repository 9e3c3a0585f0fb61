"""Whether the characters stored in a PDF page can be trusted, or the page must be recognized from its picture."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

from extractors.readers.page import Item, Line
from extractors.readers.pdf_drawings import Drawings

BAD_SHARE = 0.05  # of the characters: replacement, private use, unassigned, (cid:12)
RARE_SHARE = 0.25  # of the characters: scripts that no Chinese report is written in
COMMON_SHARE = 0.04  # of the Chinese characters; real text has five to ten times as many
ENOUGH = 80  # Chinese characters that make a frequency mean something
FEW = 30  # characters: a page with fewer may be a picture with a stamp on it
PICTURE_SHARE = 0.4  # of the page under pictures: it may be a scan
MANY_PATHS = 300  # drawn paths on a page without text: letters drawn as outlines
COMMON = "的一是不了在有和人这中大为上个国我以要时来用地于出就分对成会可主发年动工也能面行学民得部进教校党"


def trust(items: list[Item], drawn: Drawings) -> float:
    """How far the stored characters can be trusted, 0..1; 0 means that the page must be recognized."""
    text = "".join(item.text for item in items if isinstance(item, Line) and item.upright)
    text = "".join(text.split())
    turned = sum(len(item.text) for item in items if isinstance(item, Line) and not item.upright)
    if len(text) < FEW and not any(not isinstance(item, Line) for item in items):
        picture = drawn.pictures >= PICTURE_SHARE or drawn.paths >= MANY_PATHS
        return 0.0 if picture or turned > len(text) + FEW else 1.0
    return _readable(text) if text else 1.0


def _readable(text: str) -> float:
    others = {char: text.count(char) for char in set(text) if not "一" <= char <= "鿿"}
    bad = (_total(others, _is_bad) + 6 * text.count("(cid:")) / len(text)
    rare = _total(others, _is_rare) / len(text)
    han = len(text) - sum(others.values())
    strange = han >= ENOUGH and not _is_common(text, COMMON_SHARE * han)
    return 0.0 if bad > BAD_SHARE or rare > RARE_SHARE or strange else 1.0 - bad


def _is_common(text: str, least: float) -> bool:
    """Whether at least so many characters are common ones."""
    return any(count >= least for count in accumulate(map(text.count, COMMON)))


def _total(counts: dict[str, int], chosen: Callable[[str], bool]) -> int:
    return sum(count for char, count in counts.items() if chosen(char))


@lru_cache(maxsize=8192)
def _is_bad(char: str) -> bool:
    return char == "\N{REPLACEMENT CHARACTER}" or unicodedata.category(char) in {"Co", "Cn", "Cs", "Cc"}


@lru_cache(maxsize=8192)
def _is_rare(char: str) -> bool:
    return char.isalpha() and not char.isascii()
