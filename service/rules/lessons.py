"""What is to be learnt from people's decisions: placed findings, and words deleted again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.doubts import repeats
from extractors.findings import Finding
from extractors.grams import bare
from extractors.lessons import Dismissal, Lessons, Precedent
from service.rules.decisions import Action, Decision
from service.rules.review import effective

MOST = 3000  # newest placed findings that are asked: more cost time at each reading and say little new
AT_LEAST = 2  # deletions of nearly the same words, from which on they are doubtful


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding that people decided about, in order of the last decision."""

    report: str
    title: str
    year: int | None
    proposed: Finding | None  # None for one that a person added
    steps: tuple[Decision, ...]

    @property
    def origin(self) -> str:
        """Which report it stands in, for people."""
        return f"{self.year}年《{self.title.strip('《》')}》" if self.year else f"《{self.title.strip('《》')}》"

    @property
    def words(self) -> str:
        """Its words, "" where nobody knows them."""
        placed = [step.changes.place.quote for step in self.steps if step.changes.place]
        return self.proposed.quote if self.proposed else next(iter(placed), "")


def placed_by(decided: Iterable[Decided]) -> Iterator[tuple[str, Precedent]]:
    """Every finding whose item people decided, with its report."""
    for one in decided:
        for precedent in _placed(one, effective(one.steps)):
            yield one.report, precedent


def lessons(decided: Iterable[Decided]) -> Lessons:
    """All that holds now; what was taken back teaches nothing."""
    listed = [(one, effective(one.steps)) for one in decided]
    placed = [precedent for one, standing in listed for precedent in _placed(one, standing)]
    deleted = [one for one, standing in listed if one.words and _is_deleted(standing)]
    return Lessons(tuple(placed[-MOST:]), tuple(_dismissals(deleted)))


def _is_deleted(standing: Sequence[Decision]) -> bool:
    return bool(standing) and standing[-1].action is Action.DELETE


def _placed(one: Decided, standing: Sequence[Decision]) -> Iterator[Precedent]:
    if not standing or _is_deleted(standing) or not one.words:
        return
    chosen = [step.changes.standard for step in standing if step.changes.standard is not None]
    machine = one.proposed.standards[:1] if one.proposed else ()
    if chosen and (chosen[-1] or machine):
        standard, _, code = chosen[-1].partition(":")
        yield Precedent(one.words, standard or machine[0].standard, code, one.origin)
    elif not chosen and machine:
        yield Precedent(one.words, machine[0].standard, machine[0].code, one.origin, corrected=False)


def _dismissals(deleted: Sequence[Decided]) -> Iterator[Dismissal]:
    known: list[str] = []
    origins: list[list[Decided]] = []
    for one in deleted:
        place = repeats(one.words, known)
        if place is None:
            known.append(bare(one.words))
            origins.append([one])
        else:
            origins[place].append(one)
    for group in origins:
        if len(group) >= AT_LEAST:
            yield Dismissal(group[0].words, tuple(one.origin for one in group))
