"""Every finding that people decided about, with its words and steps: what there is to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import Row, and_, select

from service.rules.decisions import WHOLE_REPORT
from service.rules.lessons import Decided
from service.store.database import Store
from service.store.decisions import decision_of
from service.store.packing import finding_of
from service.store.tables import DecisionRow, ProposalRow, ReportRow


def decided(store: Store, but: str = "") -> tuple[Decided, ...]:
    """All of them but those of one report, those that were decided last at the end."""
    same = and_(ProposalRow.report == DecisionRow.report, ProposalRow.id == DecisionRow.finding)
    query = (
        select(DecisionRow, ProposalRow.finding, ReportRow.title, ReportRow.name, ReportRow.year)
        .join(ReportRow, ReportRow.id == DecisionRow.report)
        .join(ProposalRow, same, isouter=True)
        .where(DecisionRow.finding != WHOLE_REPORT, DecisionRow.report != but)
        .order_by(DecisionRow.report, DecisionRow.finding, DecisionRow.id)
    )
    with store.begin() as session:
        return tuple(sorted(_grouped(session.execute(query).all()), key=lambda one: one.steps[-1].when))


def _grouped(
    rows: Sequence[Row[DecisionRow, str | None, str | None, str, int | None]],
) -> Iterator[Decided]:
    for (report, _), steps in groupby(rows, key=lambda row: (row[0].report, row[0].finding)):
        listed = list(steps)
        _, finding, title, name, year = listed[0]
        yield Decided(
            report=report,
            title=title or name,
            year=year,
            proposed=finding_of(finding) if finding else None,
            steps=tuple(decision_of(row[0]) for row in listed),
        )
