"""Names of schools and other units: at the starts of clauses, and as labels of headings, cells and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.lexicons import alternatives, load
from extractors.openings import quick

MAX_PREFIX = 14  # characters before a name's ending
MAX_LABEL = 40  # characters at the start of a heading in which its unit stands
PARTY = r"(?:联合|直属|机关)?(?:党总支|党支部|党委(?!办)|总支部委员会|支部委员会|总支|支部|委员会)"
PARTY_WORDS = ("总支", "支部", "党委", "委员会")  # every party body has one of them
REMEMBERED = 1 << 10  # names
SEEN = 16  # characters after a line's end that tell whether words at its end stand before a name
TITLE = r"(?:党[^\s]{0,3})?(?:第一|副)?(?:书记|校长|园长|主任|负责人)"
COMRADE = r"[\u4e00-\u9fff]{2,4}同志"
ENUMERATOR = (
    r"[ \t]*(?:(?:[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸])、|\([^()]{1,3}\)|\d{1,2}[.、](?!\d)|[①-⑳]"
    r"|[◆●○■☆★※]|\d{1,2}:\d\d[ ,]?|[一二三四五六七八九十]是|[其第][一二三四五六七八九十][,、])*[ \t]*"
)
MARK = re.compile(ENUMERATOR)
REPORTS = "反馈"
LOOSE = "与及对"  # characters that a name may hold in headings and cells


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named at the start of a clause."""

    clause: int  # where its clause begins
    start: int
    end: int
    core: str  # without party body
    body: str  # its party body, "" where none is told
    announced: bool = False  # 先说…: the speaker turns to it


@cache
def words(part: str) -> re.Pattern[str]:
    """A part of the lexicon as one pattern."""
    return re.compile(quick(alternatives(load("units")[part])))


@cache
def _naming() -> re.Pattern[str]:
    """What every name of a unit or of its party body has."""
    return re.compile(quick(alternatives([*load("units")["ending"], *PARTY_WORDS])))


def may_name(text: str) -> bool:
    """Whether words can name a unit at all: a quick look, for most words don't."""
    return _naming().search(text) is not None


@cache
def _char(loose: str = "") -> str:
    """A character of a name; headings and cells have no words around it, so that more may be one."""
    never = "".join(char for char in load("units")["never"] if char not in loose)
    return rf"[^{never}\W\da-zA-Z_]"


@cache
def _name(loose: str = "") -> str:
    char = _char(loose)
    endings = quick(alternatives(load("units")["ending"]))
    return (
        rf"(?P<core>(?:{char}{{0,{MAX_PREFIX}}}?)(?:{endings}))"
        rf"(?P<body>(?:{alternatives(load('units')['inner'])})?(?:{PARTY}))?"
    )


@cache
def _clause() -> re.Pattern[str]:
    before = alternatives([*load("units")["before"], *load("units")["announce"]])
    lead = rf"(?:^|(?<=[。;:,!?、\n\t“\"(—]))(?P<lead>{ENUMERATOR}(?:(?:{before})[,:]?)*)"
    return re.compile(lead + _name(), re.MULTILINE)


@cache
def _addressed() -> tuple[re.Pattern[str], ...]:
    to = rf"[向对]{_name()}(?:主要负责人|领导班子|班子)?{REPORTS}"
    about = rf"{REPORTS}(?:称|指出|时指出|时谈到)[,:]{_name()}"
    return re.compile(to), re.compile(about)


@cache
def _whole() -> re.Pattern[str]:
    leads = alternatives([*load("units")["before"], *load("units")["announce"], *load("units")["asking"]])
    return re.compile(rf"(?:{leads})*(?:{_name(LOOSE)}|(?P<branch>{_char(LOOSE)}{{1,{MAX_PREFIX}}}?{PARTY}))")


@cache
def _last_ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{quick(alternatives(load('units')['ending']))})$")


@lru_cache(maxsize=REMEMBERED)
def is_unit(core: str) -> bool:
    """Whether the name is a particular unit's, not 其他学校 or those who inspect."""
    prefix = _last_ending().sub("", core)
    general = words("general").fullmatch(prefix) if prefix else None
    return not (general or words("inspecting").search(core) or words("generic").fullmatch(core))


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """Units at the starts of clauses."""
    for found in _clauses(text, start, end):
        if is_unit(found["core"]):
            turned = found["lead"].endswith(("对", "关于", "至于")) and text[found.end() : found.end() + 1] == ","
            told = turned or words("announce").search(found["lead"]) is not None
            yield Mention(found.start(), found.start("core"), found.end(), found["core"], found["body"] or "", told)


def _clauses(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Clauses that begin with a name; only lines with a name's ending are looked through."""
    while near := words("ending").search(text, start, end):
        stop = text.find("\n", near.end(), end)
        stop = end if stop < 0 else stop
        start = max(start, text.rfind("\n", start, near.start()) + 1)
        while (found := _clause().search(text, start, min(end, stop + SEEN))) and found.start() < stop:
            yield found
            start = found.end()
        start = stop


def addressed(text: str, start: int, end: int) -> Iterator[Mention]:
    """Units to whom somebody reports what he found: 向一中党委反馈时指出."""
    if text.find(REPORTS, start, end) < 0:
        return
    for found in (match for pattern in _addressed() for match in pattern.finditer(text, start, end)):
        if is_unit(found["core"]):
            yield Mention(found.start(), found.start("core"), found.end(), found["core"], found["body"] or "", True)


def labelled(text: str) -> tuple[Mention, ...]:
    """The units that a heading, a table cell or the start of a line names and nothing else."""
    if not may_name(text):
        return ()
    label = MARK.sub("", text.strip(), count=1)[:MAX_LABEL]
    if words("salutation").match(label):
        return ()
    parts = [part for part in re.split(r"[\s()【】:、,/]+", label.rstrip("。:")) if part]
    return tuple(found for part in parts if (found := _labelled(part)))


def _labelled(part: str) -> Mention | None:
    match = _whole().fullmatch(re.sub(TITLE + ".*$", "", part) if _whole().match(part) else part) or _titled(part)
    if not match:
        return None
    core, body = match["core"] or match["branch"], match["body"] or ""
    fit = is_unit(core) if match["core"] else not words("inspecting").search(core)
    return Mention(0, 0, len(part), core, body) if fit else None


def _titled(part: str) -> re.Match[str] | None:
    """A unit before its leader's title or name: 第四幼儿园党支部书记, 第四幼儿园何望春同志."""
    found = _whole().match(part)
    rest = part[found.end() :] if found else ""
    return found if found and re.fullmatch(rf"{TITLE}|{COMRADE}", rest) else None
