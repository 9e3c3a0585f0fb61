"""One finding as the review page shows it: names instead of codes, and why it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.doubts import MARK
from extractors.findings import StandardMatch
from extractors.standards import Standard
from service.actions.show_report import ShownReport
from service.records import FindingRecord, MeasureRecord, Verdict
from service.rules.decisions import Decision
from service.rules.review import effective

WORTH_SHOWING = 0.05  # score of an item that is not the first


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """A standard item to choose."""

    key: str  # "school-party:B3"
    name: str


@dataclass(frozen=True, slots=True)
class AspectChoices:
    """The items of one aspect."""

    name: str
    items: tuple[ItemChoice, ...]


@dataclass(frozen=True, slots=True)
class RankedItem:
    """An item that a finding falls under, and why."""

    key: str
    name: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A finding on the right-hand side."""

    report: str
    number: int  # on this page, from 1
    finding: FindingRecord
    score: float | None  # how sure the reader was; None for an added one
    items: tuple[RankedItem, ...]
    measures: tuple[MeasureRecord, ...]
    decisions: tuple[Decision, ...]
    can_undo: bool

    @property
    def likely_items(self) -> tuple[RankedItem, ...]:
        """The item in force, and others that come into question."""
        return self.items[:1] + tuple(item for item in self.items[1:] if item.score >= WORTH_SHOWING)

    @property
    def doubt(self) -> str:
        """Why it may be no problem, "" where nothing speaks against it or somebody has decided."""
        open_still = self.finding.verdict is Verdict.PROPOSED
        return next((reason for reason in self.finding.reasons if open_still and reason.startswith(MARK)), "")

    @property
    def address(self) -> str:
        """Where this finding is worked on."""
        return f"/reports/{self.report}/findings/{self.finding.id}"


@dataclass(frozen=True, slots=True)
class EditCard:
    """A finding while it is being corrected."""

    card: Card
    choices: tuple[AspectChoices, ...]
    organizations: tuple[str, ...]


def cards(shown: ShownReport, standards: Sequence[Standard]) -> tuple[Card, ...]:
    """All findings of a report in reading order."""
    names = {f"{standard.id}:{item.code}": item.name for standard in standards for item in standard.items}
    return tuple(_card(shown, number, finding, names) for number, finding in enumerate(shown.record.findings, 1))


def choices(standards: Sequence[Standard]) -> Iterator[AspectChoices]:
    """Every item grouped by aspect; the standard is named where there are several."""
    for standard in standards:
        for aspect in standard.aspects:
            items = tuple(ItemChoice(f"{standard.id}:{item.code}", f"{item.code} {item.name}") for item in aspect.items)
            title = f"{standard.name} · {aspect.name}" if len(standards) > 1 else aspect.name
            yield AspectChoices(title, items)


def _card(shown: ShownReport, number: int, finding: FindingRecord, names: Mapping[str, str]) -> Card:
    steps = tuple(step for step in shown.decisions if step.finding == finding.id)
    scores = {proposal.id: proposal.finding.score for proposal in shown.proposals}
    return Card(
        report=shown.record.id,
        number=number,
        finding=finding,
        score=scores.get(finding.id),
        items=tuple(_ranked(match, names) for match in finding.standards),
        measures=finding.measures,
        decisions=steps,
        can_undo=bool(effective(steps)),
    )


def _ranked(match: StandardMatch, names: Mapping[str, str]) -> RankedItem:
    key = f"{match.standard}:{match.code}"
    return RankedItem(key, f"{match.code} {names.get(key, '（标准里已没有这一条）')}", match.score, match.reasons)
