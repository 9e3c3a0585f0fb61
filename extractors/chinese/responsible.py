"""Who is to carry a measure out: from the columns of its table row, from labels, from its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.chinese.lines import fold
from extractors.chinese.parties import CHARGE, HOLDER, LINK, LIST, NAME, OFFICE, WORDS, Party, Sort, parties
from extractors.findings import Responsible
from extractors.lexicons import alternatives, load

Told = tuple[str, Party]  # the kind (lead, departments, owners, partners) and the party
KINDS: dict[str, str] = {label: kind for kind, labels in WORDS["labels"].items() for label in labels}
LABELLED = re.compile(f"(?P<label>{alternatives(list(KINDS))})(?:均|为|是|:|\\s)*(?P<who>{LIST})")
NAMED_AS = re.compile(f"(?:明确|指定|确定)(?P<who>{LIST}|[\\u4e00-\\u9fff]{{2,4}}?)[为任](?P<label>责任人|负责人)")
SPOT = "\x1f"  # stands for a time expression, so that it can't be read as part of a name
FESTIVALS = alternatives([*load("festivals")["fixed"], *load("festivals")["moving"]])
UNTIL = "(?:之前|以前|前|内|里)"
DAY_OF = r"(?:[一二三四五六七八九十\d]{1,3}[日号]|底|末|[上中下]旬|结束|放假)"
TIME = re.compile(
    rf"(?:于|在|自|从)?(?:(?:\d{{4}}年|明年|今年|每年|本|每|当)?(?:[一二三四五六七八九十元\d]{{1,3}}月份?|[上下]半年|第?[一二三四1-4]季度|[寒暑][假期]){DAY_OF}?{UNTIL}?"
    rf"|(?:\d{{4}}|[明今每本当])(?:学期|年度?|月|季度){DAY_OF}?{UNTIL}?|年[底末内]{UNTIL}?|[春秋]季?(?:学期)?(?:开学)?前|(?:[下新本]学期|新学年)?(?:开学|结束)前"
    rf"|(?:{FESTIVALS})节?前|即日起|立即|马上|每?[一二三四五六七八九十两半\d]+个?(?:工作日|日|天|周|月)(?:之内|以内|内))(?:于|在)?"
)
AGENT_BEFORE = "(?:由|(?<![商邀聘提申报])请|责成|建议|指定)"
POSTS = alternatives(WORDS["posts"])
AWAY = f"(?!的|{POSTS}|换届|[两三四]名|\\d|工作|建设|会议|制度|活动|固定|实行|情况|等|党员|人员|织|代表|规范化|信箱|接待|联系点|议题|手册|记录|支部|不得|涉|随时)"
CLAUSE_START = f"(?:^|(?<=[,;。:、({SPOT}]))"
OFFICES = f"{OFFICE}(?:{LINK}{OFFICE})*"
HOLDERS = f"{HOLDER}(?:{LINK}{HOLDER})*"
CHARGED = re.compile(f"(?:{CLAUSE_START}|{AGENT_BEFORE}|{CHARGE})(?P<who>{LIST})[{SPOT},]?[要应须]?(?:共同|分别|一并|亲自|一起|一道)?(?P<charge>{CHARGE})")
BY = re.compile(f"{AGENT_BEFORE}(?P<who>{LIST})(?!的)")
OPENING = re.compile(f"{CLAUSE_START}(?:联合|会同)?(?P<who>{OFFICES}){AWAY}")
HOLDER_OPENING = re.compile(f"{CLAUSE_START}(?P<who>{HOLDERS}|{NAME}(?<=同志))")
POST_OPENING = re.compile(f"(?:^|(?<=。)){SPOT}?,?(?P<who>{LIST}){AWAY}")
DATED = re.compile(f"{CLAUSE_START}(?P<who>{LIST})(?={SPOT}|各|分别)")
BRACKET = re.compile(f"\\((?P<who>{LIST})(?:负责|具体办理|落实)?\\)[。;]?$")
ASIDE = re.compile(f"\\([^():]{{2,8}}\\)(?={CHARGE}|,)")
MYSELF = re.compile(f"由我|我(?:本人)?(?:亲自)?{CHARGE}")
CELL_SPLIT = re.compile("[、,;/\\n]|(?<=[\\u4e00-\\u9fff]{2})[和与及](?=[\\u4e00-\\u9fff]{2})")
CELL_NOISE = re.compile(f"\\(.*?\\)|\\d{{7,}}|{CHARGE}$|{CHARGE}(?=[、,;/])|同志")
ONE_NAME = re.compile(NAME)
ONE_OFFICE = re.compile(OFFICE)
NUMBER = re.compile(r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[①-⑳]|第[一二三四五六七八九十]+[,、]?(?:件,)?|[一二三四五六七八九十]+是|——|[●·★]|首先,|其次,|再次,|最后,|其[一二三四五六],)\s*")
SCHOOLS = tuple(WORDS["schools"])
BOUND = re.compile(f"[{SPOT}应要须务负]")
COLLECTIVE = frozenset(WORDS["collective"])


def responsible(
    text: str, *, columns: Mapping[str, str], reporter: str | None, around: Sequence[str] = ()
) -> Responsible:
    """The parties that the measure's row and words name; 由我负责 names the reporter.

    `around`: statements that hold for several measures (see shared.around); they fill in the kinds that are missing.
    """
    words = _plain(text)
    in_row = list(_in_columns(columns))
    told = [*in_row, *(_charged(words) if in_row else _in_words(words, reporter))]
    for statement in around:
        kinds = {kind for kind, _ in told}
        told += [found for found in _in_words(_plain(statement), reporter) if found[0] not in kinds]
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
    """Each piece of the cell is one party, as it stands there (总务处 胡斌), without 牵头 or a telephone number."""
    for piece in CELL_SPLIT.split(ASIDE.sub("", CELL_NOISE.sub("", cell))):
        party = piece.strip()
        names = party.split()
        if len(names) > 1 and all(ONE_NAME.fullmatch(name) for name in names):
            yield from ((kind, Party(name, Sort.NAME)) for name in names)
        elif party and party not in WORDS["nobody"]:
            sort = Sort.OFFICE if ONE_OFFICE.fullmatch(party) else Sort.POST
            yield _kind(kind, sort, cell), Party(party, sort)


def _kind(kind: str, sort: Sort, words: str) -> str:
    """A column 责任人 may hold offices, and 牵头 in a cell makes a lead."""
    if kind == "owners" and sort is Sort.OFFICE:
        return "departments"
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
            yield _kind(KINDS[match["label"]], party.sort, ""), party


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
            if pattern is DATED or not match["who"].endswith(SCHOOLS) or BOUND.match(text, match.end()):
                yield from _unless_vague(match["who"])


def _all(who: str, charge: str) -> Iterator[Told]:
    for party in parties(who):
        if charge in WORDS["partner_charge"]:
            yield "partners", party
        elif charge in WORDS["lead_charge"] and party.sort is not Sort.OFFICE:
            yield "lead", party
        else:
            yield ("departments" if party.sort is Sort.OFFICE else "owners"), party
