"""Runs of tagged segments: where a finding or a measure starts and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.chinese.features import View
from extractors.chinese.segments import Opener
from extractors.chinese.tagger import Label, Tag


class Run(NamedTuple):
    """Segments first..last of one line that make one finding or measure; places count the whole text."""

    first: int
    last: int
    start: int
    end: int
    line: int
    score: float  # how sure the tagger is of its first segment


def runs(view: View, tags: Sequence[Tag], begins: Label) -> Iterator[Run]:
    """The runs that begin with a label, in reading order."""
    labels = [tag.label for tag in tags]
    more = begins + 1
    for at in (at for at, label in enumerate(labels) if label == begins):
        last = at
        while last + 1 < len(labels) and labels[last + 1] == more:
            last += 1
        yield _run(view, at, last, tags[at].score)


def _run(view: View, first: int, last: int, score: float) -> Run:
    opening = view.segments[first]
    start, end = opening.start, view.segments[last].end
    if opening.opener == Opener.BULLET:
        while start < end - 1 and not view.text[start].isalnum() and view.text[start] not in "“《(":
            start += 1
    return Run(first, last, start, end, opening.line, score)
