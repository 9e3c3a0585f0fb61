"""Names of organizations in running text: where one begins, where it ends, what it is called in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extractors.lexicons import load
from extractors.openings import quick

MAX_NAME = 34  # characters
MAX_PLACES = 40  # mentions of a name that are looked at
MAX_PLACE_NAME = 16  # characters before it
MASKS = "Xx×○*"  # 某单位 is written XX小学 in samples

_NOT_IN_PLACE = r"[^在对向由于是与和的了及自至为从到赴把该各全我本,。、;:()“”《》\s\d]"
_BARE = re.compile(r"^(省|市|县|区|镇|乡)(?!直|属)")
# all schools of a place
_ALL_OF_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,5}[省市县区](?:教育系统|各类|各级|[春秋]季|寄宿制|民办|直属)*"
    r"(?:中小学校?|学校|教育系统)(?:、?幼儿园)?(?:党.*)?"
)
_TERRITORIES = ("工作", "机关", "教育", "县", "市", "区", "镇", "乡", "街道")  # their committees keep the long name
_FORMAL = re.compile(r"^中共(?=.*(?:支部)?委员会$)")


@cache
def _words(part: str) -> str:
    words: list[str] = load("organizations")[part]
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _place() -> str:
    """Characters of a place's name, without the words that stand before one."""
    return rf"(?:(?!{_words('not_places')}){_NOT_IN_PLACE})"


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"(?:{_place()}{{2,4}}?(?:省|市|州|县|区|旗|镇|乡|街道)){{1,3}}$")


@cache
def _part() -> str:
    never = quick(f"{_words('stop')}|{_words('never')}")
    return rf"(?:(?!{never})[\u4e00-\u9fffA-Za-z\d{MASKS}·])"


@cache
def _chain() -> str:
    """Units one inside the other: 东屿大学 海洋与环境学院; atomic, so that no text makes it try all ways."""
    unit = _words("unit")
    return rf"(?>{_part()}{{1,14}}?(?:{unit})(?:{_part()}{{0,12}}?(?:{unit}))*+)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    party = rf"(?:{'|'.join(load('organizations')['between'])})*(?:{_words('party')})"
    short = rf"{_part()}{{1,14}}?(?:{_words('short')})(?=$|[\s:,、(]|书记|20\d\d|二〇|关于|20[xX×]{{2}})"
    return (
        re.compile(rf"(?:中共)?{_chain()}{party}"),
        re.compile(rf"(?:中共)?{_part()}{{2,16}}?{party}"),
        re.compile(_chain()),
        re.compile(short),
    )


@cache
def _needed() -> tuple[re.Pattern[str], ...]:
    """For each of the patterns words of which it needs one."""
    party, unit, short = (re.compile(_words(part)) for part in ("party", "unit", "short"))
    return party, party, unit, short


@cache
def _generic() -> re.Pattern[str]:
    own = f"(?:{_words('generic')}|{_words('party')}|{_words('unit')})"
    return re.compile(rf"{own}+")


@cache
def _particular() -> re.Pattern[str]:
    return re.compile(_words("particular"))


@cache
def party_words() -> re.Pattern[str]:
    """Party bodies as they stand before 书记 or after 学校."""
    return re.compile(r"(联合党支部|直属党支部|党支部|党总支|总支|党委|党组|党工委|工委|支部)")


def after(word: str, form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a form that stand right after a word, none overlapping another; quicker than a pattern a word."""
    at = text.find(word)
    while at >= 0:
        found = form.match(text, at + len(word))
        if found:
            yield found
        at = text.find(word, found.end() if found else at + 1)


def name_at(text: str) -> str | None:
    """The organization whose name starts the text; None where none does or it only says 我校, 各支部."""
    start = text[: 2 * MAX_NAME]
    ways = zip(_needed(), _patterns(), strict=True)
    found = (pattern.match(start) for needed, pattern in ways if needed.search(start))
    names = (match[0] for match in found if match)
    return next((name for name in names if len(name) <= MAX_NAME and not is_generic(name)), None)


def is_generic(name: str) -> bool:
    """Whether the words name no particular organization: 我校党支部, 局属各学校党组织."""
    if name[0] in "各全我本该你" or _ALL_OF_PLACE.fullmatch(name):
        return True
    return bool(_generic().fullmatch(name)) and not _particular().search(name)


def completed(name: str, text: str) -> str:
    """The name with the places that the text puts before it: 靠山屯小学 → 大榆树镇靠山屯小学."""
    squeezed = re.sub(r"[ \t]+", "", text)
    longer = Counter(found[0] for before in _before(name, squeezed) if (found := _places().search(before)))
    if longer:
        return str(longer.most_common(1)[0][0]) + name
    bare = _BARE.match(name)
    if bare:
        above = rf"(?:(?<![\u4e00-\u9fff])|(?<=[在对向于为]))(?:中共)?({_place()}{{2,3}}{bare[1]})(?!直|属|级)"
        places = Counter(found for found in re.findall(above, squeezed) if found[0] not in "全我各本该")
        if places:
            return str(places.most_common(1)[0][0]) + name[1:]
    return name


def _before(name: str, text: str) -> Iterator[str]:
    """What stands before the name, at its first places in the text."""
    at = text.find(name)
    for _ in range(MAX_PLACES):
        if at < 0:
            return
        yield text[max(0, at - MAX_PLACE_NAME) : at]
        at = text.find(name, at + len(name))


def short_form(name: str) -> str:
    """A school's 中共X总支部委员会 as X党总支, so that a body has one name whichever way it signs."""
    if not _FORMAL.match(name):
        return name.removeprefix("中共") if not name.endswith("委员会") else name
    core = name.removeprefix("中共")
    for formal, short in (("总支部委员会", "党总支"), ("支部委员会", "党支部"), ("委员会", "党委")):
        if core.endswith(formal):
            head = core.removesuffix(formal)
            return name if head.endswith(_TERRITORIES) else head + short
    return core
