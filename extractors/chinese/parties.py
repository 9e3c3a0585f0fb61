"""Offices, posts and names: what a party to a task looks like in Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.lexicons import alternatives, load
from extractors.openings import quick

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


@dataclass(frozen=True, slots=True)
class Found:
    """One member of a list of parties: an office may come with a person (总务处杨某)."""

    parties: tuple[Party, ...]  # empty where it only looked like one
    end: int
    named: bool  # a post with its holder's name, or a name with 同志


def _words(*keys: str) -> str:
    return alternatives([word for key in keys for word in WORDS[key]])


def _any(*keys: str) -> str:
    """Any word of these lists of the lexicon, as a regular expression."""
    return quick(_words(*keys))


HAN = "[\\u4e00-\\u9fff]"
LINK = f"(?:{_any('links')})"
LABELS = alternatives([label for labels in WORDS["labels"].values() for label in labels if len(label) > 2])
STOP = f"(?:{quick(LABELS + '|' + _words('stops', 'acts'))})"
INNER = f"(?:后勤|(?!{STOP})[^\\W\\d_a-zA-Z{WORDS['stop_characters']}])"
BUREAU = f"(?=.{{2,12}}?办){INNER}{{2,6}}?(?<![部处科室组])办(?![理法事学公证结好])"  # 人事部办手续: there it is a verb
FIRST_PART = f"(?:{BUREAU}|{INNER}{{0,9}}?(?:{_any('offices', 'office_ends', 'telling_ends')}))"
SECOND_PART = (
    f"(?:{_any('offices')}|(?!{STOP}|[一二三四五六七八九十两]){INNER}{{1,5}}?(?:{_any('telling_ends', 'inner_ends')}))"
)
OFFICE = f"(?:{FIRST_PART}{SECOND_PART}{{0,2}})"

CHARGE = f"(?:{_any('charge')})"
SURNAME = f"(?:{_any('compound_surnames')}|[{WORDS['surnames']}])"
GIVEN = f"(?:{HAN}|某某?|[xX×*]{{1,2}})"
AFTER_NAME = f"(?=\\d|[\x1f、,;。:()\\s]|$|{CHARGE}|{_any('after_names')})"
COMRADE = f"(?!{_any('not_comrades')}){INNER}{{2,3}}?同志"
NAME = f"(?:(?!{_any('not_names')}){SURNAME}{GIVEN}{{1,2}}?{AFTER_NAME}(?:同志|本人|老师)?|{COMRADE})"
HELD = f"(?:{NAME}|(?!{_any('not_names')})(?:[{WORDS['held_surnames']}]{GIVEN}{{1,2}}?|[老小]{SURNAME}){AFTER_NAME})"

BEFORE_POST = f"(?:{OFFICE}|{INNER}{{2,4}}?(?=[党总支]))?(?:分管{HAN}{{0,5}}的?|{_any('qualifiers')}){{0,3}}"
TITLE = f"(?:(?:{_any('posts')})(?![{WORDS['not_after_post']}])|(?:{_any('holders_only')})(?={HELD}))"
_PARTY = re.compile(
    f"(?P<post>{BEFORE_POST}{TITLE}(?:\\s?(?P<who>{HELD}))?)|(?P<office>{OFFICE})(?P<holder>{NAME})?|(?P<name>{NAME})"
)
_LINK = re.compile(LINK)
_NOT_OFFICE = tuple(WORDS["not_offices"])
_REFUSED = frozenset(WORDS["bare_posts_refused"])
_COURTESY = re.compile("(?:同志|本人)$")


def party_list(text: str, start: int) -> list[Found]:
    """The parties of the list that starts at a place (教务处、德育处和副校长石磊), in its order; [] where none does."""
    out: list[Found] = []
    match = _PARTY.match(text, start)
    while match:
        out.append(Found(_parties(match), match.end(), bool(match["who"]) or match[0].endswith("同志")))
        link = _LINK.match(text, match.end())
        match = _PARTY.match(text, link.end()) if link else None
    return out


def _parties(match: re.Match[str]) -> tuple[Party, ...]:
    found = [
        (match["post"], Sort.POST),
        (match["office"], Sort.OFFICE),
        (match["holder"] or match["name"], Sort.NAME),
    ]
    parties = (Party(_COURTESY.sub("", text), sort) for text, sort in found if text)
    return tuple(party for party in parties if not _refused(party))


def _refused(party: Party) -> bool:
    if party.sort is Sort.OFFICE:
        return len(party.text) < 2 or (party.text.endswith(_NOT_OFFICE) and party.text not in WORDS["offices"])
    return party.text in _REFUSED
