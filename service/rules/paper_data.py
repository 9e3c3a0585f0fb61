"""What each paper prints: the data that its template names, built from what the paper is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from extractors.standards import Standard
from service.records import OrganizationChecklist
from service.rules.agenda import agenda
from service.rules.checklist_row import Basis
from service.rules.plan import plan


@dataclass(frozen=True, slots=True)
class Order:
    """What a paper is asked for."""

    checklists: tuple[OrganizationChecklist, ...]  # one organization's, or everybody's; none for a standard's paper
    basis: Basis
    standard: Standard | None = None
    rows: tuple[int, ...] = ()  # numbers in the checklist; none given: those that the paper is about
    number: str = ""  # 发文字号 as it was issued; "" prints a blank
    values: Mapping[str, str] = field(default_factory=dict)  # what a person filled in, by its Chinese name

    @property
    def checklist(self) -> OrganizationChecklist:
        """The organization that a paper of one organization is about."""
        return self.checklists[0]


BUILDERS: dict[str, Callable[[Order], object]] = {
    "plan": lambda order: plan(order.checklist, order.basis.today),
    "agenda": lambda order: agenda(order.checklists, order.basis.today, order.basis.limits),
}


def data_of(name: str, order: Order) -> object:
    """The data that a template calls by this name."""
    return BUILDERS[name](order)
