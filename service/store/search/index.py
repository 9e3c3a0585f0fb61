"""The index: segments that grow by merging, searched by their rarest bigrams and ranked by all."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from extractors.grams import bare
from service.store.search.segment import Entry, Segment, write
from service.store.search.words import BUCKETS, Grams, grams_of

MOST = 200_000  # texts of a merged segment: what one change rewrites at most
MERGED_FROM = 8  # segments of like size that become one
READ = 120_000  # postings that a search looks at
FEWEST = 5  # bigrams that it looks at in any case
RANKED = 40  # candidates that are compared in full
NEAR_BEST = 0.3  # of the best score: below, a text is no candidate
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that is like the one searched for."""

    entry: Entry
    score: float  # 0..1: one third the share of rare bigrams, two the share of characters, that both have


class FindingIndex:
    """One index in a folder; safe for the threads of one process."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, threading.RLock()
        folder.mkdir(parents=True, exist_ok=True)
        kept = json.loads(self._manifest.read_text()) if self._manifest.exists() else {"segments": [], "marks": {}}
        self._segments = [Segment(folder / name) for name in kept["segments"]]
        self.marks: dict[str, str] = kept["marks"]  # whatever the owner wants to remember with it
        self._weigh()

    def __len__(self) -> int:
        """How many texts stand."""
        return sum(segment.live for segment in self._segments)

    def put(self, entries: Sequence[Entry]) -> None:
        """Add entries, in place of those with the same key; nothing else is rewritten than small segments."""
        with self._lock:
            self.remove(one.key for one in entries)
            latest = list({one.key: one for one in entries}.values())
            for start in range(0, len(latest), MOST):
                self._segments.append(write(self._next(), latest[start : start + MOST]))
            self._tidy()
            self._save()

    def remove(self, keys: Iterable[str]) -> None:
        """Take entries away; unknown keys are no error."""
        with self._lock:
            gone = list(keys)
            for segment in self._segments:
                segment.remove(gone)

    def search(self, text: str, count: int = 10) -> tuple[Hit, ...]:
        """The entries most like a text, best first."""
        wanted = grams_of(text)
        if not len(wanted) or not self._segments:
            return ()
        with self._lock:
            chosen = self._rarest(wanted)
            found = [hit for segment in self._segments for hit in self._candidates(segment, chosen)]
            found.sort(key=lambda one: -one[0])
            signs = _signs(text)
            hits = [
                Hit(entry, self._likeness(wanted, entry.text) / 3 + _shared(signs, entry.text) * 2 / 3)
                for _, entry in self._read(found[:RANKED])
            ]
        return tuple(sorted(hits, key=lambda hit: -hit.score)[:count])

    def save_marks(self, marks: dict[str, str]) -> None:
        """Keep what the owner remembers."""
        with self._lock:
            self.marks = marks
            self._save()

    @property
    def _manifest(self) -> Path:
        return self._folder / MANIFEST

    def _next(self, ahead: int = 0) -> Path:
        numbers = [int(segment.folder.name) for segment in self._segments]
        return self._folder / str(max(numbers, default=0) + 1 + ahead)

    def _save(self) -> None:
        """Segments first, the list of them last: a power cut leaves the old list or the new one."""
        kept = {"segments": [segment.folder.name for segment in self._segments], "marks": self.marks}
        draft = self._manifest.with_suffix(".draft")
        draft.write_text(json.dumps(kept))
        draft.replace(self._manifest)

    def _tidy(self) -> None:
        """Merge segments of like size, so that each text is rewritten a few times at most; then weigh anew."""
        sizes: dict[int, list[Segment]] = {}
        for segment in [one for one in self._segments if one.gone > one.live]:
            self._merge([segment])
        for segment in self._segments:
            if segment.live < MOST // 2:
                sizes.setdefault(int(math.log(max(1, segment.live), MERGED_FROM)), []).append(segment)
        for like in sizes.values():
            if len(like) >= MERGED_FROM:
                self._merge(like)
        self._weigh()

    def _merge(self, old: Sequence[Segment]) -> None:
        entries = [entry for one in old for entry in one.entries()]
        made = [
            write(self._next(ahead), entries[start : start + MOST])
            for ahead, start in enumerate(range(0, len(entries), MOST))
        ]
        self._segments = [one for one in self._segments if one not in old] + made
        self._save()
        for one in old:
            one.delete()

    def _weigh(self) -> None:
        """Rarity of every bigram over all segments."""
        self._counts: NDArray[np.int64] = sum(
            (segment.counts.astype(np.int64) for segment in self._segments), np.zeros(BUCKETS, np.int64)
        )
        total = max(1, sum(segment.size for segment in self._segments))
        self._weights = np.log1p(total / np.maximum(self._counts, 1)).astype(np.float32)

    def _rarest(self, wanted: Grams) -> Grams:
        """The rarest bigrams that stand anywhere, as many as READ allows."""
        known = wanted[self._counts[wanted] > 0]
        ordered = known[np.argsort(self._counts[known], kind="stable")]
        within = int(np.searchsorted(np.cumsum(self._counts[ordered]), READ, side="right"))
        return ordered[: max(FEWEST, within)]

    def _candidates(self, segment: Segment, chosen: Grams) -> list[tuple[float, tuple[Segment, int]]]:
        if not len(chosen):
            return []
        scores = segment.scores(chosen, self._weights[chosen])
        top = np.flatnonzero(scores > max(0.0, scores.max() * NEAR_BEST))
        if len(top) > RANKED:
            top = top[np.argpartition(scores[top], -RANKED)[-RANKED:]]
        return [(float(scores[number]), (segment, int(number))) for number in top]

    def _read(self, found: Iterable[tuple[float, tuple[Segment, int]]]) -> Iterable[tuple[float, Entry]]:
        return ((score, segment.entry(number)) for score, (segment, number) in found)

    def _likeness(self, wanted: Grams, text: str) -> float:
        """Weighted share of bigrams that both texts have (cosine of their sets)."""
        own = grams_of(text)
        shared = np.intersect1d(wanted, own, assume_unique=True)
        squares = self._weights**2
        both = float(squares[wanted].sum() * squares[own].sum()) ** 0.5
        return float(squares[shared].sum()) / both if both else 0.0


def _signs(text: str) -> str:
    """The characters of a text in order: what stays the same when words are turned around."""
    return "".join(sorted(bare(text)))


def _shared(signs: str, text: str) -> float:
    return fuzz.ratio(signs, _signs(text)) / 100
