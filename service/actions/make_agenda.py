"""Make the agenda of the review meeting (述职评议会议程)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from service.office.papers import make
from service.records import OrganizationChecklist
from service.rules.agenda import agenda
from service.rules.limits import DEFAULT, Limits

FILE_NAME = "述职评议会议程.docx"


def make_agenda(checklists: Sequence[OrganizationChecklist], made_on: date, limits: Limits = DEFAULT) -> bytes:
    """The agenda with the order of speakers and what to ask each of them, as an official .docx."""
    return make("agenda", agenda(checklists, made_on, limits), made_on)
