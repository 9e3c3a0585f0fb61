"""Counts of problems that the text itself gives (共发现问题30个), to be held against the findings read there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.chinese.lines import fold
from extractors.chinese.numerals import CHINESE, whole
from extractors.findings import StatedCount

COUNT = rf"(?P<{{}}>\d{{{{1,4}}}}|{CHINESE.replace('{', '{{').replace('}', '}}')})\s?(?:个|条|项|处)"
TELLS = "发现|查摆|梳理|检视|查找|归纳|反馈|指出|存在|点出|列出|查出|剖析|自查"
PROBLEMS = "问题|不足|隐患|短板|差距"
STATED = re.compile(
    f"(?:{TELLS})[^。;!?,]{{0,14}}?(?:(?:{PROBLEMS})(?:共|有|共有|共计)?{COUNT.format('after')}"
    f"|{COUNT.format('before')}(?:方面)?的?(?:突出|主要|具体|共性|个性)?(?:{PROBLEMS}))"
)
SETTLED = re.compile("上年|去年|上一年|上轮|上次|此前|原来|曾|已|每人|人均|的同一")
RECTIFIED = re.compile("整改|台账|改了|改的|已|均|办结|销号|完成|措施|灯|逐一报告|解决")
BEFORE, AFTER = 30, 40  # characters around a count in which such words matter
SENTENCE = re.compile("[。;!?\n]")

Passage = tuple[int, int]  # start and end of a section in the text


def stated_counts(text: str, findings: Sequence[int], passages: Sequence[Passage]) -> tuple[StatedCount, ...]:
    """Each stated count with how many findings were read where it holds.

    `findings`: where findings start; `passages`: the sections of the text. A count holds for what follows it in its
    section; where nothing follows there (it stands in an opening), for all that follows it in the text.
    """
    folded = fold(text)
    found = (match for match in STATED.finditer(folded) if not _is_settled(folded, match))
    return tuple(_count(text, match, findings, passages) for match in found)


def _is_settled(text: str, match: re.Match[str]) -> bool:
    """Whether the words around speak of problems of an earlier time, or of those that are being put right."""
    before = SENTENCE.split(text[max(0, match.start() - BEFORE) : match.start()])[-1]
    after = text[match.end() : match.end() + AFTER].split("\n")[0]
    return bool(SETTLED.search(before + match[0]) or RECTIFIED.search(after))


def _count(text: str, match: re.Match[str], findings: Sequence[int], passages: Sequence[Passage]) -> StatedCount:
    stated = whole(match["after"] or match["before"]) or 0
    following = [start for start in findings if start >= match.start()]
    end = next((end for start, end in passages if start <= match.start() < end), len(text))
    here = [start for start in following if start < end]
    return StatedCount(text[match.start() : match.end()], stated, len(here or following), match.start())
