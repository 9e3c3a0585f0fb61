"""Labelled texts as the tagger is taught by them: each document as numbers, with the labels of its segments."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from corpora.scripts.documents import document
from corpora.scripts.labelled import Labelled
from corpora.scripts.swapped import swapped
from extractors.chinese.emissions import BUCKETS, SIZES, one_digit
from extractors.chinese.facts import facts
from extractors.chinese.features import ROLES, Features, View, features
from extractors.chinese.tagger import Label
from extractors.chinese.view import view
from extractors.findings import Kind
from extractors.grams import grams

FOLDS = 4
GROUPS = 4  # of single documents; each of them is a voice, too small to hold out alone
SEED = 7


@dataclass(frozen=True)
class Example:
    """One document as numbers; its n-grams are those of its ranges, and segments share ranges."""

    grams: sparse.csr_matrix  # (ranges, roles * buckets)
    ranges: sparse.csr_matrix  # (segments, ranges): which range plays a role for which segment
    keys: tuple[tuple[str, int], ...]  # of each range, so that two looks at one text share them
    found: Features
    labels: NDArray[np.int64]
    voice: str
    view: View
    kind: Kind  # as told by the text


def examples(texts: Sequence[Labelled]) -> tuple[list[Example], list[Example]]:
    """Every text as written; the same with headings that no style marks, and with other problems in it.

    Each fold of voices gets statements of its own, so that no tagger knows those of the fold held out from it.
    """
    chance = random.Random(SEED)
    fold = folds([_group(text.voice) for text in texts])
    parts = [slice(fold[_group(text.voice)], None, FOLDS) for text in texts]
    others = [other for text, part in zip(texts, parts, strict=True) if (other := swapped(text, chance, part))]
    plain = [example(text, styled=False) for text in texts]
    return [example(text) for text in texts], plain + [example(other) for other in others]


def folds(voices: Sequence[str]) -> dict[str, int]:
    """In which fold each voice is."""
    return {voice: at % FOLDS for at, voice in enumerate(sorted(set(voices)))}


def example(labelled: Labelled, *, styled: bool = True) -> Example:
    """A labelled document as features and labels of its segments."""
    read = document(labelled, styled=styled)
    seen = view(read)
    found = features(seen)
    labels = _labels(labelled, seen)
    grams_of, ranges, places = _matrices(seen, found)
    keys = tuple((seen.text, place) for place in places)
    return Example(grams_of, ranges, keys, found, labels, _group(labelled.voice), seen, facts(read).kind)


def _group(voice: str) -> str:
    """The voice that is held out with this one."""
    return voice if voice[0] in "tv" else voice[0] + str(int(voice[1:]) % GROUPS)


def _matrices(seen: View, found: Features) -> tuple[sparse.csr_matrix, sparse.csr_matrix, list[int]]:
    """The n-grams of each range, the ranges of each segment, and a number for each range."""
    hashed = [grams(one_digit(seen.text), range(size, size + 1), BUCKETS) for size in SIZES]
    width = len(seen.text) + 1
    roles = np.arange(len(ROLES))[:, None]
    keys, back = np.unique((roles * width + found.ranges[..., 0]) * width + found.ranges[..., 1], return_inverse=True)
    rows: list[NDArray[np.int64]] = []
    for key in keys.tolist():
        rest, end = divmod(key, width)
        role, start = divmod(rest, width)
        ids = [h[start : max(start, end - n + 1)] for n, h in zip(SIZES, hashed, strict=True)]
        rows.append(np.concatenate(ids).astype(np.int64) + role * BUCKETS)
    ends = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(1, len(row))), np.float32) for row in rows])
    told = sparse.csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), len(ROLES) * BUCKETS))
    told.sum_duplicates()
    owners = np.tile(np.arange(len(seen.segments)), len(ROLES))
    ones = np.ones(len(owners), np.float32)
    shares = sparse.csr_matrix((ones, (owners, back.ravel())), shape=(len(seen.segments), len(rows)))
    return told, shares, keys.tolist()


def _labels(labelled: Labelled, seen: View) -> NDArray[np.int64]:
    """A segment belongs to a span that covers half of it or more."""
    labels = np.zeros(len(seen.segments), dtype=np.int64)
    for begin, spans in ((Label.FINDING, labelled.findings), (Label.MEASURE, labelled.measures)):
        for span in spans:
            inside = [
                at
                for at, s in enumerate(seen.segments)
                if 2 * (min(span.end, s.end) - max(span.start, s.start)) >= s.end - s.start
            ]
            labels[inside] = begin + 1
            labels[inside[:1]] = begin
    return labels
