"""What each paper prints: the data that its template names, built from what the paper is asked for."""

from __future__ import annotations

from collections.abc import Callable

from service.rules.agenda import agenda
from service.rules.dossier import dossier
from service.rules.duties import duties
from service.rules.meeting import meeting
from service.rules.paper_order import Order
from service.rules.plan import plan
from service.rules.public_dossier import public_dossier

BUILDERS: dict[str, Callable[[Order], object]] = {
    "plan": lambda order: plan(order.checklist, order.basis.today),
    "agenda": lambda order: agenda(order.checklists, order.basis.today, order.basis.limits),
    "dossier": dossier,
    "public_dossier": public_dossier,
    "duties": duties,
    "meeting": meeting,
}


def data_of(name: str, order: Order) -> object:
    """The data that a template calls by this name."""
    return BUILDERS[name](order)
