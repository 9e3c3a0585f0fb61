"""Which forms of words speak for or against a run that may be a finding: in it, around it, above it, beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from extractors.chinese.features import View, above
from extractors.chinese.runs import Run
from extractors.lexicons import load

AROUND = 40  # characters of the line's start, and of what stands behind the run
KEPT = 1 << 10  # short texts (headings, heads of columns) whose answers are remembered
STOPS = ",。;:!?"
CLAUSE = re.compile(f"[{STOPS}]")


def words(view: View, run: Run) -> list[bool]:
    """Which patterns of judging.yaml are found, in the order of the table."""
    line = view.lines[run.line]
    own = view.text[run.start : run.end]
    headings = above(view.sections[run.line])
    return [
        *_said("own", own),
        *_said("last", CLAUSE.split(own.rstrip(STOPS))[-1]),
        *_known("line", line.folded[:AROUND]),
        *_said("before", view.text[line.start : run.start]),
        *_said("behind", view.text[run.end : min(line.end, run.end + AROUND)]),
        *_known("head", view.lines[headings[-1]].folded if len(headings) > 1 else ""),
        *_known("column", _column(view, run)),
        *_said("row", _row(view, run)),
    ]


def _column(view: View, run: Run) -> str:
    """The head of the column that a cell stands in; "" outside tables and in their first row."""
    cell, block = view.segments[run.first].cell, view.lines[run.line].block
    if cell < 0 or not block.row or run.line < block.row:
        return ""
    first, wanted = view.lines[run.line - block.row], block.cells[cell].column
    heads = (head for head in first.block.cells if head.column <= wanted < head.column + head.width)
    return next((first.folded[head.start : head.end] for head in heads), "")


def _row(view: View, run: Run) -> str:
    """The other cells of its row."""
    if view.segments[run.first].cell < 0:
        return ""
    line = view.lines[run.line]
    return f"{line.folded[: run.start - line.start]} {line.folded[run.end - line.start :]}"


@lru_cache(maxsize=KEPT)
def _known(part: str, text: str) -> list[bool]:
    return _said(part, text)


def _said(part: str, text: str) -> list[bool]:
    searches = _searches(part)
    return [search(text) is not None for search in searches] if text else [False] * len(searches)


@cache
def _searches(part: str) -> tuple[Callable[[str], re.Match[str] | None], ...]:
    return tuple(re.compile(form).search for form in load("judging")[part].values())
