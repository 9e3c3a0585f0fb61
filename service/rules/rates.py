"""Rectification rates R1–R8, each with its formula named, counted exactly and never rounded up to 100 %."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from extractors.findings import Severity

EMPTY = "—"  # shown where there is nothing to divide by
CENT = Decimal("0.01")
ALMOST_ALL = Decimal("99.99")
WEIGHTS = {Severity.HIGH: 3, Severity.MEDIUM: 2, Severity.LOW: 1}


@dataclass(frozen=True, slots=True)
class Counts:
    """What the rates are made of; `weighted_*` are sums of severity weights."""

    total: int
    done: int = 0
    basically_done: int = 0
    closed: int = 0
    due: int = 0  # fallen due by today
    done_in_time: int = 0  # of those
    measures: int = 0
    measures_done: int = 0
    long_term: int = 0
    weighted_total: int = 0
    weighted_done: int = 0
    closed_last_year: int = 0
    back_again: int = 0  # closed last year, found again this year


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate with the words that say how it is counted."""

    code: str
    name: str
    formula: str
    part: int
    whole: int

    @property
    def text(self) -> str:
        """The rate as people read it: two decimals, “—” for nothing."""
        return percent(self.part, self.whole)


def percent(part: int, whole: int) -> str:
    """part of whole with two decimals; below the whole it never reads 100 %."""
    if whole <= 0:
        return EMPTY
    share = Fraction(part * 100, whole)
    value = (Decimal(share.numerator) / Decimal(share.denominator)).quantize(CENT, ROUND_HALF_UP)
    if part < whole:
        value = min(value, ALMOST_ALL)
    return f"{value}%"


def rates(counts: Counts) -> tuple[Rate, ...]:
    """All eight rates in their usual order."""
    c = counts
    return (
        Rate("R1", "完成率", "已完成÷总数", c.done, c.total),
        Rate("R2", "完成率（宽口径）", "（已完成+基本完成）÷总数", c.done + c.basically_done, c.total),
        Rate("R3", "按期完成率", "到期且按期完成÷已到期", c.done_in_time, c.due),
        Rate("R4", "销号率", "已销号÷总数", c.closed, c.total),
        Rate("R5", "措施完成率", "完成措施÷措施总数", c.measures_done, c.measures),
        Rate("R6", "完成率（扣除长期）", "已完成÷（总数-长期坚持）", c.done, c.total - c.long_term),
        Rate("R7", "加权完成率", "Σ权重×完成÷Σ权重（高3、中2、低1）", c.weighted_done, c.weighted_total),
        Rate("R8", "复发率", "本年又出现的上年已销号问题÷上年已销号", c.back_again, c.closed_last_year),
    )
