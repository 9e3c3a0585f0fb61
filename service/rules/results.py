"""results.json of `shugai process`: every reading and the problems that came back, under the ids of the readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from extractors.findings import Extraction
from service.records import Chain, Copying, FailedReport
from service.rules.common import CommonProblem
from service.rules.contract import chains_json, extraction_json
from service.rules.proposals import proposals


def results_json(
    readings: Sequence[Extraction], chains: Sequence[Chain], failed: Sequence[FailedReport]
) -> dict[str, Any]:
    """{"reports": […], "chains": […], "failed": […]}, the first two as the contract has them."""
    return {
        "reports": [extraction_json(one.document.origin.name, one) for one in readings],
        **chains_json(chains, reading_ids(readings)),
        "failed": [asdict(one) for one in failed],
    }


def commons_json(common: Sequence[CommonProblem]) -> list[dict[str, Any]]:
    """Problems that several organizations have in one year."""
    return [
        {
            "name": one.name,
            "year": one.year,
            "item": one.item,
            "organizations": one.organizations,
            "of": one.of,
            "members": [
                {"organization": name, "path": finding.place.report_name, "quote": finding.place.quote}
                for name, finding in one.members
            ],
        }
        for one in common
    ]


def copyings_json(found: Sequence[Copying]) -> list[dict[str, Any]]:
    """What reports have in common with earlier ones (雷同): both places of each passage."""
    return [
        {
            "path": one.later.name,
            "from": one.earlier.name,
            "characters": one.characters,
            "share": round(one.share, 4),
            "passages": [asdict(passage) for passage in one.passages],
        }
        for one in found
    ]


def reading_ids(readings: Sequence[Extraction]) -> dict[str, str]:
    """For each finding's lasting id the one (f1, f2 …) that its reading gave it."""
    return {one.id: one.finding.id for reading in readings for one in proposals(reading)}
