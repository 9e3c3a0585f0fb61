"""What became of a problem over the years (新发、复发、顽固、销号后复发、未提及)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from service.records import ChainStatus, FindingRecord, ReportRecord
from service.rules.deadlines import parse_day

CHRONIC_YEARS = 3


@dataclass(frozen=True, slots=True)
class Closings:
    """When findings were closed, and when reports were written: what tells a relapse."""

    closed: Mapping[str, date] = field(default_factory=dict)  # finding -> day
    written: Mapping[str, date] = field(default_factory=dict)  # report -> its date

    def last(self, members: Sequence[FindingRecord]) -> date | None:
        """The last closing of one of these findings."""
        return max((self.closed[one.id] for one in members if one.id in self.closed), default=None)

    def relapsed(self, members: Sequence[FindingRecord]) -> bool:
        """Whether one of them was told again after another one was closed."""
        return any(self._after(one, told) for one in members if one.id in self.closed for told in members)

    def _after(self, closed: FindingRecord, told: FindingRecord) -> bool:
        """In a later year; or, in the same one, in another report that is dated after the closing."""
        if told.place.report == closed.place.report or told.id in self.closed:
            return False
        if closed.year and told.year and closed.year != told.year:
            return told.year > closed.year
        day = self.written.get(told.place.report)
        return day is not None and day > self.closed[closed.id] > date.min


def dates(reports: Sequence[ReportRecord]) -> dict[str, date]:
    """The days on which reports were written, where they say so."""
    days = {report.id: parse_day(report.date) for report in reports}
    return {report: day for report, day in days.items() if day}


def status_of(members: Sequence[FindingRecord], latest: int, closings: Closings) -> ChainStatus:
    """What became of a problem by its organization's latest year; not being mentioned is not being closed."""
    years = {member.year for member in members if member.year}
    if years and latest not in years:
        return ChainStatus.UNMENTIONED
    if closings.relapsed(members):
        return ChainStatus.RELAPSED
    if len(years) >= CHRONIC_YEARS:
        return ChainStatus.CHRONIC
    return ChainStatus.RECURRING if len(years) > 1 else ChainStatus.NEW
