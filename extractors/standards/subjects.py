"""Whether a reported figure surely is the one that a metric asks for: the same subject, nothing but fillers around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from extractors.findings import Finding, Quantity
from extractors.lexicons import alternatives, load
from extractors.standards.model import Metric

WORDS = load("check-words")
NUMBER = r"[\d.一二两三四五六七八九十百零〇]+ *[余多来]? *"
SHARE = r"百分之[一二三四五六七八九十百零〇]+|[0-9.]+ *%|[一二三四五六七八九]成"
PLACE = "#"  # stands for the number
YEAR = "(?:20[0-9]{2}|二〇[一二三四五六七八九〇]{2})年度?"
FILLERS = frozenset(WORDS["filler"])
LONGEST_FILLER = max(map(len, FILLERS))
OTHER_FILLER = re.compile(rf"[\s“”‘’《》、,，●.。；;]|{YEAR}|向(?:上级|[区县市]里?|局里?)?")
EDGES = re.compile(f"^(?:{alternatives(WORDS['filler'])})++|(?:{alternatives(WORDS['filler'])})++$")
AMONG = re.compile("^[里中上]")  # 12次主题党日里
NARROWER = re.compile(alternatives(WORDS["narrower"]))
ENUMERATOR = re.compile(r"^\s*(?:[（(]?[0-9一二三四五六七八九十]+[）)、.．是]+|第[一二三四五六七八九十]+，|[①-⑳])*\s*")
NOT_SUBJECT = re.compile(r"（.*?）|(?:次数|人数|时间|时长|学时|期限|时限|频次|频率|情况)$")
LIMITS = re.compile(
    f"{NUMBER}(?:个?工作日|小时|学时|[次期节篇项天日月名人件班])|{SHARE}|不少于|不低于|不得|至少|每[年月周日季半学]+[度期年]?|以上|双周|一般|达"
)
LACKING = re.compile("不到|没有|未|缺|不足")  # such a figure tells what was not done
SENTENCE = re.compile("[。！？；;\n]")
CLAUSE = re.compile("[，,：:]")
RULE = re.compile("(?:规定|要求|应当)[，,：:]$")  # what follows is asked for
PART_OF_YEAR = re.compile("半年|学期|季度|月")
LONGEST = 60  # characters of a frame: a longer one holds more than fillers
BEFORE = 80  # characters before a figure that are looked at
TOLD_YEAR = re.compile(f"{alternatives(WORDS['yearly'])}|{YEAR}(?!\\d*月)")
PER_HEAD = re.compile("人均|每人|每名|每位")
SHORTEST = 3  # characters of a subject that is taken from a phrase


class Belonging(Enum):
    """How a figure stands to a metric."""

    NONE = 0
    PART = 1  # only somebody's share of it
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A reported figure and where its subject may stand."""

    quantity: Quantity
    frame: str  # its words with # for the number; "" where the number isn't found
    wider: str = ""  # the same without words that limit it to somebody's share
    subject: str = ""  # the words that open what it stands in, for a figure without a subject of its own
    doubtful: bool = False  # the words before it may limit it to a part of the year
    place: tuple[int, int] = (0, 0)  # of the words in the text that a reader needs


def told(found: Quantity, text: str, findings: Sequence[Finding]) -> Told:
    """A quantity with its frame and, where it has no subject, the clause or finding that gives one."""
    before = SENTENCE.split(text[max(0, found.start - BEFORE) : found.start])[-1]
    place = (found.start - len(before), _sentence_end(text, found.end))
    frame = "" if LACKING.search(found.quote) or RULE.search(before) else _frame(found)
    doubtful = not tells_year(found) and bool(PART_OF_YEAR.search(before))
    if not frame or not _is_filler(frame.replace(PLACE, "")):
        return Told(found, frame, NARROWER.sub("", frame), "", doubtful, place)
    clause = CLAUSE.split(before.rstrip("，, "))[-1]
    inside = _around(found, findings)
    headline = inside.quote if inside and tells_year(found) else ""
    if inside and headline:
        place = (inside.start, place[1])
    opening = "\n".join(ENUMERATOR.sub("", line) for line in (clause, headline))
    return Told(found, frame, NARROWER.sub("", frame), opening, doubtful, place)


