"""What each paper prints: the data that its template names, built from what the paper is asked for."""

from __future__ import annotations

from collections.abc import Callable

from service.rules.agenda import Agenda, agenda
from service.rules.dossier import Dossier, dossier
from service.rules.duties import Duties, duties
from service.rules.meeting import Meeting, meeting
from service.rules.paper_order import Order
from service.rules.plan import Plan, plan
from service.rules.public_dossier import public_dossier

BUILDERS: dict[str, Callable[[Order], object]] = {
    "plan": lambda order: plan(order.checklist, order.basis.today),
    "agenda": lambda order: agenda(order.checklists, order.basis.today, order.basis.limits),
    "dossier": dossier,
    "public_dossier": public_dossier,
    "duties": duties,
    "meeting": meeting,
}

TYPES: dict[str, type] = {
    "plan": Plan,
    "agenda": Agenda,
    "dossier": Dossier,
    "public_dossier": Dossier,
    "duties": Duties,
    "meeting": Meeting,
}  # of what the builders return


def data_of(name: str, order: Order) -> object:
    """The data that a template calls by this name."""
    return BUILDERS[name](order)
