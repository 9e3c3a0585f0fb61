"""Which findings a measure answers: by number, by table row, by place, by order, by words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.chinese.lines import fold
from extractors.chinese.numerals import CHINESE, whole
from extractors.chinese.wording import Wording

LEAST = 0.10  # cosine below which words alone make no link
NEAR_BEST = 0.75  # further findings are linked down to this share of the best cosine
AREA = re.compile("[^一二三四五六七八九十、,.()（） ]{2,}")
REFERENCE = re.compile(
    rf"(?:针对|对应|对照|关于|围绕|就|解决)?(?:第?(?P<ordinal>\d{{1,2}}|{CHINESE})(?:条|个|项|点)(?:问题|意见|反馈)|问题(?P<number>\d{{1,2}}))"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A finding or a measure as far as linking needs to know it."""

    id: str
    text: str
    start: int  # in the whole text
    end: int
    number: int | None = None  # its printed number among its siblings (1., 一是, （一）)
    row: tuple[int, int] | None = None  # table and row
    heading: tuple[str, ...] = ()  # headings above, outermost first
    codes: tuple[str, ...] = ()  # standard items, best first
    refers: tuple[str, ...] = ()  # texts of its row that name what it answers (对应问题: W1, 问题1)
    mark: str = ""  # the number of its row as printed (W1), for `refers`
    organization: str = ""


Links = dict[str, tuple[str, ...]]


def link(measures: Sequence[Item], findings: Sequence[Item]) -> Links:
    """For each measure the ids of the findings that it answers, in their order; () where none fits."""
    if not findings:
        return {measure.id: () for measure in measures}
    sure = {m.id: found for m in measures if (found := _told(m, findings))}
    rest = [m for m in measures if m.id not in sure]
    by_words = _by_words(rest, findings)
    order = {finding.id: at for at, finding in enumerate(findings)}
    return {m.id: tuple(sorted(sure.get(m.id, by_words.get(m.id, ())), key=order.__getitem__)) for m in measures}


def _told(measure: Item, findings: Sequence[Item]) -> tuple[str, ...]:
    """What the measure's place or words say outright."""
    return _by_mark(measure, findings) or _by_row(measure, findings) or _by_reference(measure, findings) or _by_place(measure, findings)


def _by_mark(measure: Item, findings: Sequence[Item]) -> tuple[str, ...]:
    wanted = {part for text in measure.refers for part in re.split(r"[、,;\s]+", fold(text)) if part}
    return tuple(f.id for f in findings if f.mark and fold(f.mark) in wanted)


def _by_row(measure: Item, findings: Sequence[Item]) -> tuple[str, ...]:
    return tuple(f.id for f in findings if measure.row and f.row == measure.row)


def _by_reference(measure: Item, findings: Sequence[Item]) -> tuple[str, ...]:
    numbers = {whole(m["ordinal"] or m["number"]) for m in REFERENCE.finditer(fold(measure.text)[:60])}
    return tuple(f.id for f in findings if f.number is not None and f.number in numbers)


def _by_place(measure: Item, findings: Sequence[Item]) -> tuple[str, ...]:
    """The finding right before it under the same heading (问题…整改措施…)."""
    before = [f for f in findings if f.end <= measure.start and f.heading == measure.heading and f.row is None]
    return (before[-1].id,) if before and measure.row is None and measure.heading else ()


def _by_words(measures: Sequence[Item], findings: Sequence[Item]) -> Mapping[str, tuple[str, ...]]:
    scores = Wording([f.text for f in findings]).likeness([m.text for m in measures])
    in_order = len(measures) == len(findings)
    out: dict[str, tuple[str, ...]] = {}
    for at, measure in enumerate(measures):
        row = scores[at]
        best = max(row)
        chosen = tuple(f.id for f, score in zip(findings, row, strict=True) if score >= max(LEAST, best * NEAR_BEST))
        out[measure.id] = chosen or ((findings[at].id,) if in_order else ())
    return out
