"""Who is to carry a measure out: from the columns of its table row, from labels, from its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extractors.chinese.lines import fold
from extractors.chinese.parties import CHARGE, HOLDER, LINK, LIST, OFFICE, WORDS, Party, Sort, parties
from extractors.findings import Responsible
from extractors.lexicons import alternatives

Told = tuple[str, Party]  # the kind (lead, departments, owners, partners) and the party
KINDS: dict[str, str] = {label: kind for kind, labels in WORDS["labels"].items() for label in labels}
LABELLED = re.compile(f"(?P<label>{alternatives(list(KINDS))})(?:为|是|:|\\s)*(?P<who>{LIST})")
NAMED_AS = re.compile(f"明确(?P<who>{LIST})为(?P<label>责任人|负责人)")
SPOT = "\x1f"  # stands for a time expression, so that it can't be read as part of a name
TIME = re.compile(
    r"(?:于|在|自|从)?(?:(?:\d{4}年|明年|今年|每年|本|每|当)?(?:[一二三四五六七八九十元\d]{1,3}月份?|[上下]半年|第?[一二三四1-4]季度|学期|年|月|寒假|暑假|暑期)"
    r"(?:[一二三四五六七八九十\d]{1,3}[日号]|底|末|[上中下]旬|结束|放假)?(?:之前|以前|前|内|里)?|[春秋]季?(?:学期)?开学前|下学期开学前|开学前|即日起|立即|马上"
    r"|每?[一二三四五六七八九十两半\d]+个?(?:工作日|日|天|周|月)(?:之内|以内|内))(?:于|在)?"
)
AGENT_BEFORE = "(?:由|请|责成|建议|指定)"
AWAY = "(?!的|换届|两名|三名|工作|建设|会议|制度|活动|固定|实行|情况|等|党员|人员|成员|组织书记|规范化|信箱|接待|联系点|议题|手册|记录|书记|主任|委员|支部)"
CLAUSE_START = f"(?:^|(?<=[,;。:、({SPOT}]))"
OFFICES = f"{OFFICE}(?:{LINK}{OFFICE})*"
HOLDERS = f"{HOLDER}(?:{LINK}{HOLDER})*"
CHARGED = re.compile(f"(?:{CLAUSE_START}|{AGENT_BEFORE}|{CHARGE})(?P<who>{LIST})[{SPOT},]?(?:共同|分别|一并|亲自|一起|一道)?(?P<charge>{CHARGE})")
BY = re.compile(f"{AGENT_BEFORE}(?P<who>{LIST})(?!的)")
OPENING = re.compile(f"{CLAUSE_START}(?:联合|会同)?(?P<who>{OFFICES}){AWAY}")
HOLDER_OPENING = re.compile(f"{CLAUSE_START}(?P<who>{HOLDERS})")
POST_OPENING = re.compile(f"(?:^|(?<=。)){SPOT}?,?(?P<who>{LIST}){AWAY}")
DATED = re.compile(f"{CLAUSE_START}(?P<who>{LIST})(?={SPOT})")
BRACKET = re.compile(f"\\((?P<who>{LIST})(?:负责|具体办理|落实)?\\)[。;]?$")
ASIDE = re.compile(f"\\([^():]{{2,8}}\\)(?={CHARGE}|,)")
MYSELF = re.compile(f"(?:由我本?人?|我本?人?)(?:亲自)?(?P<charge>{CHARGE})")
NUMBER = re.compile(r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[①-⑳]|第[一二三四五六七八九十]+[,、]?(?:件,)?|[一二三四五六七八九十]+是|——|[●·★]|首先,|其次,|再次,|最后,|其[一二三四五六],)\s*")
COLLECTIVE = frozenset(WORDS["collective"])


def responsible(text: str, *, columns: Mapping[str, str], reporter: str | None) -> Responsible:
    """The parties that the measure's row and words name; 由我负责 names the reporter."""
    told = list(_in_columns(columns))
    if not told:
        told = list(_in_words(_plain(text), reporter))
    return _sorted(told)


def _sorted(told: Iterable[Told]) -> Responsible:
    kinds: dict[str, list[str]] = {"lead": [], "departments": [], "owners": [], "partners": []}
    seen: set[str] = set()
    for kind, party in told:
        if party.text not in seen:
            seen.add(party.text)
            kinds[kind].append(party.text)
    return Responsible(*(tuple(kinds[kind]) for kind in ("lead", "departments", "owners", "partners")))


def _in_columns(columns: Mapping[str, str]) -> Iterator[Told]:
    for header, cell in columns.items():
        kind = KINDS.get(fold(header).strip())
        if kind:
            yield from _in_cell(kind, fold(cell))


def _in_cell(kind: str, cell: str) -> Iterator[Told]:
    for party in parties(cell):
        yield _kind(kind, party, cell), party


def _kind(kind: str, party: Party, words: str) -> str:
    """A column 责任人 may hold offices, and 牵头 in a cell makes a lead."""
    if kind == "owners" and party.sort is Sort.OFFICE:
        return "departments"
    if kind == "departments" and party.sort is not Sort.OFFICE:
        return "owners"
    return "lead" if kind == "owners" and "牵头" in words else kind


def _plain(text: str) -> str:
    """The words folded, without the printed number, with time expressions taken out."""
    return ASIDE.sub("", TIME.sub(SPOT, NUMBER.sub("", fold(text).strip())))


def _in_words(text: str, reporter: str | None) -> Iterator[Told]:
    yield from _labelled(text)
    yield from _charged(text)
    yield from _by(text)
    yield from _openings(text)
    if reporter and MYSELF.search(text):
        yield "owners", Party(reporter, Sort.NAME)


def _labelled(text: str) -> Iterator[Told]:
    for match in (*LABELLED.finditer(text), *NAMED_AS.finditer(text)):
        for party in parties(match["who"]):
            yield _kind(KINDS[match["label"]], party, ""), party


def _charged(text: str) -> Iterator[Told]:
    for match in CHARGED.finditer(text):
        yield from _all(match["who"], match["charge"])


def _by(text: str) -> Iterator[Told]:
    for match in BY.finditer(text):
        yield from _unless_vague(match["who"])


def _unless_vague(who: str) -> Iterator[Told]:
    """支部 or 书记 alone, without a word that charges it, is only who acts."""
    told = list(_all(who, ""))
    if len(told) > 1 or any(party.text not in COLLECTIVE for _, party in told):
        yield from told


def _openings(text: str) -> Iterator[Told]:
    for pattern in (OPENING, HOLDER_OPENING, POST_OPENING, DATED, BRACKET):
        for match in pattern.finditer(text):
            yield from _unless_vague(match["who"])


def _all(who: str, charge: str) -> Iterator[Told]:
    for party in parties(who):
        if charge in WORDS["partner_charge"]:
            yield "partners", party
        elif charge in WORDS["lead_charge"] and party.sort is not Sort.OFFICE:
            yield "lead", party
        else:
            yield ("departments" if party.sort is Sort.OFFICE else "owners"), party
