"""One name for each organization, the one that its chains bear; reports without findings follow."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.unit_names import fullest, is_short_of, parts_of
from service.records import Chain, ReportRecord
from service.rules.names import UNNAMED


class Names:
    """Present names of organizations, learned from chains and from the former names that reports state."""

    def __init__(self, reports: Iterable[ReportRecord], chains: Iterable[Chain]) -> None:
        self._present: dict[str, str] = {}
        self._known: dict[str, None] = {}  # in order
        self._by_key: dict[str, str] = {}  # known ones by what they say without their party body
        self._found: dict[str, str] = {}  # answers given, as comparing names is slow
        for chain in chains:
            self._known[chain.organization] = None
            self._by_key.setdefault(parts_of(chain.organization).key, chain.organization)
            self._learn(chain.organization, (member.organization for member in chain.members))
        for report in reports:
            self._learn(report.organization, report.aliases)

    def __call__(self, name: str | None) -> str:
        """The present name."""
        if not name:
            return UNNAMED
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> str:
        seen = {name}
        while name in self._present and self._present[name] not in seen:
            name = self._present[name]
            seen.add(name)
        if name in self._known or name.startswith(UNNAMED):
            return name
        return self._by_key.get(parts_of(name).key) or self._meant(name)

    def _meant(self, name: str) -> str:
        """The only known name that this one can be short of, or that can be short of this one."""
        fits = fullest(name, self._known) or tuple(known for known in self._known if is_short_of(known, name))
        return fits[0] if len(fits) == 1 else name

    def _learn(self, present: str | None, former: Iterable[str]) -> None:
        for name in former:
            if present and name and name != present and name not in self._known:
                self._present.setdefault(name, present)
