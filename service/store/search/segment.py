"""A part of the index that is written once: its texts, which bigrams stand in which, and which texts are gone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.store.search.words import postings

ARRAYS = ("starts", "docs", "ends", "keys", "order")
TEXTS, DEAD = "texts.jsonl", "dead.npy"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as it is searched: its id, its words, and what is shown of it."""

    key: str
    text: str
    shown: tuple[str, ...] = ()


class Segment:
    """An open segment; its arrays are read from the file as they are needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        loaded = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in ARRAYS}
        self._arrays: dict[str, NDArray[Any]] = {name: np.asarray(array) for name, array in loaded.items()}
        self._texts = np.asarray(np.memmap(folder / TEXTS, np.uint8, "r"))
        self._dead = np.load(folder / DEAD, mmap_mode="r+")
        self.counts = np.diff(self._arrays["starts"])  # texts a bucket
        self.gone = int(self._dead.sum())

    @property
    def size(self) -> int:
        """All its texts, gone or not."""
        return len(self._dead)

    @property
    def live(self) -> int:
        """The texts that stand."""
        return self.size - self.gone

    def scores(self, buckets: NDArray[np.uint32], weights: NDArray[np.float32]) -> NDArray[np.float64]:
        """Sum of the weights of these buckets for every text; gone ones have none."""
        starts, docs = self._arrays["starts"], self._arrays["docs"]
        begins, ends = starts[buckets].tolist(), starts[buckets + 1].tolist()
        spans = [docs[begin:end] for begin, end in zip(begins, ends, strict=True)]
        lengths = starts[buckets + 1] - starts[buckets]
        found = np.bincount(np.concatenate(spans), np.repeat(weights, lengths), minlength=self.size)
        return np.where(self._dead != 0, 0.0, found).astype(np.float64, copy=False)

    def entry(self, number: int) -> Entry:
        """One text."""
        start = int(self._arrays["ends"][number - 1]) if number else 0
        key, text, *shown = json.loads(self._texts[start : int(self._arrays["ends"][number])].tobytes())
        return Entry(key, text, tuple(shown))

    def entries(self) -> Iterator[Entry]:
        """All texts that stand."""
        for number in np.flatnonzero(np.asarray(self._dead) == 0):
            yield self.entry(int(number))

    def remove(self, keys: Iterable[str]) -> None:
        """Mark texts as gone; those that it does not hold are no error."""
        wanted = np.array([digest(key) for key in keys], np.uint64)
        at = np.searchsorted(self._arrays["keys"], wanted)
        inside = at < self.size
        at, wanted = at[inside], wanted[inside]
        held = at[self._arrays["keys"][at] == wanted]
        if len(held):
            self._dead[self._arrays["order"][held]] = 1
            self._dead.flush()
            self.gone = int(self._dead.sum())

    def delete(self) -> None:
        """Take its files away."""
        shutil.rmtree(self.folder)


def write(folder: Path, entries: Sequence[Entry]) -> Segment:
    """A new segment of these entries, whole or not at all."""
    draft = folder.with_suffix(".draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    lines = [json.dumps((one.key, one.text, *one.shown), ensure_ascii=False).encode() for one in entries]
    (draft / TEXTS).write_bytes(b"".join(lines))
    keys = np.array([digest(one.key) for one in entries], np.uint64)
    order = np.argsort(keys, kind="stable").astype(np.uint32)
    starts, docs = postings([one.text for one in entries])
    ends = np.cumsum([len(line) for line in lines], dtype=np.uint64)
    arrays: tuple[NDArray[Any], ...] = (starts, docs, ends, keys[order], order)
    for name, array in zip(ARRAYS, arrays, strict=True):
        np.save(draft / f"{name}.npy", array)
    np.save(draft / DEAD, np.zeros(len(entries), np.uint8))
    draft.rename(folder)
    return Segment(folder)


def digest(key: str) -> int:
    """A key as a number; two keys share one by a chance of one in 2**64."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
