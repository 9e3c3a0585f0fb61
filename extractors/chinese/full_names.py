"""A unit's name written out, where a text gives it in short first: 港区外小 is the 港区外国语小学 of its last lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.chinese.names import MAX_NAME, is_generic, name_at
from extractors.chinese.whom import inspects, is_superior
from extractors.lexicons import alternatives, load
from extractors.unit_names import parts_of

_NUMBERS = re.compile(r"[一二三四五六七八九十]+")
_STARTS = re.compile(r"(?:^|[,。;:、\n“(\s]|[在对向由为是于])(?=[\u4e00-\u9fff])")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('organizations')['short_unit'])})$")


def written_out(name: str, lines: Iterable[str]) -> str:
    """The name as the lines write it out; the name itself where they don't, or write out several."""
    own = parts_of(name)
    if not _short().search(own.core):
        return name
    longer = {core for line in lines for core in map(_core, names_in(line)) if _abbreviates(own.core, core)}
    return longer.pop() + own.body if len(longer) == 1 else name


def names_in(text: str) -> Iterator[str]:
    """The names of units at the starts of clauses and after 在, 对, 向; none above schools."""
    for found in _STARTS.finditer(text):
        name = name_at(text[found.end() : found.end() + MAX_NAME])
        if name and not (is_superior(name) or inspects(name) or is_generic(name)):
            yield name


def _core(name: str) -> str:
    return parts_of(name).core


def _abbreviates(short: str, full: str) -> bool:
    """Whether the short name's characters come in the full one in their order, with the same numbers."""
    rest = iter(full)
    ordered = len(full) > len(short) and all(char in rest for char in short)
    return ordered and _NUMBERS.findall(short) == _NUMBERS.findall(full)
