"""The units that a document about many deals with, each under the fullest name that the document gives it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.chinese.names import after
from extractors.chinese.units import PARTY, Mention, mentions
from extractors.unit_names import fullest, tail, tails

BODY, BODY_LAST = re.compile(PARTY), re.compile(f"{PARTY}$")
WITH_BODY = 1 / 3  # of all places that name a unit: from there on the document speaks of party bodies, not of schools


@dataclass(slots=True)
class Roster:
    """The fullest names; a party body that the text doesn't tell is never guessed."""

    text: str
    cores: Mapping[str, Sequence[str]]  # of all units that the text names, by their tails
    of_bodies: bool  # whether it names units by their party bodies
    led: Mapping[str, str] = field(default_factory=dict)  # of units named without one, what their part speaks of
    names: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def full(self, mention: Mention, *, subject: bool = False) -> str:
        """The unit's fullest name; of a finding's own subject where it is said of schools, the school's."""
        schools = subject and not self.of_bodies
        key = (mention.core, mention.body, schools)
        if key not in self.names:
            core = self._core(mention.core)
            told = self._short(mention.body) if schools else mention.body or self._body(core)
            self.names[key] = core + (told or self.led.get(mention.core, ""))
        return self.names[key]

    def _core(self, core: str) -> str:
        """The name written out, where the text does so for one unit only."""
        fits = fullest(core, [name for end in tails(core) for name in self.cores.get(end, ())])
        return fits[0] if len(fits) == 1 else core

    def _short(self, body: str) -> str:
        """支部 alone is not the unit where the text speaks of schools."""
        return body if "党" in body else ""

    def _body(self, core: str) -> str:
        """The party body with which the text names the unit elsewhere."""
        told = Counter(found[0] for found in after(core, BODY, self.text) if "党" in found[0])
        return str(told.most_common(1)[0][0]) if told and not BODY_LAST.search(core) else ""


def roster(text: str, led: Mapping[str, str] | None = None) -> Roster:
    """The roster of a document by its text; `led`: the bodies of units that are named without one."""
    named = tuple(mentions(text, 0, len(text)))
    bodies = sum(bool(one.body) for one in named)
    cores: defaultdict[str, list[str]] = defaultdict(list)
    for core in dict.fromkeys(one.core for one in named):
        cores[tail(core)].append(core)
    return Roster(text, cores, of_bodies=bodies >= WITH_BODY * len(named), led=led or {})
