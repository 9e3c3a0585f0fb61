"""What people say of links between findings (同一问题 or not): steps that are only added, and what stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Pair = frozenset[str]  # ids of two findings


class Opinion(StrEnum):
    """What a person said of two findings."""

    SAME = "same"  # 是同一个问题
    DIFFERENT = "different"  # 不是同一个问题
    UNDO = "undo"  # takes back the last one in force


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """One step of a person about two findings."""

    earlier: str
    later: str
    opinion: Opinion
    version: int  # 1, 2, 3 … within the pair, whichever of the two is named first
    who: str
    when: datetime
    organization: str = ""

    @property
    def pair(self) -> Pair:
        """The two findings."""
        return frozenset((self.earlier, self.later))


Verdicts = Mapping[Pair, LinkVerdict]


def standing(steps: Iterable[LinkVerdict]) -> Verdicts:
    """The verdict in force about each pair; steps come oldest first, each undo takes back the last one."""
    taken: dict[Pair, list[LinkVerdict]] = defaultdict(list)
    for step in steps:
        if step.opinion is not Opinion.UNDO:
            taken[step.pair].append(step)
        elif taken[step.pair]:
            taken[step.pair].pop()
    return {pair: own[-1] for pair, own in taken.items() if own}


def said(verdicts: Verdicts, one: str, other: str) -> Opinion | None:
    """What holds of two findings; None where nobody has said anything."""
    found = verdicts.get(frozenset((one, other)))
    return found.opinion if found else None
