"""What breaks the official form in a Word file: every check in order, flaws put together for reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from service.rules.format_facts import Draft, Flaw, Placed, Severity
from service.rules.format_headings import heading_form_flaws, heading_order_flaws
from service.rules.format_looks import face_flaws, indent_flaws, pitch_flaws, place_flaws, quote_flaws
from service.rules.format_page import empty_flaws, number_flaws, page_flaws
from service.rules.format_roles import roles
from service.rules.format_words import day_flaws, word_flaws

Check = Callable[[Draft, tuple[Placed, ...]], Iterator[Flaw]]
CHECKS: tuple[Check, ...] = (
    page_flaws,
    number_flaws,
    face_flaws,
    quote_flaws,
    pitch_flaws,
    indent_flaws,
    place_flaws,
    heading_form_flaws,
    heading_order_flaws,
    word_flaws,
    day_flaws,
    empty_flaws,
)
SHOWN = 12  # paragraphs named in a line of text


def check(draft: Draft) -> tuple[Flaw, ...]:
    """All flaws, those of the whole file first, then by paragraph."""
    placed = roles(draft)
    found = [flaw for each in CHECKS for flaw in each(draft, placed)]
    return tuple(sorted(found, key=lambda flaw: flaw.paragraph or 0))


def flaw_lines(flaws: Iterable[Flaw]) -> list[str]:
    """Flaws for people: the same flaw of many paragraphs in one line, the gravest first."""
    groups: dict[tuple[Severity, str, str, str], list[Flaw]] = {}
    for flaw in flaws:
        groups.setdefault((flaw.severity, flaw.rule, flaw.wrong, flaw.right), []).append(flaw)
    order = list(Severity)
    ranked = sorted(groups.items(), key=lambda group: order.index(group[0][0]))
    return [f"【{key[0]}】{key[1]}：{_where(group)}{key[2]}；应为：{key[3]}" for key, group in ranked]


def _where(group: list[Flaw]) -> str:
    numbers = [str(flaw.paragraph) for flaw in group if flaw.paragraph]
    if not numbers:
        return ""
    more = f"等{len(numbers)}段" if len(numbers) > SHOWN else "段"
    quote = f"（“{group[0].quote}”）" if group[0].quote else ""
    return f"第{'、'.join(numbers[:SHOWN])}{more}{quote}"


def flaws_json(flaws: Iterable[Flaw]) -> list[dict[str, Any]]:
    """Flaws for programs."""
    return [
        {
            "rule": flaw.rule,
            "severity": flaw.severity.value,
            "paragraph": flaw.paragraph,
            "quote": flaw.quote,
            "wrong": flaw.wrong,
            "right": flaw.right,
            "mended_by": flaw.mended_by or None,
        }
        for flaw in flaws
    ]
