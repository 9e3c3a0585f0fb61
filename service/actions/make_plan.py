"""Make the rectification plan (整改方案) of an organization."""

from __future__ import annotations

from datetime import date

from service.office.papers import make
from service.records import OrganizationChecklist
from service.rules.plan import plan

FILE_NAME = "整改方案.docx"


def make_plan(checklist: OrganizationChecklist, made_on: date) -> bytes:
    """The plan as an official .docx."""
    return make("plan", plan(checklist, made_on), made_on)
