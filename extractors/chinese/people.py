"""Names of people in titles, under titles and in signatures: who reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.chinese.heads import Head
from extractors.findings import Kind
from extractors.lexicons import load

MAX_BYLINE = 60  # characters of a line that names post and person

POST = (
    r"(?:书记|校长|园长|主任|局长|院长|组长|站长|经理|委员|秘书长|处长|科长|所长|馆长|会长|镇长|乡长|村长|督学|部长|主席|干事|支书)"
)
_POSTS_OF_ALL = {Kind.DUTY_REPORT, Kind.SELF_EXAMINATION, Kind.REVIEW_REMARKS, Kind.MEETING_SPEECH}
_NOT_NAMES = re.compile(
    r"书记|校长|支部|总支|党委|同志|小学|中学|学校|学院|述职|报告|年度|会议|讲话|发言|基本|情况|工作|前言|引言|结语|结束|摘要|目录|附件"
)


@cache
def _name() -> str:
    """A personal name as a pattern: a surname with one or two characters, blanks between allowed, or a mask."""
    table = load("surnames")
    compound = "|".join("".join(map(str, word)) for word in table["compound"])
    surname = f"(?:{compound}|[{table['single']}])"
    given = r"(?:\s?[\u4e00-\u9fff]|[Xx×*○某]){1,2}"
    return rf"(?:{surname}\s*{given}|[Xx×*○]{{2,3}}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    name = _name()
    org = r"(?:支部|总支|党委|党组|工委|委员会|小学|中学|学校|幼儿园|学院|公司|中心)"
    return (
        re.compile(rf"(?:汇报人|述职人|报告人|点评人|主持人|讲话人|发言人|对照检查人)\s*:\s*(?:[^:]*?{POST}\s*)?({name})(?=$|\(|\s+\d{{4}}年)"),
        re.compile(rf"{POST}(?:\([^)]*\))?\s*({name})$"),
        re.compile(rf"{org}(?:\([^)]*\))?\s+({name})$"),
        re.compile(rf"^({name})(?:\([^)]{{2,30}}\))?$"),
        re.compile(rf"^\(({name})\s+\d{{4}}年"),
        re.compile(rf"^\(\d{{4}}年\d+月\d+日[^)]*?\s({name})\)$"),
    )


@cache
def _in_title() -> tuple[re.Pattern[str], ...]:
    name = _name()
    return (
        re.compile(rf"{POST}({name})(?=同志|在|20\d\d|\d{{4}}|述职|个人|抓|关于|$)"),
        re.compile(rf"^({name})同志"),
    )


@cache
def _noted() -> re.Pattern[str]:
    return re.compile(rf"根据.*?{POST}({_name()})同志")


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,。;])(?:我是|我叫|本人)({_name()})(?=[,。;])")


def reporter_of(head: Head, kind: Kind) -> str | None:
    """The person who speaks or signs, name only; None where a body speaks."""
    names = (_plain(name) for name in _candidates(head, kind))
    return next((name for name in names if name and not _NOT_NAMES.search(name)), None)


def _candidates(head: Head, kind: Kind) -> Iterator[str]:
    personal = kind in _POSTS_OF_ALL
    lines = [line for line in head.under if len(line) <= MAX_BYLINE and ";" not in line]
    for line in lines:
        yield from (found[1] for pattern in _patterns() if (found := pattern.search(line)))
    if personal:
        for title in (head.title, *head.titles):
            yield from (found[1] for pattern in _in_title() if (found := pattern.search(title)))
        yield from (found[1] for line in head.under if (found := _noted().search(line)))
        yield from (found[1] for line in head.closing if (found := _patterns()[3].search(line)))
        yield from (found[1] for line in head.opening if (found := _introduced().search(line)))


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", name)
