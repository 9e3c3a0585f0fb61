"""Step: whose problem each finding is (问题单位): the document's own organization, or the unit that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.chinese.features import View
from extractors.chinese.led import led
from extractors.chinese.notes import Notes
from extractors.chinese.places import columns
from extractors.chinese.roster import Roster, roster
from extractors.chinese.turns import SPOKEN, Turn, turns
from extractors.chinese.units import MARK, PARTY, Mention, labelled, mentions, words
from extractors.document import BlockKind
from extractors.findings import Kind
from extractors.unit_names import is_short_of, parts_of

MANY = (
    *(Kind.REVIEW_REMARKS, Kind.INSPECTION_FEEDBACK, Kind.MEETING_SPEECH),
    *(Kind.RECTIFICATION_PLAN, Kind.RECTIFICATION_REPORT),
)
SPEAKING = (Kind.REVIEW_REMARKS, Kind.MEETING_SPEECH)  # a superior speaks, however he is called
QUOTING = (Kind.RECTIFICATION_PLAN, Kind.RECTIFICATION_REPORT)  # other units are examples there
LEAST_UNITS = 2  # units that a document about many names at the least
LEAST_OTHERS = 3  # units that a document which should be about its own names at the least
ABOVE = 5  # lines in which a document names whom it is about: title, red head, salutation
LEAST_NAME = 4  # characters at a name's end that tell it
SUBJECT = 14  # characters at a finding's start that tell who is spoken of

Span = tuple[int, int, int]  # start, end, line


@dataclass(frozen=True, slots=True)
class Scene:
    """What the findings' places are looked up in."""

    view: View
    roster: Roster
    turns: Sequence[tuple[Turn, ...]]
    free: bool  # whether a unit named in a sentence counts, not only in headings, labels and columns


def step(notes: Notes) -> None:
    """The organization of each finding."""
    own = notes.facts.organization or ""
    spans = [(finding.start, finding.end, finding.location.block) for finding in notes.findings]
    names = whose(notes.view, notes.facts.kind, own, spans)
    pairs = zip(notes.findings, names, strict=True)
    notes.findings = tuple(
        finding if finding.organization == name else replace(finding, organization=name) for finding, name in pairs
    )


def whose(view: View, kind: Kind, own: str, spans: Sequence[Span]) -> list[str]:
    """A name for each span."""
    if not spans:
        return []
    supervising = kind in SPEAKING or bool(words("supervising").search(own)) or _about_many(view, own)
    if kind not in MANY or (kind in QUOTING and not supervising):
        return _laid_out(view, own, spans)
    held = turns(view)
    scene = Scene(view, roster(view.text, led(view, held)), held, supervising and kind not in QUOTING)
    found = [_other(_unit(scene, span), own) for span in spans]
    told = [name for name in found if name]
    named = {unit.core for held in scene.turns for turn in held for unit in turn.units} if supervising else set()
    enough = len({*told}) >= LEAST_UNITS or len(named) > LEAST_UNITS
    sure = supervising or 2 * len(told) >= len(spans)
    return [name or own for name in found] if enough and sure else [own] * len(spans)


def _laid_out(view: View, own: str, spans: Sequence[Span]) -> list[str]:
    """Of a document about itself: its own name, unless headings, labels or columns give most findings to others."""
    held = turns(view, spoken=False)
    named = {unit.core for _, _, line in spans for unit in held[line][0].units}
    in_rows = any(view.lines[line].block.kind == BlockKind.ROW for _, _, line in spans)
    if len(named) < LEAST_OTHERS and not in_rows:
        return [own] * len(spans)
    scene = Scene(view, roster(view.text), held, free=False)
    found = [_other(_unit(scene, span), own) for span in spans]
    told = [name for name in found if name]
    many = len({*told}) >= LEAST_OTHERS and 2 * len(told) > len(spans)
    return [name or own for name in found] if many else [own] * len(spans)


