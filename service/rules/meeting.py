"""What the papers of a meeting print: whose rectification it is about, who comes, and whether enough came."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from service.rules.agenda import Agenda, agenda
from service.rules.deadlines import TWO_THIRDS, reaches
from service.rules.dossier import Dossier, dossier
from service.rules.meeting_scores import assessment_of, outcome_text, with_scores
from service.rules.names import BLANK
from service.rules.paper_order import Order
from service.rules.wording import date_text

EXPECTED, PRESENT, VOTERS, AYES = "应到人数", "实到人数", "有表决权人数", "赞成票"
SHARES = {"half": Fraction(1, 2), "two_thirds": TWO_THIRDS, "four_fifths": Fraction(4, 5)}
SHARE_NAMES = {"half": "半数", "two_thirds": "三分之二", "four_fifths": "五分之四"}
FILLED = "_"  # a value with blanks in it is none


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything that the papers of a meeting print."""

    dossiers: tuple[Dossier, ...]  # of the organizations that it is about, in the order of the agenda
    agenda: Agenda
    host: str  # who holds it
    year: str
    values: Mapping[str, str]
    made_on: str
    assessed: str = ""  # what came of the assessment, "" before its counts are in
    talks: tuple[str, ...] = ()  # who is to be talked to after it

    @property
    def one(self) -> Dossier:
        """The dossier of a meeting of one organization."""
        return self.dossiers[0]

    @property
    def total(self) -> int:
        """Items of all organizations."""
        return sum(each.total for each in self.dossiers)

    @property
    def done(self) -> int:
        """Items of all organizations that are done."""
        return sum(len(each.done) for each in self.dossiers)

    @property
    def overdue(self) -> int:
        """Items of all organizations past an agreed day."""
        return sum(len(each.overdue) for each in self.dossiers)

    @property
    def near(self) -> int:
        """Items of all organizations that are due soon."""
        return sum(len(each.near) for each in self.dossiers)

    def said(self, name: str) -> str:
        """What a person filled in under this name, else a blank to write on."""
        return self.values.get(name, "").strip() or BLANK

    def quorum(self, share: str, *, strictly: bool = False) -> str:
        """Whether enough people came, exactly; what is needed, where the numbers are not told yet.

        `strictly`: more than the share (超过半数), else at least the share.
        """
        expected, present = self._number(EXPECTED), self._number(PRESENT)
        need = f"{'超过' if strictly else '不少于'}应到人数的{SHARE_NAMES[share]}"
        if not expected or present is None:
            return f"到会人数应当{need}，开会前核对"
        enough = reaches(present, expected, SHARES[share])
        if strictly:
            enough = Fraction(present, expected) > SHARES[share]
        met = "符合" if enough else "不符合"
        return f"应到{expected}人，实到{present}人，{met}到会人数{need}的要求" + ("" if enough else "，不得开会表决")

    def vote(self, share: str = "half") -> str:
        """Whether a vote is carried: more than the share of all who may vote, not only of those present."""
        voters, ayes = self._number(VOTERS), self._number(AYES)
        if not voters or ayes is None:
            return f"赞成人数超过应到会有表决权人数的{SHARE_NAMES[share]}为通过"
        carried = "通过" if Fraction(ayes, voters) > SHARES[share] else "没有通过"
        return f"有表决权{voters}人，赞成{ayes}票，{carried}"

    def _number(self, name: str) -> int | None:
        found = re.fullmatch(r"\s*(\d+)\s*人?票?\s*", self.values.get(name, ""))
        return int(found[1]) if found else None


def meeting(order: Order) -> Meeting:
    """The meeting about one organization, or about all that have something to report."""
    made = agenda(order.checklists, order.basis.today, order.basis.limits)
    found = assessment_of(order.rounds, made, order.values.get("主办单位", "").strip())
    made = with_scores(made, found) if found else made
    speaking = {speaker.organization for speaker in made.speakers}
    about = [one for one in order.checklists if one.organization in speaking] or order.checklists
    dossiers = tuple(dossier(replace(order, checklists=(one,))) for one in about)
    return Meeting(
        dossiers=dossiers,
        agenda=made,
        host=order.values.get("主办单位", "").strip() or (dossiers[0].organization if len(dossiers) == 1 else BLANK),
        year=made.year,
        values=order.values,
        made_on=date_text(order.basis.today),
        assessed=outcome_text(found) if found else "",
        talks=tuple(one.speaker.label for one in found.talks) if found else (),
    )
