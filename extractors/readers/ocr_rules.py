"""Scanned rules told from strokes of letters, and drawn up to the rules that they meet on paper."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Box
from extractors.readers.page import Rule

GAP = 24.0  # points that a scanned rule may be short for
BREAK = 36.0  # points that it may be broken for
EDGE = 0.12  # of a text box's height: a level rule this near to its top or foot is no stroke
TOUCH = 4.0  # points past its end at which a rule still meets another


def outside(rules: list[Rule], texts: list[Box]) -> list[Rule]:
    """The rules that are no strokes of letters: those do not lie within one text box."""
    return [rule for rule in rules if not any(_within(rule, box) for box in texts)]


def _within(rule: Rule, box: Box) -> bool:
    edge = EDGE * (box[3] - box[1]) if rule.level else 0.0
    wide = box[0] - 1 <= rule.x0 and rule.x1 <= box[2] + 1
    return wide and box[1] + edge <= rule.top and rule.bottom <= box[3] - edge


def mended(rules: list[Rule]) -> list[Rule]:
    """The rules with their ends on the rules that they meet."""
    level, standing = [rule for rule in rules if rule.level], [rule for rule in rules if not rule.level]
    wide = [_wide(rule, standing) for rule in level]
    return [*wide, *(_high(rule, wide) for rule in standing)]


def _wide(rule: Rule, standing: list[Rule]) -> Rule:
    met = [other.x0 for other in standing if other.top - TOUCH <= rule.top <= other.bottom + TOUCH]
    return replace(rule, x0=_end(rule.x0, met, -1), x1=_end(rule.x1, met, 1))


def _high(rule: Rule, level: list[Rule]) -> Rule:
    met = [other.top for other in level if other.x0 - TOUCH <= rule.x0 <= other.x1 + TOUCH]
    return replace(rule, top=_end(rule.top, met, -1), bottom=_end(rule.bottom, met, 1))


def _end(end: float, met: list[float], way: int) -> float:
    """The end moved outwards to the nearest rule within the gap."""
    near = [place for place in met if 0 < (place - end) * way <= GAP]
    return min(near, key=lambda place: abs(place - end), default=end)