def _other(name: str | None, own: str) -> str | None:
    """The name, unless it is the document's own organization, also as 附小 of a university's."""
    if not name or name == own:
        return None
    end = parts_of(name).key
    return None if parts_of(own).key.endswith(end) and not is_short_of(name, own) else name


def _about_many(view: View, own: str) -> bool:
    """Whether the title says so, or the first lines don't name the organization: then it is only guessed."""
    above = "".join(line.folded for line in view.lines[:ABOVE])
    told = bool(own) and re.sub(f"{PARTY}$", "", own.removeprefix("中共"))[-LEAST_NAME:] in above
    return not told or words("about_many").search(view.lines[0].folded) is not None


def _unit(scene: Scene, span: Span) -> str | None:
    start, end, line = span
    if scene.view.lines[line].block.kind == BlockKind.ROW:
        return _in_row(scene, span)
    turn = [turn for turn in scene.turns[line] if turn.start <= start or turn is scene.turns[line][0]][-1]
    named = tuple(_in_line(scene, span)) if scene.free else ()
    if not turn.units or not (turn.structured or scene.free):
        return _joined(scene, named, subject=True)
    carried = turn.level == SPOKEN and turn.start < scene.view.lines[line].start
    if carried and named:
        return _joined(scene, named, subject=True)
    return _joined(scene, _named_again(scene, turn, start, end) or turn.units)


def _joined(scene: Scene, units: Sequence[Mention], *, subject: bool = False) -> str | None:
    return "、".join(dict.fromkeys(scene.roster.full(unit, subject=subject) for unit in units)) or None


def _named_again(scene: Scene, turn: Turn, start: int, end: int) -> tuple[Mention, ...]:
    """The unit that the finding itself starts with, or that one of a turn's several units that it or the text names."""
    if scene.free and turn.level == SPOKEN:
        first = next(mentions(scene.view.text, start, end), None)
        if first and first.clause == start and not _branch(first):
            return (first,)
    if len(turn.units) == 1:
        return ()
    cores = {unit.core for unit in turn.units}
    inside = [unit for unit in mentions(scene.view.text, start, end) if unit.core in cores]
    before = [unit for unit in mentions(scene.view.text, turn.start + 1, start) if unit.core in cores]
    return tuple(inside[:1] or before[-1:])


def _in_line(scene: Scene, span: Span) -> Iterator[Mention]:
    """The units that the finding, or else the line before it, speaks of."""
    start, end, line = span
    text = scene.view.text
    mark = MARK.match(text, start, end)
    opening = mark.end() if mark else start
    subject = text[opening : opening + SUBJECT]
    if words("speaker").match(subject):
        return
    inside = list(mentions(text, start, end))
    first = inside[0].start if inside else end
    if words("plural").search(text[start:first] if inside else subject):
        return
    before = list(mentions(text, scene.view.lines[line].start, start))
    if inside and not (before and _branch(inside[0])):
        yield from _row_of(text, inside)
    else:
        yield from before[-1:]


def _branch(unit: Mention) -> bool:
    """Whether the name is that of a part, such as 西校区 or 城南分园."""
    return unit.core.endswith(("校区", "分园", "分校"))


def _row_of(text: str, units: Sequence[Mention]) -> Iterator[Mention]:
    """The first unit and those joined to it by 、."""
    for at, unit in enumerate(units):
        if at and text[units[at - 1].end : unit.start] != "、":
            return
        yield unit


def _in_row(scene: Scene, span: Span) -> str | None:
    """The unit that a table row names in its own column."""
    cells = columns(scene.view, span[2])
    for head, text in cells.items():
        if words("column").search(head) and not words("other_column").search(head):
            units = labelled(text) or labelled(text + head) or (tuple(mentions(text, 0, len(text)))[:1])
            if units:
                return _joined(scene, units)
    return _joined(scene, tuple(_in_line(scene, span))) if scene.free else None
