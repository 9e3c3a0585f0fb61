"""The number of an official paper (发文字号): its text, and what the register knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sequence:
    """What numbers are counted by: 云教党 + 督 + 2026."""

    code: str  # 机关代字 of the issuer
    series: str  # 督, 督提 …: one a kind of paper
    year: int

    def text(self, number: int) -> str:
        """云教党督〔2026〕3号."""
        return f"{self.code}{self.series}〔{self.year}〕{number}号"


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One line of the register (文书登记簿)."""

    id: int
    sequence: Sequence
    number: int
    kind: str
    title: str
    organization: str  # whom it is about
    rows: tuple[int, ...]  # numbers in the checklist, those that were chosen
    file_name: str
    file: str  # SHA-256 of the paper as it was issued
    who: str
    when: datetime
    cancelled: str = ""  # why the number is void (作废); "" while it stands
    cancelled_by: str = ""
    cancelled_at: datetime | None = None

    @property
    def text(self) -> str:
        """The number as printed."""
        return self.sequence.text(self.number)
