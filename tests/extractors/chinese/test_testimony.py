"""Which words speak for or against a run."""

from __future__ import annotations

from extractors.chinese.runs import Run
from extractors.chinese.testimony import words
from extractors.chinese.view import view
from extractors.lexicons import load
from tests.extractors.chinese.reports import report

NAMES = [f"{part}.{name}" for part, forms in load("judging").items() for name in forms]
SEEN = view(report("党支部述职报告", "三、整改完成情况", "活动室钥匙没有人知道在哪。现在仍由保安代管。"))


def told(start: str) -> set[str]:
    at = next(n for n, segment in enumerate(SEEN.segments) if SEEN.text.startswith(start, segment.start))
    own = SEEN.segments[at]
    found = words(SEEN, Run(at, at, own.start, own.end, own.line, 0.9))
    return {name for name, yes in zip(NAMES, found, strict=True) if yes}


def test_words_in_a_run_behind_it_and_above_it_are_told_apart() -> None:
    assert {"own.undone", "behind.still", "head.fixed"} & told("活动室") == {"behind.still", "head.fixed"}
    assert "own.still" in told("现在")
