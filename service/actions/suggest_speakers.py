"""Suggest who speaks at an assessment: whoever signed a duty report of the latest year."""

from __future__ import annotations

from extractors.findings import Kind
from service.actions.list_reports import finished_records
from service.actions.parts import Parts
from service.rules.scoring_votes import Speaker


def suggest_speakers(parts: Parts) -> tuple[Speaker, ...]:
    """Reporters with their organizations, each once; () where no duty report names one."""
    told = [one for one in finished_records(parts) if one.kind is Kind.DUTY_REPORT and one.reporter and one.year]
    latest = max((one.year or 0 for one in told), default=0)
    speakers = (Speaker(one.reporter or "", one.organization or "") for one in told if one.year == latest)
    return tuple(dict.fromkeys(speakers))
