"""Offices, posts and names: what a party to a task looks like in Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.lexicons import alternatives, load

WORDS = load("parties")


class Sort(StrEnum):
    """What a party is."""

    OFFICE = "office"
    POST = "post"  # with or without the holder's name
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Party:
    """An office, a post (with its holder) or a name, as the text writes it."""

    text: str
    sort: Sort


HAN = "[\\u4e00-\\u9fff]"
LINK = "(?:会同|联合|以及|协同|、|和|与|及|/|,)"
LABELS = alternatives([label for labels in WORDS["labels"].values() for label in labels if len(label) > 2])
BREAK = f"(?:{LABELS}|会同|联合|协同|负责|牵头|落实|配合|承办|督促|组织(?![委员部科处股人干组工])|{alternatives(WORDS['acts'])})"
INNER = f"(?:后勤|(?!{BREAK})[^\\W\\d_a-zA-Z由请把将对从向按经于在前内起并和与及让使给为每到至按须应要的跟得不能是报交重])"
ENDS = "处(?![理分置于罚室长])|科(?![研学目长室技普])|股(?![室份长东])|部(?![门分署长位件])|局(?![面部长])|中心(?![组校])"
SHORT_ENDS = f"{ENDS}|室|大队|组(?![织长成])"
SURNAME = f"(?:{alternatives(WORDS['compound_surnames'])}|[{WORDS['surnames']}])"
CHARGE = f"(?:{alternatives(WORDS['charge'])})"
AFTER_NAME = f"(?=\\d|[\x1f、,;。:()\\s]|$|{CHARGE}|{alternatives(WORDS['after_names'])})"
NAME = f"(?:(?!{alternatives(WORDS['not_names'])}){SURNAME}(?:{HAN}|某某?|[xX×*]{{1,2}}){{1,2}}?{AFTER_NAME}(?:同志|本人|老师)?)"
SECOND = f"(?:{alternatives(WORDS['offices'])}|(?!{BREAK}|[一二三四五六七八九十两])(?:{INNER}){{1,5}}?(?:{SHORT_ENDS}|支部|总支|党委))"
OFFICE = f"(?:(?:{INNER}{{2,6}}?办(?![理法事学公证结好])|{INNER}{{0,9}}?(?:{alternatives(WORDS['offices'] + WORDS['office_ends'])}|{ENDS}))(?:{SECOND}){{0,2}})"
QUALIFIER = f"(?:分管{HAN}{{0,5}}的?|{alternatives(WORDS['qualifiers'])})"
POST_ONLY = f"(?:(?:{OFFICE}|{INNER}{{2,4}}?(?=[党总支]))?{QUALIFIER}{{0,3}}(?:(?:{alternatives(WORDS['posts'])})(?![会岗制课部处科股信])|(?:{alternatives(WORDS['holders_only'])})(?={NAME})))"
POST = f"(?:{POST_ONLY}(?:\\s?{NAME})?)"
HOLDER = f"(?:{POST_ONLY}\\s?{NAME})"
PARTY = f"(?:{POST}|{OFFICE}{NAME}?|{NAME})"
LIST = f"{PARTY}(?:{LINK}{PARTY})*"

_PIECE = re.compile(f"{LINK}|(?P<post>{POST})|(?P<office>{OFFICE})(?P<holder>{NAME})?|(?P<name>{NAME})")
_NOT_OFFICE = tuple(WORDS["not_offices"])
_REFUSED = frozenset(WORDS["bare_posts_refused"])
_COURTESY = re.compile("(?:同志|本人)$")


def parties(text: str) -> tuple[Party, ...]:
    """The parties that a list such as 教务处、德育处和副校长石磊 names, in its order."""
    out: list[Party] = []
    for match in _PIECE.finditer(text):
        out.extend(_party(match))
    return tuple(dict.fromkeys(party for party in out if not _refused(party)))


def _party(match: re.Match[str]) -> list[Party]:
    found = [
        (match["post"], Sort.POST),
        (match["office"], Sort.OFFICE),
        (match["holder"] or match["name"], Sort.NAME),
    ]
    return [Party(_COURTESY.sub("", text), sort) for text, sort in found if text]


def _refused(party: Party) -> bool:
    if party.sort is Sort.OFFICE:
        return len(party.text) < 2 or (party.text.endswith(_NOT_OFFICE) and party.text not in WORDS["offices"])
    return party.text in _REFUSED
