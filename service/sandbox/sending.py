"""Standards on their way into a reading process: those that came with the product go as their ids.

The process has them warm already, tables and all; sending them whole takes longer than reading a short report.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.standards import Standard


def sent(standards: Sequence[Standard]) -> tuple[Standard | str, ...]:
    """What to send for each standard; one that an organization has changed goes whole."""
    from extractors.standards import shipped

    ids = {standard: standard.id for standard in shipped()}
    return tuple(ids.get(standard, standard) for standard in standards)


def received(parcels: Sequence[Standard | str]) -> tuple[Standard, ...]:
    """The standards again, on the other side."""
    from extractors.standards import shipped

    own = {standard.id: standard for standard in shipped()}
    return tuple(own[parcel] if isinstance(parcel, str) else parcel for parcel in parcels)
