"""Whose problems the document is about; for a notice or a speech about many units, who issues it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extractors.chinese.full_names import names_in, written_out
from extractors.chinese.heads import Head
from extractors.chinese.names import after, completed, name_at, party_words, short_form
from extractors.chinese.signers import bylines, issuers, promising, signatures
from extractors.chinese.units import words
from extractors.chinese.whom import addressed, inspects, labelled, reviewed, targets
from extractors.findings import Kind
from extractors.lexicons import alternatives, load

TOLD_LINES = 5  # in which sentences say whose it is
FIRST_LINES = 3  # in which a unit that nothing else names is named

_OWN_PARTY = re.compile(r"(?:我[校园院局处村司]|[学你]?校|[你本园局院,\n]|^)(党支部|党总支|总支|党委|党组(?!织)|支部)")
_INSPECTED = re.compile(r"对([^,。;]{4,30}?)(?:进行|开展)了?[^,。;]{0,8}(?:巡察|巡视|检查|督查|审计)")
_YEAR = re.compile(r"^20\d\d年度?")
_ISSUERS = {Kind.REVIEW_REMARKS, Kind.MEETING_SPEECH}
_BODIES = {Kind.WORK_PLAN, Kind.REGULATION, Kind.INSPECTION_FEEDBACK}
_LED = re.compile(rf"(?<![局委]){party_words().pattern}(?=(?:第一)?书记|副书记)")
_OF_BODY = re.compile(rf"(?:^|(?<=[年度\s])){party_words().pattern}(?=工作|党建|述职|班子)")
_JOINED = re.compile("(?:第[一二三四五]|联合|直属)?(?:党支部|党总支|党委|党工委|党组(?!织))")
_WHOLE = re.compile(r"全[省市州县区旗镇乡](?:各级|各)?基层党(?:组织|支部)")  # whom a speech to everyone is about
_TOLD_TWICE = 2
_PARTY_NAMES = {"总支": "党总支", "支部": "党支部"}


@cache
def _body(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives(load("organizations")[part]) for part in parts))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(alternatives(load("organizations")["telling"]))


def organization_of(head: Head, kind: Kind) -> str | None:
    """The organization's name as fully as the text gives it, in its short form; None where no name is found."""
    order = _about_one if kind is Kind.INSPECTION_FEEDBACK else _about_heard if kind in _ISSUERS else _speaking
    name = next(filter(None, order(head)), None)
    if name is None and kind not in _ISSUERS | _BODIES:
        name = None if _hinted(head) else promising(head)
    return _full(name, head, kind) if name else _unnamed(head, kind)


def _unnamed(head: Head, kind: Kind) -> str | None:
    """Where no line names it: a body called by its kind, a hint in the margin, all whom a speech addresses."""
    body = _unnamed_body(head) if kind in _ISSUERS | _BODIES else None
    if body:
        return completed(body, head.text)
    return _hinted(head) or (_addressed(head) if kind in _ISSUERS else None)


def _full(name: str, head: Head, kind: Kind) -> str:
    name = written_out(short_form(name), (*head.titles, *head.under, *head.opening, *head.closing))
    if name.endswith("支部") and not name.endswith("党支部"):
        name = name.removesuffix("支部") + "党支部"
    elif not (party_words().search(name[-5:]) or name.endswith(("委员会", "组", "办公室"))):
        name += _party_of(name, head) if _takes_body(name, head, kind) else ""
    return completed(name, f"{head.text}\n{head.margin}")


def _takes_body(name: str, head: Head, kind: Kind) -> bool:
    """Whether a unit is meant as a party organization: always a street or town, a school in papers on party work."""
    if name.endswith(("街道", "镇", "乡")) or name + "党" in head.text:
        return True
    safety = words("safety_work").search(head.title) and not words("party_work").search(head.title)
    return kind is not Kind.INSPECTION_FEEDBACK and not safety


