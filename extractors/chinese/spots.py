"""Time expressions taken out of a measure's words, so that they can't be read as part of a name or an office."""

from __future__ import annotations

import re

from extractors.lexicons import alternatives, load

SPOT = "\x1f"  # stands in the place of each
FESTIVALS = alternatives([*load("festivals")["fixed"], *load("festivals")["moving"]])
UNTIL = "(?:之前|以前|前|内|里)"
DAY = r"(?:[一二三四五六七八九十\d]{1,3}[日号]|底|末|[上中下]旬|结束|放假)"
YEAR = r"(?:\d{4}年|明年|今年|每年|本|每|当)"
MONTH = r"(?:[一二三四五六七八九十元\d]{1,3}月份?|[上下]半年|第?[一二三四1-4]季度|[寒暑][假期])"
TERM = r"(?:\d{4}|[明今每本当])(?:学期|年度?|月|季度)"
OPENING = r"(?:[春秋]季?(?:学期)?(?:开学)?前|(?:[下新本]学期|新学年)?(?:开学|结束)前)"
LENGTH = r"(?:每?[一二三四五六七八九十两半\d]+个?(?:工作日|日|天|周|月)(?:之内|以内|内))"
TIME = re.compile(
    f"(?:于|在|自|从)?(?:{YEAR}?{MONTH}{DAY}?{UNTIL}?|{TERM}{DAY}?{UNTIL}?|[年月][底末]{UNTIL}?|年内{UNTIL}?|{OPENING}"
    f"|(?:{FESTIVALS})节?前|即日起|立即|马上|{LENGTH})(?:于|在)?"
)


def spotted(text: str) -> str:
    """The (folded) text with SPOT for each time expression."""
    return TIME.sub(SPOT, text)
