"""Reads every labelled series with taggers and judges that have not seen its writer: corpora/training/readings.json.

Slow, so it is no part of `make train`: what it wrote is kept beside the texts.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpora.scripts.chained import READINGS
from corpora.scripts.documents import document
from corpora.scripts.examples import FOLDS, examples, folds
from corpora.scripts.fit_judge import case, fit_judge
from corpora.scripts.labelled import Labelled, corpus
from corpora.scripts.train_tagger import strangers
from extractors.chinese import judge, tagger
from extractors.chinese.judge import Judge
from extractors.chinese.tagger import Look
from extractors.findings import Extraction
from extractors.pipeline import understand
from extractors.standards import shipped

Row = tuple[int, int, float, list[tuple[int, int]]]  # start, end, score, and the places of its measures


def main() -> None:
    """Train readers for each fold of writers, read that fold's series, write what was read."""
    texts = corpus()
    own, others = examples(texts)
    voices = {text.meta["id"]: one.voice for text, one in zip(texts, own, strict=True)}
    fold, looks = folds([one.voice for one in own]), strangers(own + others)
    cases = [case(one, looks[fold[one.voice]]) for one in own]
    found: dict[str, list[Row]] = {}
    for at in range(FOLDS):
        judged = fit_judge([one for one in cases if fold[one.example.voice] != at])
        unseen = [text for text in texts if "series" in text.meta and fold[voices[text.meta["id"]]] == at]
        found |= _read(unseen, looks[at], judged)
    READINGS.write_text("{\n" + ",\n".join(_lines(found)) + "\n}\n", encoding="utf-8")
    print(f"{READINGS.name}: {len(found)} texts")


def _read(texts: Sequence[Labelled], look: Look, judged: Judge) -> dict[str, list[Row]]:
    with tempfile.TemporaryDirectory() as folder:
        tagger.MODEL, judge.MODEL = (Path(folder) / name for name in ("tagger.npz", "judge.npz"))
        tagger.save(look)
        judge.save(judged)
        tagger.model.cache_clear()
        judge.model.cache_clear()
        return {text.meta["id"]: _rows(understand(document(text), shipped())) for text in texts}


def _rows(read: Extraction) -> list[Row]:
    return [
        (
            finding.start,
            finding.end,
            round(finding.score, 3),
            [(measure.start, measure.end) for measure in read.measures if finding.id in measure.findings],
        )
        for finding in read.findings
    ]


def _lines(found: Mapping[str, list[Row]]) -> Iterator[str]:
    """A line a text."""
    for name in sorted(found):
        yield f" {json.dumps(name)}: {json.dumps(found[name], separators=(',', ':'))}"


if __name__ == "__main__":
    main()
