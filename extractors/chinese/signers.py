"""Who signs a paper: the lines under its title, its last lines, labels such as 发布单位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.chinese.heads import Head
from extractors.chinese.names import name_at
from extractors.chinese.whom import is_superior
from extractors.lexicons import alternatives, load

MAX_BYLINE = 60  # characters
LABELLED_LINES = 6  # first and last lines in which a label names who issues

_SPEAKER = re.compile(r"^(?:汇报|述职|报告|点评|主持|讲话|发言|对照检查)人$")
_DATE = r"[\s\d年月日〇一二三四五六七八九十]*"
_MEMBERS = re.compile(r"的?(?:全体|党员|干部|师生|教职工|教师|老师|支部|总支|党委|将|愿|一定)")


@cache
def _signed() -> re.Pattern[str]:
    """What may follow the name in a signature: a section of the body, the date."""
    return re.compile(rf"(?P<section>(?:{alternatives(load('organizations')['section'])})?){_DATE}")


@cache
def _issuer() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('organizations')['issuer'])})\s*[:\t]\s*(\S+)")


def bylines(head: Head) -> Iterator[str | None]:
    """Lines under the title that begin with a body: X党支部书记 某某, also after 述职人: or in brackets."""
    for line in head.under:
        label, colon, said = line.rpartition(":")
        if len(line) <= MAX_BYLINE and (not colon or (_SPEAKER.search(label) and ";" not in said)):
            yield _signature(line) or name_at(said.lstrip("(— "))
            inner = re.search(r"\(([^)]+)\)", line)
            yield name_at(inner[1]) if inner else None


def signatures(head: Head) -> Iterator[str | None]:
    """Closing lines that hold a body's name and nothing else, but perhaps a section of it and the date."""
    yield from (_signature(line) for line in reversed(head.closing))


def issuers(head: Head) -> Iterator[str | None]:
    """通报单位: X, 来源: X in the first or the last lines."""
    lines = (*head.body[:LABELLED_LINES], *head.closing)
    yield from (name_at(found[1]) for line in lines if (found := _issuer().search(line)))


def promising(head: Head) -> str | None:
    """Who promises in the last lines: 柳湾小学的教师请大家监督."""
    clauses = (clause for line in reversed(head.closing) for clause in reversed(re.split(r"[,。;:!]", line)))
    for clause in clauses:
        name = name_at(clause)
        if name and not is_superior(name) and _MEMBERS.match(clause, len(name)):
            return name
    return None


def _signature(line: str) -> str | None:
    """The body that a line names and nothing else, one above schools with its section."""
    said = line.strip()
    name = name_at(said)
    found = _signed().fullmatch(said, len(name)) if name else None
    if not name or not found:
        return None
    return name + found["section"] if name.endswith("局") or is_superior(name) else name
