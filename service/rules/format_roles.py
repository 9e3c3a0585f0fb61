"""What each paragraph of a Word file is: title, heading, body, signature …, told by its words and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from service.rules.format_faces import FANG, face_of
from service.rules.format_facts import Draft, Line, Placed, Role

HEADINGS = (
    (Role.HEADING_1, re.compile(r"^[一二三四五六七八九十]{1,3}[、.．，]")),
    (Role.HEADING_2, re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]")),
    (Role.HEADING_3, re.compile(r"^\d{1,2}(?:[.．、](?!\d)|[）)])")),
    (Role.HEADING_4, re.compile(r"^[（(]\d{1,2}[）)]")),
)
DAY = re.compile(
    r"^[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十_]{1,3}"
    r"\s*[月./-]\s*[\d一二三四五六七八九十_]{1,3}\s*日?[）)]?$"
)
NUMBER = re.compile(r"[〔\[【（(\uff3b]\s*\d{4}\s*[〕\]】）)\uff3d]\s*(?:第\s*)?\d+\s*号")
NUMBERED = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)][、.．，]?|[一二三四五六七八九十\d]{1,3}[、.．，）)])"
)
ANNEX = re.compile(r"^附件\s*\d{0,2}[:：]?$")
ATTACHMENTS = re.compile(r"^附件\s*[:：]\s*\S")
NOTE = re.compile(r"^[（(].+[）)]$")
SALUTATION_LONGEST = 80
TITLE_LONGEST = 50
UNDER_TITLE_LINES = 2
TITLE_LEAST = 17.0  # points that no body has
SHORT_HEADING = 16  # characters of a heading that got a full stop by mistake
MARK_LONGEST = 12
UNIT_LONGEST = 40
ENDS = "。；！？"


def roles(draft: Draft) -> tuple[Placed, ...]:
    """Every paragraph with what it is."""
    found = {line.number: Role.CELL if line.in_table else Role.EMPTY for line in draft.lines}
    written = [line for line in draft.lines if line.text.strip() and not line.in_table]
    start = _title(written, found)
    for place, line in enumerate(written):
        if place >= start:
            found[line.number] = _role(line)
    if start < len(written) and _is_salutation(written[start]):
        found[written[start].number] = Role.SALUTATION
    _attachments(written[start:], found)
    _signatures(written[start:], found)
    _annex_titles(written, found)
    return tuple(Placed(line, found[line.number]) for line in draft.lines)


def heading_level(role: Role) -> int:
    """1 to 4; 0 for what is no heading."""
    levels = [Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4]
    return levels.index(role) + 1 if role in levels else 0


def number_end(text: str) -> int:
    """Where the number at the start of a heading ends, with the mark after it."""
    found = NUMBERED.match(text)
    return found.end() if found else 0


def is_whole(line: Line) -> bool:
    """Whether a heading has its line for itself; a numbered sentence has not."""
    text = line.text.strip()
    if any(mark in text[:-1] for mark in ENDS):
        return False
    as_body = all(face_of(run.fonts.get("eastAsia", "")) == FANG for run in line.runs)
    return text[-1] not in ENDS or (len(text) <= SHORT_HEADING and not as_body)


def _title(written: Sequence[Line], found: dict[int, Role]) -> int:
    """Mark the head and the title; the place of the first paragraph after them."""
    at = _marked(written, found, 0, Role.HEAD, _is_head)
    if at + 1 < len(written) and _is_mark(written[at], written[at + 1]):
        found[written[at].number] = Role.ANNEX
        at += 1
    if at == len(written) or not _is_title(written[at]):
        return at
    found[written[at].number] = Role.TITLE
    at = _marked(written, found, at + 1, Role.TITLE, lambda line: _goes_on(line, written[at]))
    after = written[at : min(at + UNDER_TITLE_LINES + 1, len(written) - 1)]  # a day at the end is under the paper
    dated = [place for place, line in enumerate(after) if DAY.match(line.text.strip()) and _are_short(after[:place])]
    until = at + dated[0] if dated else at - 1
    return _marked(
        written, found, at, Role.UNDER_TITLE, lambda line: _is_under(line) or line in written[at : until + 1]
    )


def _marked(
    written: Sequence[Line], found: dict[int, Role], at: int, role: Role, belongs: Callable[[Line], bool]
) -> int:
    """Give the lines from a place on that belong together their role; the place after them."""
    while at < len(written) and belongs(written[at]):
        found[written[at].number] = role
        at += 1
    return at


def _is_mark(line: Line, following: Line) -> bool:
    """Whether a line marks the title below it, as 附件1 does."""
    centred = following.align == "center" and following.points >= TITLE_LEAST
    return centred and line.align != "center" and len(line.text.strip()) <= MARK_LONGEST and _is_unit(line)


def _is_head(line: Line) -> bool:
    red = any(one.colour.upper() in ("FF0000", "C00000") for one in line.runs if one.text.strip())
    return red or (bool(NUMBER.search(line.text)) and len(line.text.strip()) < TITLE_LONGEST)


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > TITLE_LONGEST or text[-1] in "：:；" or _role(line) not in (Role.BODY, Role.TITLE, Role.OTHER):
        return False
    return line.align == "center" or line.points >= TITLE_LEAST or text[-1] not in ENDS


def _goes_on(line: Line, title: Line) -> bool:
    """Whether a line is another line of the title above it."""
    alike = line.align == title.align == "center" and line.points == title.points
    return alike and line.points >= TITLE_LEAST and _is_title(line)


def _is_under(line: Line) -> bool:
    return line.align == "center" and len(line.text.strip()) <= TITLE_LONGEST


def _are_short(lines: Sequence[Line]) -> bool:
    return all(_is_unit(line) and _role(line) is Role.BODY for line in lines)


def _is_salutation(line: Line) -> bool:
    text = line.text.strip()
    return text[-1] in "：:" and len(text) <= SALUTATION_LONGEST and not DAY.match(text)


def _role(line: Line) -> Role:
    text = line.text.strip()
    if line.align == "center" and len(text) <= TITLE_LONGEST:
        return Role.TITLE if line.points >= TITLE_LEAST else Role.OTHER
    for role, pattern in HEADINGS:
        if pattern.match(text):
            return role
    if 0 < line.outline <= len(HEADINGS) and text[-1] not in ENDS:
        return HEADINGS[line.outline - 1][0]
    if ANNEX.match(text):
        return Role.ANNEX
    if ATTACHMENTS.match(text):
        return Role.ATTACHMENTS
    return Role.DAY if DAY.match(text) else Role.BODY


def _attachments(written: Sequence[Line], found: dict[int, Role]) -> None:
    """The numbered names that follow the first one belong to the note."""
    for before, line in pairwise(written):
        if found[before.number] is Role.ATTACHMENTS and found[line.number] is Role.HEADING_3:
            found[line.number] = Role.ATTACHMENTS


def _signatures(written: Sequence[Line], found: dict[int, Role]) -> None:
    """The unit above a day, the note below it."""
    for before, line in pairwise(written):
        if found[line.number] is Role.DAY and found[before.number] is Role.BODY and _is_unit(before):
            found[before.number] = Role.UNIT
        if found[before.number] is Role.DAY and NOTE.match(line.text.strip()):
            found[line.number] = Role.NOTE


def _is_unit(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= UNIT_LONGEST and text[-1] not in "。；：，！？"


def _annex_titles(written: Sequence[Line], found: dict[int, Role]) -> None:
    """The centred lines that follow the mark of an annex are its title, a short line over a title is a mark."""
    for before, line in pairwise(written):
        if found[before.number] is Role.ANNEX and found[line.number] is Role.OTHER:
            found[line.number] = Role.TITLE
        if found[line.number] is Role.TITLE and found[before.number] is Role.BODY and _is_mark(before, line):
            found[before.number] = Role.ANNEX
