"""Near-copies: whole reports that say the same as another one, found by MinHash and measured by their shingles."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5  # characters
FEWEST = 200  # characters of a text that can be a copy; a shorter one is a cover sheet or a form
NUMBERS = 128  # of a signature; the error of an estimate is at most 0.045
CANDIDATE = 0.3  # estimated share of all shingles that two texts hold both, from which they are compared
ALIKE = 0.8  # share of the shorter text's shingles that the longer one holds: a near-copy
LENGTHS = 0.5  # the shorter text has at least this share of the longer one's shingles
_SEED = 20_240_101
_PRIME = np.uint64(1_099_511_628_211)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_NOISE = re.compile(r"[\W_]+")

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to find its copies: the hash of its words, and a MinHash signature."""

    digest: str
    signature: bytes  # NUMBERS of 32 bits; b"" where the text is too short


@dataclass(frozen=True, slots=True)
class NearCopy:
    """Another report that says the same."""

    report: str
    name: str
    title: str | None
    share: float  # 0..1 of the shorter text; 1.0 where the words are the same

    @property
    def words(self) -> str:
        """How much is the same, in Chinese."""
        return "文字相同" if self.share >= 1 else f"{'零一二三四五六七八九'[int(10 * self.share)]}成以上相同"


def sketch(text: str) -> Sketch:
    """The sketch of a text; blanks and punctuation don't count."""
    bare = _bare(text)
    digest = hashlib.sha256(bare.encode()).hexdigest()
    return Sketch(digest, _signature(_shingles(bare)).tobytes() if len(bare) >= FEWEST else b"")


def candidates(mine: Sketch, others: Collection[tuple[str, Sketch]]) -> Iterator[str]:
    """The ids of those with the same words, then of those near enough to compare the texts, the nearest first."""
    same = {key for key, other in others if other.digest == mine.digest}
    yield from sorted(same)
    near = [(key, other.signature) for key, other in others if other.signature and key not in same]
    if not mine.signature or not near:
        return
    table = np.frombuffer(b"".join(signature for _, signature in near), dtype=np.uint32).reshape(-1, NUMBERS)
    estimates = np.mean(table == np.frombuffer(mine.signature, dtype=np.uint32), axis=1)
    for place in np.argsort(-estimates, kind="stable").tolist():
        if estimates[place] < CANDIDATE:
            return
        yield near[place][0]


def share(one: str, other: str) -> float:
    """The share of the shorter text that stands in the other; 0 for less than a near-copy, 1 for the same words."""
    first, second = _bare(one), _bare(other)
    if first == second:
        return 1.0
    less, more = sorted((_shingles(first), _shingles(second)), key=len)
    if len(less) < LENGTHS * len(more):
        return 0.0
    found = len(np.intersect1d(less, more, assume_unique=True)) / max(1, len(less))
    return min(found, 0.99) if found >= ALIKE else 0.0


def _bare(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text))


def _shingles(bare: str) -> Hashes:
    """Hashes of all runs of characters, each once."""
    codes = np.frombuffer(bare.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    hashes = codes
    for n in range(1, min(SHINGLE, len(codes))):
        hashes = hashes[:-1] * _PRIME + codes[n:]
    return np.unique(hashes)


def _signature(hashes: Hashes) -> Numbers:
    """The least of many hashes of the shingles: two texts agree in as many as the share of shingles they share."""
    mixed = (hashes ^ (hashes >> np.uint64(29))) * _SPREAD
    multiply, add = _permutations()
    lowest: Hashes = (mixed * multiply + add).min(axis=1)  # modulo 2**64: odd factors keep the values apart
    return (lowest >> np.uint64(32)).astype(np.uint32)


@cache
def _permutations() -> tuple[Hashes, Hashes]:
    random = np.random.default_rng(_SEED)
    multiply, add = random.integers(0, np.iinfo(np.uint64).max, (2, NUMBERS, 1), dtype=np.uint64)
    return multiply | np.uint64(1), add
