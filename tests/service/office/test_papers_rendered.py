"""Every paper of the index, rendered by LibreOffice in one run: nothing over margins, no heading left at a foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from service.office.papers import Paper, Scope, make, paper, papers
from service.records import OrganizationChecklist
from service.rules.paper_data import data_of
from service.rules.paper_order import Order
from service.rules.selection import About
from tests.service.factories import PARTY, basis, with_rows
from tests.service.office.rendering import Area, Mark, pages_of, to_pdf

pytestmark = pytest.mark.office
DAY = date(2024, 2, 1)
LONG = "石桥县教育体育局党委直属第三实验学校（集团）西山南路校区党总支第二教工党支部委员会"
LEVELS = (
    "石桥县教育局党委",
    "石桥县教育局党委西山镇中心学校党总支",
    "石桥县教育局党委西山镇中心学校党总支河湾小学党支部",
)
CASES: dict[str, Callable[[], tuple[OrganizationChecklist, ...]]] = {
    "none": lambda: (with_rows(0),),
    "one-of-a-long-name": lambda: (replace(with_rows(1), organization=LONG),),
    "sixty": lambda: (with_rows(60),),
    "three-levels": lambda: tuple(replace(with_rows(4), organization=name) for name in LEVELS),
}


def _is_case_of(one: Paper, case: str) -> bool:
    """No items make sense where a paper takes none by itself; many organizations, where it is about all."""
    needs = {"none": one.about is About.ALL, "three-levels": one.scope is Scope.ALL}
    return needs.get(case, True)


KINDS = [one.kind for one in papers()]
PAIRS = [(one.kind, case) for one in papers() for case in CASES if _is_case_of(one, case)]
HANGING = "，。、；：！？）”》."  # LibreOffice 7.4 hangs punctuation into the margin, whatever the file says
NUMBER = "— 0123456789"
TOLERANCE = 0.8  # mm
SAME_LINE = 2.0  # mm


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it was written and as it was rendered."""

    docx: Path
    pdf: Path


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """Every paper that is tested in this session, in every case, rendered in one run."""
    folder = tmp_path_factory.mktemp("papers")
    calls = [item.callspec.params for item in request.session.items if hasattr(item, "callspec")]
    wanted = [kind for kind in KINDS if any(call.get("kind") == kind for call in calls)]
    for case, build in CASES.items():
        lists = build()
        for kind in (kind for kind in wanted if (kind, case) in PAIRS):
            order = _order(kind, lists)
            (folder / f"{kind}_{case}.docx").write_bytes(make(kind, data_of(paper(kind).data, order), DAY))
    rendered = to_pdf(folder)
    return {name: Made(folder / f"{name}.docx", pdf) for name, pdf in rendered.items()}


@pytest.mark.parametrize(("kind", "case"), PAIRS)
def test_nothing_stands_over_the_margins_and_no_heading_at_the_foot(
    made: dict[str, Made], kind: str, case: str
) -> None:
    one = made[f"{kind}_{case}"]
    headings = set(_headings(one.docx))
    for number, (area, marks) in enumerate(pages_of(one.pdf), 1):
        assert [mark.text for mark in marks if _is_over(mark, area)] == [], number
        assert _last_line(marks, area) not in headings, number


@pytest.mark.parametrize(("kind", "case"), PAIRS)
def test_no_table_is_empty(made: dict[str, Made], kind: str, case: str) -> None:
    for table in Document(str(made[f"{kind}_{case}"].docx)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert any(any(row) for row in rows)
        assert len(rows) > 1 or not table._tbl.findall(".//{*}tblHeader")


def _order(kind: str, lists: tuple[OrganizationChecklist, ...]) -> Order:
    """A paper that takes items is asked for all of them."""
    one = paper(kind)
    rows = () if one.about is About.ALL else tuple(row.number for row in lists[0].rows)
    return Order(lists, basis(DAY), PARTY, rows, about=one.about, series=one.series)


def _headings(path: Path) -> Iterator[str]:
    for paragraph in Document(str(path)).paragraphs:
        if paragraph.style is not None and paragraph.style.name.startswith("Heading"):
            yield "".join(paragraph.text.split())


def _is_over(mark: Mark, area: Area) -> bool:
    """Whether a printed character stands in a margin, where only the page number may."""
    if mark.middle > area.bottom:
        return mark.text not in NUMBER
    beside = mark.left < area.left - TOLERANCE or mark.right > area.right + TOLERANCE
    return mark.middle < area.top or (beside and mark.text not in HANGING)


def _last_line(marks: list[Mark], area: Area) -> str:
    """The last line of words above the page number."""
    words = [mark for mark in marks if mark.middle <= area.bottom]
    lowest = max((mark.middle for mark in words), default=0)
    line = [mark for mark in words if mark.middle > lowest - SAME_LINE]
    return "".join(mark.text for mark in sorted(line, key=lambda mark: mark.left))
