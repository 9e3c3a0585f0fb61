"""One name for each organization: reports that name a former name lead to the present one."""

from __future__ import annotations

from collections.abc import Iterable

from service.records import Chain, ReportRecord
from service.rules.names import UNNAMED


class Names:
    """Present names of organizations, learned from aliases that reports state and from chains."""

    def __init__(self, reports: Iterable[ReportRecord], chains: Iterable[Chain]) -> None:
        self._present: dict[str, str] = {}
        for report in reports:
            self._learn(report.organization, report.aliases)
        for chain in chains:
            self._learn(chain.organization, (member.organization for member in chain.members))

    def __call__(self, name: str | None) -> str:
        """The present name."""
        seen = {name}
        while name in self._present and self._present[name] not in seen:
            name = self._present[name]
            seen.add(name)
        return name or UNNAMED

    def _learn(self, present: str | None, former: Iterable[str]) -> None:
        for name in former:
            if present and name and name != present:
                self._present.setdefault(name, present)
