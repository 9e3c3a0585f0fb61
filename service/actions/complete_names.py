"""Keep the register of units' names: which report's short name a fuller one in another report completes."""

from __future__ import annotations

from service.actions.parts import Parts
from service.rules.completion import sighting
from service.rules.decisions import WHOLE_REPORT
from service.rules.name_register import Register
from service.rules.review import corrected, names_decided
from service.store import ledgers, readings, unit_names


def complete_names(parts: Parts, report: str) -> frozenset[str]:
    """Look anew at what a report tells of its unit, and return the reports whose name or doubt changed by it."""
    is_new = _see(parts, report)
    return settle_names(parts) if is_new or are_unseen(parts) else frozenset()


def are_unseen(parts: Parts) -> bool:
    """Whether there are reports that were read before names were kept."""
    return bool(unit_names.unseen(parts.store))


def settle_names(parts: Parts) -> frozenset[str]:
    """Complete all names by what is known now; safe to repeat, and beside others that do the same."""
    for report in unit_names.unseen(parts.store):
        _see(parts, report)
    changed: set[str] = set()
    known = None
    while (seen := unit_names.everything(parts.store)) != known:
        changed |= {*unit_names.keep(parts.store, Register(seen).completions())}
        known = seen  # once more where somebody else saw a report in the meantime
    return frozenset(changed)


def _see(parts: Parts, report: str) -> bool:
    """Keep what a report tells; a name in a ledger was put by whoever imported it."""
    reading = readings.load(parts.store, report)
    steps = [one for one in reading.decisions if one.finding == WHOLE_REPORT]
    facts = corrected(reading.extraction.facts, steps)
    decided = names_decided(steps) or ledgers.of_report(parts.store, report) is not None
    return unit_names.see(parts.store, sighting(reading.extraction, facts, is_decided=decided))
