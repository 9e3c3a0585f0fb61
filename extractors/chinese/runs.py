"""Runs of tagged segments: where a finding or a measure starts and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.chinese.features import View
from extractors.chinese.segments import Opener
from extractors.chinese.tagger import Label, Tag


@dataclass(frozen=True, slots=True)
class Run:
    """Segments first..last of one line that make one finding or measure; places count the whole text."""

    first: int
    last: int
    start: int
    end: int
    line: int
    score: float  # how sure the tagger is of its first segment


def runs(view: View, tags: Sequence[Tag], begins: Label) -> Iterator[Run]:
    """The runs that begin with a label, in reading order."""
    at = 0
    while at < len(tags):
        last = at
        if tags[at].label == begins:
            while last + 1 < len(tags) and tags[last + 1].label == begins + 1:
                last += 1
            yield _run(view, at, last, tags[at].score)
        at = last + 1


def _run(view: View, first: int, last: int, score: float) -> Run:
    opening = view.segments[first]
    start, end = opening.start, view.segments[last].end
    if opening.opener == Opener.BULLET:
        while start < end - 1 and not view.text[start].isalnum() and view.text[start] not in "“《(":
            start += 1
    return Run(first, last, start, end, opening.line, score)
