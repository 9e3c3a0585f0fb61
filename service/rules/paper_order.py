"""What a paper is asked for: whose, by what, and what a person filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.standards import Standard
from service.records import OrganizationChecklist
from service.rules.checklist_row import Basis
from service.rules.names import BLANK
from service.rules.scoring_votes import Round
from service.rules.selection import About


@dataclass(frozen=True, slots=True)
class Order:
    """What a paper is asked for."""

    checklists: tuple[OrganizationChecklist, ...]  # one organization's, or everybody's; none for a standard's paper
    basis: Basis
    standard: Standard | None = None
    rows: tuple[int, ...] = ()  # numbers in the checklist; none given: those that the paper is about
    number: str = ""  # 发文字号 as it was issued; "" prints a blank
    values: Mapping[str, str] = field(default_factory=dict)  # what a person filled in, by its Chinese name
    about: About = About.ALL  # the items that the paper is about, where none are named
    series: str = ""  # of its 发文字号, 督; "" for a paper without a number
    rounds: tuple[Round, ...] = ()  # of assessment, the newest first

    @property
    def checklist(self) -> OrganizationChecklist:
        """The organization that a paper of one organization is about."""
        return self.checklists[0]

    def said(self, name: str) -> str:
        """What a person filled in under this name, else a blank to write on."""
        return self.values.get(name, "").strip() or BLANK
