"""Train item tables on what people decided and the shipped texts, by numpy alone.

    python -m corpora.scripts.train_own decided.json out

`decided.json` lists findings as {"text", "standard", "code", "report"}; standards of one's own lie in `standards`
beside it. Writes items-<standard>.npz and, last of all, card.json: data, figures, date.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from corpora.scripts.labelled import CORPORA, Labelled, corpus
from corpora.scripts.train_items import findings, written
from extractors.linear import Example, Table, fit, save
from extractors.standards import Standard, find
from extractors.standards.witness import examples

WEIGHT = 2.0  # of a finding that a person placed, against a labelled text
NICENESS = 10  # training leaves the processor to whoever reads
FOLDS = 5  # one of them is held out for the figures


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding that a person placed."""

    text: str
    standard: str
    code: str
    report: str


@dataclass(frozen=True, slots=True)
class Figures:
    """First choices that are right among decided findings of reports held out."""

    held_out: int
    without: float  # learning from people
    learnt: float


def main(source: Path, out: Path, shipped: Path = CORPORA / "training") -> None:
    """Train a table for each standard that people decided about."""
    decided = [Decided(**each) for each in json.loads(source.read_text(encoding="utf-8"))]
    documents = corpus(shipped)
    out.mkdir(parents=True, exist_ok=True)
    card: dict[str, object] = {"date": dt.date.today().isoformat(), "texts": len(documents), "decided": len(decided)}
    figures = {}
    for name in sorted({one.standard for one in decided}):
        standard = find(name, (source.parent / "standards",))
        own = [one for one in decided if one.standard == name and standard.item(one.code)]
        if own:
            print(f"正在学习标准 {name}：人工定过的问题 {len(own)} 条", flush=True)
            save(train(standard, documents, own), out / f"items-{name}.npz")
            figures[name] = asdict(held_out(standard, documents, own))
    card["figures"] = figures
    (out / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def train(standard: Standard, documents: Sequence[Labelled], own: Sequence[Decided]) -> Table:
    """The item table: the standard's words, the shipped texts, and what people decided."""
    told = [example for document in documents for example, _ in findings(standard, document)]
    placed = [Example(one.text, one.code, weight=WEIGHT) for one in own]
    return fit([*examples(standard), *written(standard), *told, *placed], [item.code for item in standard.items])


def held_out(standard: Standard, documents: Sequence[Labelled], own: Sequence[Decided]) -> Figures:
    """What learning brings on a fifth of the reports, learnt from the others."""
    unseen = set(sorted({one.report for one in own})[::FOLDS])
    asked = [one for one in own if one.report in unseen]
    rest = [one for one in own if one.report not in unseen]
    tables = (train(standard, documents, known) for known in ((), rest))
    without, learnt = (_right(table, asked) for table in tables)
    return Figures(len(asked), without, learnt)


def _right(table: Table, asked: Sequence[Decided]) -> float:
    best = [table.labels[int(np.argmax(table.scores(one.text)))] for one in asked]
    return round(sum(code == one.code for code, one in zip(best, asked, strict=True)) / max(len(asked), 1), 4)


if __name__ == "__main__":
    os.nice(NICENESS)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
