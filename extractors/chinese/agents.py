"""Who the words of a measure say is to do it: 由X牵头，Y配合; 责任人：X; X于4月底前…; 由我负责."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.chinese.lines import fold
from extractors.chinese.parties import CHARGE, HOLDER, LINK, LIST, NAME, OFFICE, WORDS, Party, Sort, parties
from extractors.chinese.spots import SPOT, spotted
from extractors.lexicons import alternatives

Told = tuple[str, Party]  # the kind (lead, departments, owners, partners) and the party
KINDS: dict[str, str] = {label: kind for kind, labels in WORDS["labels"].items() for label in labels}
SCHOOLS = tuple(WORDS["schools"])
COLLECTIVE = frozenset(WORDS["collective"])

AGENT_BEFORE = "(?:由|(?<![商邀聘提申报])请|责成|建议|指定)"
CLAUSE_START = f"(?:^|(?<=[,;。:、({SPOT}]))"
AWAY = f"(?!{alternatives(WORDS['not_an_agent'] + WORDS['posts'])})"
JOINTLY = "(?:共同|分别|一并|亲自|一起|一道)?"
LABELLED = re.compile(f"(?P<label>{alternatives(list(KINDS))})(?:均|为|是|:|\\s)*(?P<who>{LIST})")
NAMED_AS = re.compile(f"(?:明确|指定|确定)(?P<who>{LIST}|[\\u4e00-\\u9fff]{{2,4}}?)[为任](?P<label>责任人|负责人)")
CHARGED = re.compile(
    f"(?:{CLAUSE_START}|{AGENT_BEFORE}|{CHARGE})(?P<who>{LIST})[{SPOT},]?[要应须]?{JOINTLY}(?P<charge>{CHARGE})"
)
BY = re.compile(f"{AGENT_BEFORE}(?P<who>{LIST})(?!的)")
OPENINGS = (
    re.compile(f"{CLAUSE_START}(?:联合|会同)?(?P<who>{OFFICE}(?:{LINK}{OFFICE})*){AWAY}"),
    re.compile(f"{CLAUSE_START}(?P<who>{HOLDER}(?:{LINK}{HOLDER})*|{NAME}(?<=同志))"),
    re.compile(f"(?:^|(?<=。)){SPOT}?,?(?P<who>{LIST}){AWAY}"),
    re.compile(f"{CLAUSE_START}(?P<who>{LIST})(?={SPOT}|各|分别)"),
    re.compile(f"\\((?P<who>{LIST})(?:负责|具体办理|落实)?\\)[。;]?$"),
)
BOUND = re.compile(f"[{SPOT}应要须务负各分)]")  # after a school that is to act, not only spoken of
ASIDE = re.compile(f"\\([^():]{{2,8}}\\)(?={CHARGE}|,)")
MYSELF = re.compile(f"由我|我(?:本人)?(?:亲自)?{CHARGE}")
ORDINAL = "第[一二三四五六七八九十]+[,、]?(?:件,)?|[一二三四五六七八九十]+是|首先,|其次,|再次,|最后,|其[一二三四五六],"
NUMBER = re.compile(rf"^(?:[(]?[一二三四五六七八九十\d]{{1,3}}[)、.]|[①-⑳]|{ORDINAL}|——|[●·★])\s*")


def agents(text: str, reporter: str | None) -> Iterator[Told]:
    """All parties that the words name, each with its kind; 由我 names the reporter."""
    words = _plain(text)
    yield from _labelled(words)
    yield from _charged(words)
    for pattern in (BY, *OPENINGS):
        for match in pattern.finditer(words):
            if pattern is BY or not match["who"].endswith(SCHOOLS) or BOUND.match(words, match.end()):
                yield from _unless_vague(match["who"])
    if reporter and MYSELF.search(words):
        yield "owners", Party(reporter, Sort.NAME)


def charged(text: str) -> Iterator[Told]:
    """Only the parties that a word such as 牵头 puts in charge."""
    return _charged(_plain(text))


def _plain(text: str) -> str:
    """The words folded, without the printed number, with time expressions taken out."""
    return ASIDE.sub("", spotted(NUMBER.sub("", fold(text).strip())))


def _labelled(words: str) -> Iterator[Told]:
    for match in (*LABELLED.finditer(words), *NAMED_AS.finditer(words)):
        for party in parties(match["who"]):
            kind = KINDS[match["label"]]
            yield "departments" if kind == "owners" and party.sort is Sort.OFFICE else kind, party


def _charged(words: str) -> Iterator[Told]:
    for match in CHARGED.finditer(words):
        yield from _all(match["who"], match["charge"])


def _unless_vague(who: str) -> Iterator[Told]:
    """支部 alone, without a word that charges it, is only who acts."""
    told = list(_all(who, ""))
    if len(told) > 1 or any(party.text not in COLLECTIVE for _, party in told):
        yield from told


def _all(who: str, charge: str) -> Iterator[Told]:
    for party in parties(who):
        if charge in WORDS["partner_charge"]:
            yield "partners", party
        elif charge in WORDS["lead_charge"] and party.sort is not Sort.OFFICE:
            yield "lead", party
        else:
            yield ("departments" if party.sort is Sort.OFFICE else "owners"), party
