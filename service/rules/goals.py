"""What an item of the standard asks for, put as the goal of one finding (整改目标)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.standards import Item, Metric

CLAUSES = re.compile(r"[；;。]")
LEAST_SHARED = 2  # character pairs that a metric's subject must share with the finding


def goal_of(item: Item, quote: str) -> str:
    """The clause of the item's requirement nearest to the finding, and the figure it asks for."""
    pairs = _pairs(quote)
    clauses = [clause.strip() for clause in CLAUSES.split(item.requirement) if clause.strip()]
    clause = max(clauses, key=lambda one: len(_pairs(one) & pairs), default=item.name)
    metric = _metric(item.metrics, pairs)
    figure = f"；{metric.subject}：{metric.match_phrases[0]}" if metric else ""
    return f"{clause}{figure}。"


def _metric(metrics: Iterable[Metric], pairs: frozenset[str]) -> Metric | None:
    scored = [(len(_pairs(metric.subject) & pairs), metric) for metric in metrics]
    best, metric = max(scored, key=lambda pair: pair[0], default=(0, None))
    return metric if best >= LEAST_SHARED else None


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))
