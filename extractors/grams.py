"""Hashed character n-grams of Chinese text: the features that items and likeness are told by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

NOISE = re.compile(r"[\W_]+")
DIGITS = re.compile(r"\d+")
RARE = re.compile(r"[^\x00-\x7f\u4e00-\u9fff、。“”‘’《》—…·〔〕【】，：；（）！？\u3000]")  # may be letters in disguise
START, PRIME, MIXER, HALF = np.uint32(0x9E3779B9), np.uint32(16777619), np.uint32(2654435761), np.uint32(15)
Ids = NDArray[np.uint32]


@lru_cache(maxsize=1 << 12)
def bare(text: str) -> str:
    """Text without blanks and punctuation, every number the same."""
    plain = unicodedata.normalize("NFKC", text) if RARE.search(text) else text  # slow, and seldom needed
    return DIGITS.sub("0", NOISE.sub("", plain)).lower()


def grams(text: str, sizes: range, buckets: int) -> Ids:
    """Bucket numbers (of so many, a power of two) of all character n-grams, n-grams of one size after another."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    hashes, found = codes + START, []
    for size in range(1, sizes.stop):
        if size > 1:
            hashes = (hashes[:-1] * PRIME) ^ codes[size - 1 :]
        if size >= sizes.start:
            found.append(hashes)
    mixed = np.concatenate(found) * MIXER
    return (mixed ^ (mixed >> HALF)) & np.uint32(buckets - 1)
