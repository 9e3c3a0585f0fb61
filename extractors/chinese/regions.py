"""Counties, districts and cities that a text names: they tell whose 实验小学 it speaks about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

MOST = 4  # regions kept
TOLD = 2  # times that one is named at the least: what stands before 县 once may be a verb
_AFTER = (
    "(?=委|教育|教体|人民|政府|纪委|监委|检察|公安|财政|审计|档案|直|属|第|一|实|中|城|机关|民|职"
    "|.{1,6}(?:小学|中学|学校|幼儿园))"
)
LEAST_BEFORE, MOST_BEFORE = 2, 4  # characters of a name before its last one
_NAME = r"(?:(?!中共|原)[^在对向于为由到赴经从按据是和与及的了各全我本该邻外请参照报去离被原建并\W\d_])"
REGION = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[在对向于为由到赴经从据报])|(?<=中共))({_NAME}{{{LEAST_BEFORE},{MOST_BEFORE}}}(?:县|(?<![校社学园小任])区|市)){_AFTER}"
)
_LAST = re.compile("[县区市]" + _AFTER)


def regions_of(text: str) -> tuple[str, ...]:
    """The regions, the one most often named first."""
    named = Counter(_named(text))
    return tuple(name for name, count in named.most_common(MOST) if count >= TOLD)


def _named(text: str) -> Iterator[str]:
    """The regions in the order of the text; their last characters are quick to find, their first ones are not."""
    end = 0
    for last in _LAST.finditer(text):
        starts = range(max(end, last.start() - MOST_BEFORE), last.start() - LEAST_BEFORE + 1)
        found = next((found for start in starts if (found := REGION.match(text, start))), None)
        if found:
            end = found.end()
            yield found[1]
