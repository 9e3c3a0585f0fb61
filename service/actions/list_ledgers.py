"""List the ledgers that were imported, those taken back too."""

from __future__ import annotations

from service.actions.parts import Parts
from service.store import ledgers
from service.store.ledgers import Imported


def list_ledgers(parts: Parts) -> tuple[Imported, ...]:
    """The newest first."""
    return ledgers.listing(parts.store)
