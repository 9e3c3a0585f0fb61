"""Which kind of document (文种) it is: by its title, else by what the text says of itself."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extractors.chinese.heads import Head
from extractors.findings import Kind
from extractors.lexicons import load

# one of a collection, under a title that is not its own: …材料篇3
_COLLECTED = re.compile(r"(?:篇|范文)\s*[\d一二三四五六七八九十]+$")

_SENT = re.compile(r"(?:印发|转发|下发|发布)《(.+)》的?(?:通知|函)")

Rule = tuple[Kind, re.Pattern[str], int]  # kind, what must be found, weight


@cache
def _rules(part: str) -> tuple[Rule, ...]:
    rows: list[list[str]] = load("kinds")[part]
    return tuple((Kind(row[0]), re.compile(row[1]), int(row[2]) if row[2:] else 0) for row in rows)


def kind_of(head: Head) -> Kind:
    """The kind; a report on duties (述职报告) where nothing speaks for another."""
    titled = None if _COLLECTED.search(head.title) else _by_titles(head)
    return titled or _by_text(head)


def by_title(title: str) -> Kind | None:
    """The kind that a title names; of 关于印发《…》的通知 the kind of what is sent; None where it names none."""
    title = re.sub(r"\s", "", title)
    sent = _SENT.search(title)
    title = sent[1] if sent else title
    return next((kind for kind, pattern, _ in _rules("titles") if pattern.search(title)), None)


def _by_titles(head: Head) -> Kind | None:
    """By the whole title, its subtitle (——在…述职评议会上的述职), then its lines one by one."""
    subtitles = [line.strip("—() ") for line in (*head.titles[1:], *head.under) if line.startswith(("—", "(", "在"))]
    main = "".join(title for title in head.titles if not title.startswith("—"))
    return next((kind for title in (main, *subtitles) if (kind := by_title(title))), None)


def _by_text(head: Head) -> Kind:
    weights: Counter[Kind] = Counter({Kind.DUTY_REPORT: 0})
    for part, text in (("texts", head.text), ("sections", "\n".join(head.headings))):
        for kind, pattern, weight in _rules(part):
            weights[kind] += weight if pattern.search(text) else 0
    return max(weights, key=lambda kind: weights[kind])
