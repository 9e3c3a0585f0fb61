"""The circular on an assessment's outcome (测评结果通报), in official form."""

from __future__ import annotations

from datetime import date

from service.office.markup import parse
from service.office.official import write
from service.office.papers import render
from service.rules.assessment import Assessment
from service.rules.wording import date_text

TEMPLATE = "_assessment_circular.j2"  # of a round, which no index of papers can name


def circular(found: Assessment, made_on: date) -> bytes:
    """The paper as .docx."""
    return write(parse(render(TEMPLATE, {"assessment": found, "made_on": date_text(made_on)})), made_on)
