"""Every paper of the index is in the official form that shugai asks of others."""

from __future__ import annotations

from datetime import date

import pytest

from service.office.format_package import open_word
from service.office.format_reading import draft_of
from service.office.page import PRESETS
from service.office.papers import make, paper, papers
from service.rules.format_check import check, flaw_lines
from service.rules.format_facts import Severity
from service.rules.paper_data import data_of
from service.rules.paper_order import Order
from tests.service.factories import PARTY, basis, with_rows

DAY = date(2024, 2, 1)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("kind", [one.kind for one in papers()])
def test_a_paper_of_ours_breaks_no_rule_of_form(kind: str, preset: str) -> None:
    order = Order((with_rows(3),), basis(DAY), PARTY)
    data = make(kind, data_of(paper(kind).data, order), DAY, PRESETS[preset])
    flaws = check(draft_of(open_word(data)))
    found = [flaw for flaw in flaws if flaw.severity is Severity.MUST or flaw.mended_by == "form"]
    assert flaw_lines(found) == []
