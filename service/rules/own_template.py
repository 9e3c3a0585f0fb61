"""An own template as people see it, and which one holds for a paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

EVERYBODY = ""  # the organization of a template that holds for all


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """One version of an uploaded template."""

    id: int
    kind: str
    organization: str  # EVERYBODY where it holds for all
    version: int  # within its kind and organization, from 1
    name: str
    file: str  # SHA-256
    in_force: bool
    who: str
    when: datetime

    @property
    def whose(self) -> str:
        """For people."""
        return self.organization or "全部单位"


def in_force(templates: Iterable[OwnTemplate], organization: str) -> OwnTemplate | None:
    """The organization's own one first, then the one for all; None where the built-in paper holds."""
    held = {one.organization: one for one in templates if one.in_force}
    return held.get(organization) or held.get(EVERYBODY)
