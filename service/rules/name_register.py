"""The register of names in a batch or an archive: which fuller name a short one stands for, and why, or why none.

A name is completed only where exactly one unit fits it. A name that many places have (实验小学) needs a sign that it is
the one: its reporter, its region in the text or the file's name, or that all names of the register are of one region.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.unit_names import UnitName, fullest, is_general, parts_of, stem, tail, tails

REGIONS = ("县", "区", "市", "旗")  # ends of the places that tell schools of one name apart
SHOWN = 3  # units that a doubt names


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one report tells of its unit."""

    report: str
    label: str  # the file's name, for people
    name: str | None  # as it was read, or as a person put it
    former: tuple[str, ...] = ()
    reporter: str | None = None
    regions: tuple[str, ...] = ()  # that its text names
    standard: str | None = None
    is_decided: bool = False  # a person put it: never changed


@dataclass(frozen=True, slots=True)
class Completion:
    """What the register says of a name: it completes it, doubts it, or leaves it."""

    name: str | None
    reason: str = ""  # by what it was completed
    doubt: str = ""  # why it was not, though it could be


AS_READ = Completion(None)


class Register:
    """All names that reports tell, found by what they may be short for."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        self._sightings = tuple(sightings)
        self._units: dict[str, list[Sighting]] = defaultdict(list)  # by key of the name
        self._by_tail: dict[str, dict[str, str]] = defaultdict(dict)  # tail -> key -> a name
        for one in self._sightings:
            for name in filter(None, (one.name, *one.former)):
                self._units[parts_of(name).key].append(replace(one, name=name))
                self._by_tail[tail(name)].setdefault(parts_of(name).key, name)
        self._regions = {region for name in self._units for region in places_of(name)}

    def completions(self) -> dict[str, Completion]:
        """For each report what becomes of its name."""
        return {one.report: self.completion(one) for one in self._sightings}

    def completion(self, seen: Sighting) -> Completion:
        """What becomes of a name, by all that its report tells; one that a person put stays."""
        if not seen.name or seen.is_decided:
            return Completion(seen.name)
        fits = self._fits(seen.name)
        fitting = [name for name in fits if self._supports(seen, name)] if len(fits) > 1 else list(fits)
        if len(fitting) == 1:
            return self._checked(seen, fitting[0])
        if fits:
            return Completion(seen.name, doubt=_several(seen.name, fits))
        return self._with_body(seen, seen.name)

    def _fits(self, name: str) -> tuple[str, ...]:
        found: dict[str, str] = {}
        for end in sorted(tails(name)):
            found |= self._by_tail.get(end, {})
        return fullest(name, found.values())

    def _checked(self, seen: Sighting, full: str) -> Completion:
        """The one that fits, unless the text speaks of another region or the name is one that many places have."""
        name = seen.name or ""
        there = places_of(parts_of(full).key)
        if seen.regions and there and not _meet(seen.regions, there) and not _meet(places_of(name), there):
            return Completion(name, doubt=_elsewhere(name, full, seen.regions[0]))
        if is_general(name) and not self._supports(seen, full) and len(self._regions) > 1:
            return Completion(name, doubt=_unsupported(name, full))
        return self._with_body(seen, full)

    def _supports(self, seen: Sighting, full: str) -> bool:
        """Whether the reporter, the text or the file's name speaks for it."""
        units = self._units[parts_of(full).key]
        places = parts_of(full).places
        reporters = {unit.reporter for unit in units if unit.reporter}
        told = any(len(stem(place)) > 1 and stem(place) in seen.label for place in places)
        return told or _meet(seen.regions, places) or seen.reporter in reporters

    def _with_body(self, seen: Sighting, full: str) -> Completion:
        """The full name with the report's own party body, or with that which reports of its kind give the unit."""
        own, key = parts_of(seen.name or ""), parts_of(full).key
        units = [unit for unit in self._units[key] if unit.report != seen.report]
        body = own.body or self._body(seen, units)
        names = [unit.name or "" for unit in units]
        name = _longest(own, names) + body if own.key == key else _written(names, body)
        if not units or name == own.core + own.body:
            return Completion(seen.name)
        return Completion(name, _reason(seen.name or "", units[0].label))

    def _body(self, seen: Sighting, units: Iterable[Sighting]) -> str:
        bodies = {parts_of(unit.name or "").body for unit in units if unit.standard == seen.standard}
        return bodies.pop() if len(bodies) == 1 else ""


def _written(names: Sequence[str], body: str) -> str:
    """The unit's name as most reports write it, with the party body."""
    whole = [name for name in names if parts_of(name).body == body]
    return Counter(whole or [parts_of(name).core + body for name in names]).most_common(1)[0][0]


def _longest(own: UnitName, names: Iterable[str]) -> str:
    """The unit's name without its body where it is abbreviated least: 初级中学 for 初中."""
    cores = (parts_of(name).core for name in names)
    return max((own.core, *(core for core in cores if core != own.core + "校")), key=len)


def places_of(name: str) -> tuple[str, ...]:
    """The counties, districts and cities in a name."""
    return tuple(place for place in parts_of(name).places if place.endswith(REGIONS) and len(place) > 1)


def _meet(regions: Iterable[str], places: Iterable[str]) -> bool:
    own = {stem(place) for place in places if len(stem(place)) > 1}
    return any(stem(region) in own for region in regions)


def _reason(short: str, label: str) -> str:
    return f"名称由《{label}》补全，原文只写“{short}”"


def _several(short: str, names: Sequence[str]) -> str:
    more = f"等 {len(names)} 个单位" if len(names) > SHOWN else ""
    told = "、".join(f"“{name}”" for name in names[:SHOWN])
    return f"单位“{short}”可能是{told}{more}，没有补全，请核对单位。"


def _elsewhere(short: str, full: str, region: str) -> str:
    return f"单位“{short}”可能是“{full}”，但文中说的是{region}，没有补全，请核对单位。"


def _unsupported(short: str, full: str) -> str:
    return f"单位“{short}”可能是“{full}”，但各地都有这个名称，没有别的依据，没有补全，请核对单位。"
