"""Show rounds of assessment: the list, the outcome of one for pages and papers, and its workbook."""

from __future__ import annotations

from datetime import date

from service.actions.parts import Parts
from service.errors import BadRequest
from service.office.assessment_circular import circular
from service.office.assessment_results import results_book
from service.rules.assessment import Assessment, assessment
from service.rules.file_names import file_name
from service.rules.scoring_votes import Round
from service.sandbox import ReportFile
from service.store import assessments


def list_rounds(parts: Parts) -> tuple[Round, ...]:
    """All rounds, the newest first."""
    return assessments.listing(parts.store)


def find_round(parts: Parts, name: str) -> Round:
    """One round; raises NotFound."""
    return assessments.find(parts.store, name)


def show_assessment(parts: Parts, name: str) -> Assessment:
    """The outcome of a round; raises BadRequest before counts came in."""
    return assessment(_filled(assessments.find(parts.store, name)))


def latest_assessment(parts: Parts, organization: str, year: int | None = None) -> Assessment | None:
    """The newest outcome that an organization counted (in a year), None where there is none; for the 通报."""
    rounds = (one for one in list_rounds(parts) if one.organization == organization and one.tallies)
    found = next((one for one in rounds if year in (None, one.year)), None)
    return assessment(found) if found else None


def make_results(parts: Parts, name: str) -> ReportFile:
    """The workbook of the outcome; raises BadRequest before counts came in."""
    one = _filled(assessments.find(parts.store, name))
    return ReportFile(f"{file_name(one.meeting)}测评结果.xlsx", results_book(one, assessment(one), date.today()))


def make_circular(parts: Parts, name: str) -> ReportFile:
    """The circular on the outcome as .docx; raises BadRequest before counts came in."""
    one = _filled(assessments.find(parts.store, name))
    return ReportFile(f"{file_name(one.meeting)}测评结果通报.docx", circular(assessment(one), date.today()))


def _filled(one: Round) -> Round:
    if not one.tallies:
        raise BadRequest(f"“{one.meeting}”还没有交回计票表。请先交计票表，再看结果。")
    return one
