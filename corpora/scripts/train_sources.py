"""Train the model of finding sources (问题来源) on labelled texts by logistic regression."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from corpora.scripts.documents import document
from corpora.scripts.labelled import Labelled, corpus
from extractors.chinese.features import View
from extractors.chinese.finders import ORDER, Span, features
from extractors.chinese.sources import MODEL
from extractors.chinese.view import view
from extractors.findings import Kind, Source

STRENGTH = 0.3  # inverse of the penalty


def spans(labelled: Labelled, seen: View) -> list[Span]:
    """The labelled findings with the lines they stand on."""
    return [
        (f.start, f.end, next(line.index for line in seen.lines if line.start <= f.start <= line.end))
        for f in labelled.findings
    ]


def numbers(texts: Sequence[Labelled]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """All findings of the texts as features and classes."""
    rows, wanted = [], []
    for text in texts:
        if text.findings:
            seen = view(document(text))
            rows.append(features(seen, Kind(text.meta["kind"]), spans(text, seen)))
            wanted += [ORDER.index(Source(f.attributes["src"])) for f in text.findings]
    return np.vstack(rows), np.array(wanted)


def fit(texts: Sequence[Labelled]) -> LogisticRegression:
    """The fitted classifier."""
    return LogisticRegression(C=STRENGTH, max_iter=1000).fit(*numbers(texts))


def main() -> None:
    """Rebuild corpora/model/sources.npz."""
    found = fit(corpus())
    weights = np.zeros((found.coef_.shape[1], len(ORDER)), dtype=np.float32)
    weights[:, found.classes_] = found.coef_.T
    bias = np.full(len(ORDER), -1e3, dtype=np.float32)
    bias[found.classes_] = found.intercept_
    np.savez_compressed(MODEL, weights=weights, bias=bias)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
