"""A cell of a table tells one problem, unless it counts several: what a reader cut in two there is joined again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.chinese.features import View
from extractors.chinese.segments import Opener, Segment
from extractors.chinese.severity import severity
from extractors.chinese.summary import summary
from extractors.findings import Finding

Shares = Mapping[str, Mapping[str, float]]  # by id, the chance of each standard item


def whole_cells(findings: Sequence[Finding], text: str, view: View, shares: Shares) -> tuple[Finding, ...]:
    """The findings of a text; neighbours of one cell, without a number, that speak of one standard item are one."""
    if not any(segment.cell >= 0 for segment in view.segments):
        return tuple(findings)
    starts = [segment.start for segment in view.segments]
    found: list[Finding] = []
    for finding in findings:
        at = bisect_right(starts, finding.start) - 1
        if found and _goes_on(view.segments, at, found[-1].end) and _one(found[-1], finding, shares):
            found[-1] = _joined(found[-1], finding, text)
        else:
            found.append(finding)
    return tuple(found)


def _one(first: Finding, second: Finding, shares: Shares) -> bool:
    """Whether both are of one source and speak of one item first of all."""
    one, other = (shares.get(finding.id, {}) for finding in (first, second))
    same = bool(one) and bool(other) and max(one, key=one.__getitem__) == max(other, key=other.__getitem__)
    return same and first.source == second.source and first.organization == second.organization


def _goes_on(segments: Sequence[Segment], at: int, end: int) -> bool:
    """Whether a segment without a number follows, in its cell, the one that ends at a place."""
    here, before = segments[at], segments[at - 1]
    beside = here.cell >= 0 and (here.line, here.cell) == (before.line, before.cell)
    return beside and here.opener is Opener.NONE and before.end == end


def _joined(first: Finding, second: Finding, text: str) -> Finding:
    quote = text[first.start : second.end]
    reasons = dict.fromkeys((*first.reasons, *second.reasons))
    return replace(
        first,
        quote=quote,
        end=second.end,
        summary=summary(quote),
        severity=severity(quote),
        score=max(first.score, second.score),
        reasons=tuple(reasons),
        pictures=(*first.pictures, *second.pictures),
    )
