"""Begin a round of assessment, and give out its ballots and count sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from service.actions.parts import Parts
from service.actions.schemes_in_use import schemes_in_use
from service.errors import BadRequest
from service.office.assessment_forms import ballots_book
from service.rules.file_names import file_name
from service.rules.scoring_scheme import Method, with_groups
from service.rules.scoring_votes import Round, Speaker
from service.sandbox import ReportFile
from service.store import assessments

ID_LENGTH = 12  # hexadecimal digits
MOST_SPEAKERS = 500


@dataclass(frozen=True, slots=True)
class NewRound:
    """What a round is begun with."""

    organization: str
    year: int
    meeting: str
    speakers: tuple[Speaker, ...]
    scheme: str = ""  # code; "" for the usual one
    with_items: bool = False  # ask for the usual items too, where the scheme does not score them
    groups: tuple[str, ...] = ()  # kinds of voters, each a name or name=weight; () for those of the scheme


def start_round(parts: Parts, new: NewRound) -> Round:
    """The round on record; raises BadRequest where something is missing."""
    schemes = schemes_in_use(parts.settings)
    scheme = with_groups(schemes.find(new.scheme), new.groups)
    _check(new)
    items = scheme.items or (schemes.standard_items if new.with_items and scheme.method is not Method.MAJORITY else ())
    moment = datetime.now(UTC).isoformat()
    name = hashlib.sha256(f"{new.organization}\0{new.year}\0{new.meeting}\0{moment}".encode()).hexdigest()[:ID_LENGTH]
    one = Round(name, new.organization.strip(), new.year, new.meeting.strip(), scheme, new.speakers, items)
    assessments.save(parts.store, one, parts.settings.user)
    return one


def make_ballots(parts: Parts, name: str) -> ReportFile:
    """The workbook of ballots and count sheets; raises NotFound."""
    one = assessments.find(parts.store, name)
    return ReportFile(f"{file_name(one.meeting)}测评表和计票表.xlsx", ballots_book(one, date.today()))


def speakers_of(lines: Sequence[str]) -> tuple[Speaker, ...]:
    """Speakers from lines of name and unit: 何望春，第六小学党支部."""
    parts = [line.replace("，", ",").replace("\t", ",").partition(",") for line in lines if line.strip()]
    return tuple(Speaker(name.strip(), unit.strip()) for name, _, unit in parts)


def _check(new: NewRound) -> None:
    if not new.organization.strip() or not new.meeting.strip():
        raise BadRequest("请写明由哪个单位组织测评、是什么会议。")
    if not new.speakers:
        raise BadRequest("没有述职人。请一行写一个人：姓名，单位。")
    if len(new.speakers) > MOST_SPEAKERS:
        raise BadRequest(f"述职人超过 {MOST_SPEAKERS} 个。请分几次测评。")
    labels = [one.label for one in new.speakers]
    twice = next((label for label in labels if labels.count(label) > 1), "")
    if twice or not all(one.name for one in new.speakers):
        raise BadRequest(f"述职人“{twice}”重复了。同名的请写上单位。" if twice else "有一行没有姓名。请补上。")
