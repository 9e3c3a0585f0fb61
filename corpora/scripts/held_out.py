"""How many findings the tagger finds in voices that it has not seen: for the card beside the models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.doubts import believed
from extractors.chinese.features import View
from extractors.chinese.runs import Run, runs
from extractors.chinese.tagger import Label, Tag

SAME = 0.5  # share of characters from which two spans are the same finding

Counts = tuple[int, int, int]  # found rightly, labelled, found


def counts(view: View, labels: NDArray[np.int64], tags: Sequence[Tag]) -> Counts:
    """The findings of one document: labels of its segments against tags that were told, as far as they are believed."""
    wanted, found = labelled_runs(view, labels), believed(view, list(runs(view, tags, Label.FINDING)))
    hits = sum(any(same(one, other) for other in found) for one in wanted)
    return hits, len(wanted), len(found)


def figures(documents: Iterable[Counts]) -> dict[str, float]:
    """Precision, recall and F1 over all documents."""
    hits, wanted, found = (sum(each) for each in zip(*documents, strict=True))
    return {
        "precision": round(hits / max(1, found), 4),
        "recall": round(hits / max(1, wanted), 4),
        "f1": round(2 * hits / max(1, wanted + found), 4),
        "findings": wanted,
    }


def labelled_runs(view: View, labels: NDArray[np.int64]) -> Sequence[Run]:
    """The findings that segments are labelled with."""
    return list(runs(view, [Tag(Label(int(label)), 1.0) for label in labels], Label.FINDING))


def same(one: Run, other: Run) -> bool:
    """Whether two runs are the same finding."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= SAME * (max(one.end, other.end) - min(one.start, other.start))