def _party_of(name: str, head: Head) -> str:
    """The party body of a unit that is named without it; "" where the text speaks of none."""
    tails = (name, name[-2:] if len(name) > 4 else name)
    joined = [first for tail in tails if (first := _first_joined(tail, head.text))]
    if joined:
        return min(joined)[1]
    front = "\n".join((head.title, *head.under, *head.body[:2], *head.opening[:1]))
    found = _LED.search(front) or _OF_BODY.search(head.title)
    if found:
        return _PARTY_NAMES.get(found[1], found[1])
    counts = Counter(_OWN_PARTY.findall(head.text))
    best = counts.most_common(1)
    return _PARTY_NAMES.get(best[0][0], best[0][0]) if best else ""


def _first_joined(name: str, text: str) -> tuple[int, str] | None:
    """Where a text first names a unit with a party body right after it, and that body."""
    return next(((body.start() - len(name), body[0]) for body in after(name, _JOINED, text)), None)


def _speaking(head: Head) -> Iterator[str | None]:
    """Reports, plans, rules: the byline, the title's own subject, the signature."""
    yield from labelled(head)
    yield from bylines(head)
    yield from (name_at(_YEAR.sub("", line.lstrip("—"))) for line in (*head.titles, head.title))
    yield from signatures(head)
    yield from targets(head)
    told = (*_telling(head), *(name_at(line) for line in head.opening))
    yield from (name for name in told if name and not inspects(name))
    yield from _subjects("\n".join(head.body[:FIRST_LINES]))


def _subjects(text: str) -> Iterator[str]:
    """Units of which the first lines tell: X现有党员12名, X制定本方案."""
    told = _body("predicate")
    yield from (name for name in names_in(text) if told.match(text, text.index(name) + len(name)))


def _telling(head: Head) -> Iterator[str | None]:
    """Sentences of the first lines that say whose it is: 我是X的…, 我到X任…, 现将X…报告如下, 对X开展检查."""
    lines = head.body[:TOLD_LINES]
    yield from (name_at(line[found.end() :]) for line in lines for found in _told().finditer(line))
    yield from (name_at(found[1]) for line in head.opening if (found := _INSPECTED.search(line)))


def _about_one(head: Head) -> Iterator[str | None]:
    """Feedback: the unit that it is about, else the body that issues it to many."""
    yield from labelled(head)
    yield from targets(head)
    yield addressed(head)
    starts = ((name_at(line), line) for title in head.titles if (line := title.lstrip("—")))
    yield from (name for name, line in starts if name and not inspects(line[: len(name) + 6]))
    yield from signatures(head)
    yield from _issuing(head)


def _about_heard(head: Head) -> Iterator[str | None]:
    """Remarks, speeches: the one unit that they are about, else who makes them."""
    yield from reviewed(head)
    yield from _issuing(head)


def _issuing(head: Head) -> Iterator[str | None]:
    """Speeches, remarks, notices to many: who speaks, who signs, who called the meeting."""
    yield from bylines(head)
    yield from signatures(head)
    yield from issuers(head)
    yield from (name_at(line.lstrip("—")) for line in head.titles)


def _unnamed_body(head: Head) -> str | None:
    """A body that the text calls by its kind only: 区委教育工委, 局党组; the one it names most."""
    bodies = Counter(_body("body", "titled_body").findall(head.title) or _body("body").findall(head.text))
    return bodies.most_common(1)[0][0] if bodies else None


def _hinted(head: Head) -> str | None:
    """A name in the pages' margin or in the file's name: 2023年述职报告(柳湾小学党支部)."""
    pieces = re.split(r"[\s()\-_—,、.\d]+(?:年度?)?", head.margin)
    return next((short_form(name) for piece in pieces if (name := name_at(piece))), None)


def _addressed(head: Head) -> str | None:
    """All whom a speech is about, where it says so more than once and names no body: 全县基层党组织."""
    wholes = Counter(_WHOLE.findall(head.text)).most_common(1)
    return wholes[0][0] if wholes and wholes[0][1] >= _TOLD_TWICE else None