def belonging(metric: Metric, subjects: Sequence[str], one: Told) -> Belonging:
    """Whether the figure is the metric's (`subjects`, see `subjects_of`).

    A metric counted per head, class or car needs a figure that says so.
    """
    near = [core for core in subjects if core in one.frame or core in one.subject or core in one.wider]
    if not near or not one.frame or not (_counted_once(metric) or per_head(one.quantity)):
        return Belonging.NONE
    if any(_opens(core, line) for line in one.subject.split("\n") for core in near):
        return Belonging.WHOLE
    if any(_frames(core, one.frame) for core in near):
        return Belonging.WHOLE
    part = one.wider != one.frame and any(_frames(core, one.wider) for core in near)
    return Belonging.PART if part else Belonging.NONE


def _around(found: Quantity, findings: Sequence[Finding]) -> Finding | None:
    """The finding that a figure stands in; they come in reading order."""
    place = bisect_right(findings, found.start, key=lambda one: one.start) - 1
    return findings[place] if place >= 0 and found.end <= findings[place].end else None


def _sentence_end(text: str, end: int) -> int:
    """The end of the sentence, its mark included, as far as a reader needs it."""
    stop = SENTENCE.search(text, end, end + BEFORE)
    if stop is None:
        return min(len(text), end + BEFORE) if text else end
    return stop.start() if stop[0] == "\n" else stop.end()


def tells_year(found: Quantity) -> bool:
    """Whether the figure's own words say that it is a year's."""
    return bool(TOLD_YEAR.search(found.quote))


def per_head(found: Quantity) -> bool:
    """Whether the figure's own words say that it is each one's."""
    return bool(PER_HEAD.search(found.quote))


def _counted_once(metric: Metric) -> bool:
    return metric.unit == "比例" or metric.scope in WORDS["whole"]


def _frame(found: Quantity) -> str:
    frame, count = _number(found.unit).subn(PLACE, ENUMERATOR.sub("", found.quote), count=1)
    return frame if count and len(frame) <= LONGEST else ""


@lru_cache(maxsize=1 << 8)
def _number(unit: str) -> re.Pattern[str]:
    return re.compile(SHARE if unit == "%" else NUMBER + re.escape(unit))


def _opens(core: str, line: str) -> bool:
    """Whether words open with the subject."""
    place = line.find(core)
    return place >= 0 and _is_filler(line[:place])


def _frames(core: str, frame: str) -> bool:
    """Whether a frame is the subject, the number and fillers."""
    place = frame.find(core)
    if place < 0:
        return False
    head, tail = frame[:place], frame[place + len(core) :]
    if PLACE in head:
        tail = AMONG.sub("", tail)
    return all(_is_filler(part) for part in (*head.split(PLACE), *tail.split(PLACE)))


@lru_cache(maxsize=1 << 12)
def _is_filler(text: str) -> bool:
    """Whether a text is fillers from end to end, however they overlap."""
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            longest = min(LONGEST_FILLER, len(text) - start)
            reached.update(start + size for size in range(1, longest + 1) if text[start : start + size] in FILLERS)
            other = OTHER_FILLER.match(text, start)
            reached.add(other.end() if other else start)
    return len(text) in reached


def subjects_of(metric: Metric) -> tuple[str, ...]:
    """The words of a metric's subject in the orders that reports use, and those of its phrases; the longest first."""
    core = NOT_SUBJECT.sub("", metric.subject)
    cores = [core]
    if metric.scope in WORDS["own"] and core.startswith(metric.scope):
        cores.append(core.removeprefix(metric.scope))
    phrases = (EDGES.sub("", LIMITS.sub("", phrase)) for phrase in metric.match_phrases)
    cores += [phrase for phrase in phrases if len(phrase) >= SHORTEST]
    turned = [one[at:] + one[:at] for one in cores if len(one) > 4 for at in (4, len(one) - 2)]
    return tuple(sorted({one for one in (*cores, *turned) if len(one) > 1}, key=lambda one: (-len(one), one)))
