"""Near-copies among 10,000 stored reports, time and recall: `python -m tests.bench.bench_near_copies`."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sqlalchemy import insert

from service.rules.near_copies import Sketch, candidates, share, sketch
from service.settings import Settings
from service.store import near_copies
from service.store.database import Store, open_store
from service.store.tables import ReportRow, SketchRow

REPORTS = 10_000
COPIES = 200
SENTENCES = 120  # of a report: about 4,000 characters
PHRASES = 3000  # that all reports are made of, as their writers share a language
KEPT = (1.0, 0.95, 0.9, 0.85)  # share of its sentences that a copy keeps
ALPHABET = "支部今年召开会议议定事项三十六件存在问题学习不够深入谈话没有做到全覆盖下一步由书记带头组织委员存档年底再谈"
T = TypeVar("T")


def timed(name: str, work: Callable[[], T], share_of: int = 1) -> T:
    """What the work gives; its time is printed, for one of so many."""
    start = time.perf_counter()
    result = work()
    print(f"{name}: {1000 * (time.perf_counter() - start) / share_of:.1f} ms")
    return result


def stored(store: Store, known: list[Sketch]) -> None:
    """The archive with these sketches."""
    about = {"version": 1, "who": "量", "when": datetime.now(UTC)}
    entry = {"name": "述职.docx", "size": 1, "standard": "auto", "state": "done"}
    keys = [f"{number:064d}" for number in range(len(known))]
    rows = [
        {"report": key, "digest": one.digest, "signature": one.signature} for key, one in zip(keys, known, strict=True)
    ]
    with store.begin() as session:
        session.execute(insert(ReportRow), [{"id": key} | entry | about for key in keys])
        session.execute(insert(SketchRow), [row | about for row in rows])


def main() -> None:
    """Sketch, store, search; then copies of known reports are looked for."""
    chance = random.Random(7)
    phrases = ["".join(chance.choices(ALPHABET, k=chance.randint(20, 50))) + "。" for _ in range(PHRASES)]
    texts = [chance.sample(phrases, SENTENCES) for _ in range(REPORTS)]
    known = timed("sketch of one report", lambda: [sketch("".join(text)) for text in texts], REPORTS)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Settings(data=Path(folder)))
        stored(store, known)
        others = timed("all sketches from the database", lambda: near_copies.other_sketches(store, ""))
        store.close()
    found = 0
    start = time.perf_counter()
    for number in range(COPIES):
        keep = int(SENTENCES * KEPT[number % len(KEPT)])
        copy = "".join(texts[number][:keep] + chance.sample(phrases, SENTENCES - keep))
        near = islice(candidates(sketch(copy), others), 20)
        found += any(other == f"{number:064d}" and share(copy, "".join(texts[number])) for other in near)
    spent = 1000 * (time.perf_counter() - start) / COPIES
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"search in {REPORTS} reports: {spent:.1f} ms; {found} of {COPIES} copies found; peak memory {memory:.0f} MB")


if __name__ == "__main__":
    main()
