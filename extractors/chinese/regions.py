"""Counties, districts and cities that a text names: they tell whose 实验小学 it speaks about."""

from __future__ import annotations

import re
from collections import Counter

MOST = 4  # regions kept
TOLD = 2  # times that one is named at the least: what stands before 县 once may be a verb
_NAME = r"(?:(?!中共|原)[^在对向于为由到赴经从按据是和与及的了各全我本该邻外请参照报去离被原建并\W\d_])"
REGION = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[在对向于为由到赴经从据报])|(?<=中共))({_NAME}{{2,4}}(?:县|(?<![校社学园小任])区|市))"
    r"(?=委|教育|教体|人民|政府|纪委|监委|检察|公安|财政|审计|档案|直|属|第|一|实|中|城|机关|民|职|.{1,6}(?:小学|中学|学校|幼儿园))"
)


def regions_of(text: str) -> tuple[str, ...]:
    """The regions, the one most often named first."""
    named = Counter(REGION.findall(text))
    return tuple(name for name, count in named.most_common(MOST) if count >= TOLD)
