"""Findings that repeat words which people deleted more than once: kept, but marked doubtful with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from extractors.findings import Finding
from extractors.grams import bare
from extractors.lessons import Dismissal

SAME_WORDS = 90.0  # per cent of two bare texts, from which one repeats the other
MARK = "存疑"  # how the reason of a doubt begins
DOUBTFUL = 0.3  # score of a finding that people would delete, as far as one knows


def doubted(findings: Sequence[Finding], dismissals: Sequence[Dismissal]) -> tuple[Finding, ...]:
    """All findings; those that repeat a dismissal score low and say why."""
    if not dismissals:
        return tuple(findings)
    known = [bare(one.text) for one in dismissals]
    return tuple(_doubted(finding, dismissals, known) for finding in findings)


def repeats(text: str, known: Sequence[str]) -> int | None:
    """Which of the known bare texts a text repeats nearly word for word; None where none."""
    found = process.extractOne(bare(text), known, scorer=fuzz.ratio, score_cutoff=SAME_WORDS)
    return int(found[2]) if found else None


def _doubted(finding: Finding, dismissals: Sequence[Dismissal], known: Sequence[str]) -> Finding:
    place = repeats(finding.quote, known)
    if place is None:
        return finding
    times, where = len(dismissals[place].origins), "、".join(dict.fromkeys(dismissals[place].origins))
    reason = f"{MARK}：几乎相同的句子已被人工删除{times}次（{where}），请核对是不是问题"
    return replace(finding, score=min(finding.score, DOUBTFUL), reasons=(*finding.reasons, reason))
