"""Train the model of finding sources (问题来源) on labelled texts by logistic regression."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from corpora.scripts.documents import document
from corpora.scripts.labelled import Labelled, corpus
from extractors.chinese.features import View
from extractors.chinese.finders import ORDER, Span, features
from extractors.chinese.sources import MODEL, sources
from extractors.chinese.view import view
from extractors.findings import Kind, Source

STRENGTH = 0.3  # inverse of the penalty
FOLDS = 6
NEVER = -1e3


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


def tables(found: LogisticRegression) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights and bias of all sources, those without an example never chosen."""
    weights = np.zeros((found.coef_.shape[1], len(ORDER)), dtype=np.float32)
    weights[:, found.classes_] = found.coef_.T
    bias = np.full(len(ORDER), NEVER, dtype=np.float32)
    bias[found.classes_] = found.intercept_
    return weights, bias


def held_out(texts: Sequence[Labelled]) -> dict[str, float]:
    """The share of findings whose source is told rightly in voices that the model has not seen."""
    voices = sorted({text.voice for text in texts})
    right = []
    for fold in (voices[at::FOLDS] for at in range(FOLDS)):
        model = tables(fit([text for text in texts if text.voice not in fold]))
        for text in (text for text in texts if text.voice in fold and text.findings):
            seen = view(document(text))
            told = sources(seen, Kind(text.meta["kind"]), spans(text, seen), model)
            right += [one.value == f.attributes["src"] for one, f in zip(told, text.findings, strict=True)]
    return {"accuracy": round(sum(right) / len(right), 4), "findings": len(right)}


def main() -> None:
    """Rebuild corpora/model/sources.npz, and sources.json with what was told rightly of voices held out."""
    texts = corpus()
    weights, bias = tables(fit(texts))
    np.savez_compressed(MODEL, weights=weights, bias=bias)
    figures = held_out(texts)
    MODEL.with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e3:.0f} kB, {figures}")


if __name__ == "__main__":
    main()
