"""Earlier names of an organization that its text gives: 原…, 由…更名为…, …合并."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.chinese.names import is_generic, name_at, party_words, short_form

_FORMER = (
    re.compile(r"(?:由|从)原?(.{3,30}?)(?:正式)?(?:更名|改名|改称|升格|改建|改制)"),
    re.compile(r"(?:^|[,。;:])([^,。;:]{3,30}?)(?:正式)?(?:更名|改名|改称|升格|改制)为"),
    re.compile(r"(?:原名|原称|曾用名|前身(?:是|为)|原为)[:“\"]?(.{3,30})"),
    re.compile(r"(?:将|把)?原(.{3,30}?)(?:正式)?(?:更名|改名|改称|撤并|并入|划归)"),
    re.compile(r"\(原(.{3,30}?)\)"),
    re.compile(r"由原?(.{3,40}?)(?:合并|整合|组建)而成"),
)
_NEEDED = (  # for each of them words of which it needs one
    ("更名", "改名", "改称", "升格", "改建", "改制"),
    ("更名为", "改名为", "改称为", "升格为", "改制为"),
    ("原名", "原称", "曾用名", "前身", "原为"),
    ("更名", "改名", "改称", "撤并", "并入", "划归"),
    ("(原",),
    ("而成",),
)
_TIME = re.compile(r"^[自从]?(?:\d{4}|去|今|当|同)年(?:初|底|\d+月)?(?:\d+日)?(?:起|后)?由?")
_JOINT = re.compile(r"[、和与及]")


def aliases_of(text: str, organization: str | None) -> tuple[str, ...]:
    """Earlier names in the order of the text, without the present one."""
    party = party_words().search((organization or "")[-5:])
    seen: dict[str, None] = {}
    for piece in _pieces(text):
        name = name_at(_TIME.sub("", piece).removeprefix("原").lstrip('“"'))
        if name and not is_generic(name):
            short = short_form(name)
            seen.setdefault(short if party is None or party_words().search(short[-5:]) else short + party[0])
    return tuple(name for name in seen if name != organization)


def _pieces(text: str) -> Iterator[str]:
    for words, pattern in zip(_NEEDED, _FORMER, strict=True):
        for found in pattern.finditer(text) if any(word in text for word in words) else ():
            yield from _JOINT.split(found[1])
