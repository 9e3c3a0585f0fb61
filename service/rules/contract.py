"""The machine-readable forms of results: one JSON object a file, one for recurrence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from extractors.errors import ExtractError
from extractors.findings import Extraction, Finding, Measure, StandardMatch
from service.records import Chain, ChainStatus, FindingRecord, Link
from service.rules.quality import quality_json

NO_NAMES: Mapping[str, str] = {}


def failure_json(path: str, error: ExtractError) -> dict[str, Any]:
    """What is printed for a file that could not be read."""
    return {"document": {"path": path}, "error": {"code": error.code, "message": error.message}}


def extraction_json(path: str, extraction: Extraction) -> dict[str, Any]:
    """Everything that one file says; offsets count characters of `text`."""
    document, facts = extraction.document, extraction.facts
    return {
        "document": {
            "path": path,
            **{key: value for key, value in asdict(facts).items() if key != "aliases"},
            "aliases": list(facts.aliases),
            "pages": document.pages,
            "standard": extraction.standard,
            "warnings": [*document.warnings, *extraction.warnings],
            "reading": asdict(document.reading),
            "comments": [asdict(comment) for comment in document.comments],
            "pictures": [asdict(picture) for picture in document.pictures],
        },
        "text": document.text,
        "findings": [_finding(item) for item in extraction.findings],
        "measures": [_measure(item) for item in extraction.measures],
        "quantities": [asdict(item) for item in extraction.quantities if not item.masked],
        "masked_quantities": [asdict(item) for item in extraction.quantities if item.masked],
        "articles": [asdict(item) for item in extraction.articles],
        "stated_counts": [asdict(item) for item in extraction.stated_counts],
        "checks": [asdict(item) for item in extraction.checks],
        "quality": quality_json(extraction),
    }


def _standards(matches: Sequence[StandardMatch]) -> list[dict[str, Any]]:
    return [{**asdict(match), "score": round(match.score, 3)} for match in matches]


def _finding(finding: Finding) -> dict[str, Any]:
    return {**asdict(finding), "standards": _standards(finding.standards), "score": round(finding.score, 3)}


def _measure(measure: Measure) -> dict[str, Any]:
    """Departments in the contract are all that take part; `partners` says which of them only assist (配合)."""
    who = measure.responsible
    return {**asdict(measure), "responsible": {**asdict(who), "departments": (*who.departments, *who.partners)}}


def chains_json(chains: Sequence[Chain], names: Mapping[str, str] = NO_NAMES) -> dict[str, Any]:
    """Problems that came back, see `repeated`; `names` are ids to print instead."""
    return {"chains": [_chain(chain, names) for chain in repeated(chains)]}


def repeated(chains: Sequence[Chain]) -> list[Chain]:
    """The chains with members in two documents or more; what papers of one year tell twice has not come back."""
    return [chain for chain in chains if len({member.place.report for member in chain.members}) > 1 and _again(chain)]


def _again(chain: Chain) -> bool:
    """Whether it was told in different years, or in any that is not known, or after it was closed."""
    years = {member.year for member in chain.members}
    return len(years) > 1 or None in years or chain.status is ChainStatus.RELAPSED


def _chain(chain: Chain, names: Mapping[str, str]) -> dict[str, Any]:
    latest = chain.members[-1]
    return {
        "organization": chain.organization,
        "status": _repeated_status(chain).value,
        "now": chain.status.value,
        "years": chain.years,
        "standards": _standards(latest.standards[:1]),
        "members": [_member(member, names) for member in chain.members],
        "closed_on": chain.closed_on.isoformat() if chain.closed_on else None,
        "links": [_link(link, {member.id: member for member in chain.members}, names) for link in chain.links],
    }


def _repeated_status(chain: Chain) -> ChainStatus:
    """The contract knows two: chronic is also what came back after it was closed."""
    again = len(chain.years) > 2 or chain.status is ChainStatus.RELAPSED
    return ChainStatus.CHRONIC if again else ChainStatus.RECURRING


def _link(link: Link, members: Mapping[str, FindingRecord], names: Mapping[str, str]) -> dict[str, Any]:
    """Why two findings are one problem, with both quotes, both items and what was promised in between."""
    earlier, later = members[link.earlier], members[link.later]
    return {
        **asdict(link),
        "earlier": names.get(link.earlier, link.earlier),
        "later": names.get(link.later, link.later),
        "earlier_quote": earlier.place.quote,
        "later_quote": later.place.quote,
        "earlier_standards": _standards(earlier.standards[:1]),
        "later_standards": _standards(later.standards[:1]),
        "promised": _promised(earlier),
    }


def _member(finding: FindingRecord, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "path": finding.place.report_name,
        "year": finding.year,
        "finding": names.get(finding.id, finding.id),
        "quote": finding.place.quote,
        "promised": _promised(finding),
    }


def _promised(finding: FindingRecord) -> list[dict[str, str | None]]:
    return [
        {"quote": measure.place.quote, "deadline": measure.deadline.date, "kind": measure.deadline.kind.value}
        for measure in finding.measures
    ]
