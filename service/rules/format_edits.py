"""Where and how the marks of a paragraph are written right: edits that keep to their places, so that looks can stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from service.rules.format_facts import Role
from service.rules.format_headings import right_number
from service.rules.format_roles import heading_level, number_end
from service.rules.format_words import CHINESE, WRITINGS, Writing

QUOTES = "“”"


@dataclass(frozen=True, slots=True)
class Edit:
    """New words in place of text[start:end]."""

    start: int
    end: int
    new: str


Step = Callable[[str], list[Edit]]


def steps(role: Role) -> Iterator[Step]:
    """What is to be written right in a paragraph, one after the other."""
    if level := heading_level(role):
        yield partial(_number, level=level)
    yield from (partial(_writing, writing=writing) for writing in WRITINGS)
    yield _quotes
    if role is Role.SALUTATION:
        yield _colon


def applied(parts: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """The parts of a text after edits in order; new words stand in the part where the old ones began."""
    text = "".join(parts)
    owners = [place for place, part in enumerate(parts) for _ in part]
    out: list[list[str]] = [[] for _ in parts]
    at = 0
    for edit in [*edits, Edit(len(text), len(text), "")]:
        for place in range(at, edit.start):
            out[owners[place]].append(text[place])
        if edit.new:
            out[owners[min(edit.start, len(owners) - 1)]].append(edit.new)
        at = edit.end
    return ["".join(one) for one in out]


def rewritten(parts: Sequence[str], role: Role = Role.BODY) -> list[str]:
    """The parts of a paragraph with their marks written right."""
    found = list(parts)
    for step in steps(role):
        if edits := step("".join(found)):
            found = applied(found, edits)
    return found


def _writing(text: str, writing: Writing) -> list[Edit]:
    return [Edit(found.start(), found.end(), writing.write(found)) for found in writing.pattern.finditer(text)]


def _number(text: str, level: int) -> list[Edit]:
    number = right_number(text, level)
    end = number_end(text)
    blanks = len(text[end:]) - len(text[end:].lstrip())
    return [Edit(len(text) - len(text.lstrip()), end + blanks, number)] if number else []


def _quotes(text: str) -> list[Edit]:
    """Straight quotation marks in pairs; an odd one is left to people."""
    places = [place for place, char in enumerate(text) if char == '"']
    if len(places) % 2 or not re.search(CHINESE, text):
        return []
    return [Edit(place, place + 1, QUOTES[index % 2]) for index, place in enumerate(places)]


def _colon(text: str) -> list[Edit]:
    end = len(text.rstrip())
    return [Edit(end - 1, end, "：")] if text[:end].endswith(":") else []
