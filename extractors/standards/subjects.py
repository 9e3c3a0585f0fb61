"""Whether a reported figure surely is the one that a metric asks for: the same subject, nothing but fillers around."""

from __future__ import annotations

import re
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
MARKS = r"[\s“”‘’《》、,，●.。；;]"
YEAR = "(?:20[0-9]{2}|二〇[一二三四五六七八九〇]{2})年度?"
FILLER = f"(?:{alternatives(WORDS['filler'])}|{MARKS}|{YEAR}|向(?:上级|[区县市]里?|局里?)?)"
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
BEFORE = 80  # characters before a figure that are looked at
BARE = re.compile(f"{FILLER}*{PLACE}{FILLER}*")
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
    subject: str = ""  # the words that open what it stands in, for a figure without a subject of its own
    doubtful: bool = False  # the words before it may limit it to a part of the year
    place: tuple[int, int] = (0, 0)  # of the words in the text that a reader needs


def told(found: Quantity, text: str, findings: Sequence[Finding]) -> Told:
    """A quantity with its frame and, where it has no subject, the clause or finding that gives one."""
    before = SENTENCE.split(text[max(0, found.start - BEFORE) : found.start])[-1]
    place = (found.start - len(before), _sentence_end(text, found.end))
    frame = "" if LACKING.search(found.quote) or RULE.search(before) else _frame(found)
    doubtful = not tells_year(found) and bool(PART_OF_YEAR.search(before))
    if not frame or not BARE.fullmatch(frame):
        return Told(found, frame, "", doubtful, place)
    clause = CLAUSE.split(before.rstrip("，, "))[-1]
    inside = next((one for one in findings if one.start <= found.start and found.end <= one.end), None)
    headline = inside.quote if inside and tells_year(found) else ""
    if inside and headline:
        place = (inside.start, place[1])
    return Told(found, frame, "\n".join(ENUMERATOR.sub("", line) for line in (clause, headline)), doubtful, place)


def belonging(metric: Metric, one: Told) -> Belonging:
    """Whether the figure is the metric's; a metric counted per head, class or car needs a figure that says so."""
    if not one.frame or not (_counted_once(metric) or per_head(one.quantity)):
        return Belonging.NONE
    pattern = _pattern(metric)
    if pattern is None:
        return Belonging.NONE
    if one.subject and any(pattern[1].match(line) for line in one.subject.split("\n")):
        return Belonging.WHOLE
    if pattern[0].fullmatch(one.frame):
        return Belonging.WHOLE
    wider = NARROWER.sub("", one.frame)
    return Belonging.PART if wider != one.frame and pattern[0].fullmatch(wider) else Belonging.NONE


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
    number = SHARE if found.unit == "%" else NUMBER + re.escape(found.unit)
    frame, count = re.subn(number, PLACE, ENUMERATOR.sub("", found.quote), count=1)
    return frame if count else ""


@lru_cache(maxsize=1 << 10)
def _pattern(metric: Metric) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """A figure's whole frame with the subject in it, and words that open with the subject."""
    subjects = alternatives(sorted(set(_subjects(metric))))
    if not subjects:
        return None
    core = f"(?:{subjects})"
    around = f"{FILLER}*{core}{FILLER}*{PLACE}{FILLER}*|{FILLER}*{PLACE}{FILLER}*{core}(?:里|中|上)?{FILLER}*"
    return re.compile(around), re.compile(f"{FILLER}*{core}")


def _subjects(metric: Metric) -> list[str]:
    """The subject's words in the orders that reports use, and those of its phrases."""
    core = NOT_SUBJECT.sub("", metric.subject)
    cores = [core]
    if metric.scope in WORDS["own"] and core.startswith(metric.scope):
        cores.append(core.removeprefix(metric.scope))
    phrases = (re.sub(f"^{FILLER}+|{FILLER}+$", "", LIMITS.sub("", phrase)) for phrase in metric.match_phrases)
    cores += [phrase for phrase in phrases if len(phrase) >= SHORTEST]
    turned = [one[at:] + one[:at] for one in cores if len(one) > 4 for at in (4, len(one) - 2)]
    return [re.escape(one) for one in (*cores, *turned) if len(one) > 1]
