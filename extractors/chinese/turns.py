"""Whose turn it is: the unit that each line of a document about many units speaks about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.chinese.features import View
from extractors.chinese.lines import Line
from extractors.chinese.sections import BARE_LEVEL, LABEL_LEVEL
from extractors.chinese.units import MARK, Mention, addressed, labelled, may_name, mentions, words
from extractors.document import BlockKind

SPOKEN = 5  # level of a turn that a sentence announces: below numbered headings, above labels
PERSON = 4  # characters of a person's name
OPENING = 100  # characters of a line in which its label, whatever stands before it, ends
HEAD = 40  # characters in which a line's label ends
NAME = r"[\u4e00-\u9fff]{2,4}"
_LABEL = re.compile(rf"(?:\d{{1,2}}:\d\d)?[^。;:]{{2,{HEAD}}}?(?:\([^()]*\))?(?:[:。]|$)")
_BRACKETED = re.compile(r"【([^【】]{2,30})】")
_ABOUT = re.compile(
    r"(?:.{0,16}?(?:组|办|委|同志|书记|局长|主任|委员))?(?:对|向)(.{3,30}?)的?(?:延伸)?(?:反馈|点评|意见|评价|检查)(?:意见|情况)?"
)
_SPEAKER = re.compile(rf"({NAME})(?:\([^()]*\))?:")
_LEADER = r"[\u4e00-\u9fff]{1,3}(?:书记|校长|园长|主任|同志)"
_LEADER_NEXT = re.compile(rf"[,、]?的?{_LEADER}[,。:呢!]")
_LEADER_FIRST = re.compile(rf"{_LEADER}[,。:]")
_PERSON_FIRST = re.compile(rf"({NAME})[ (]")


@dataclass(frozen=True, slots=True)
class Turn:
    """From `start` on the text speaks about these units; about none of them where there are none."""

    start: int
    units: tuple[Mention, ...]
    structured: bool  # told by a heading or a line's label
    level: int = SPOKEN


NOBODY = Turn(0, (), structured=False)


def turns(view: View, *, spoken: bool = True) -> list[tuple[Turn, ...]]:
    """For each line the turns that hold in it, the first one from its start; those that words announce if `spoken`."""
    current, found = NOBODY, []
    people: dict[str, Turn] = {}
    for line, section in zip(view.lines, view.sections, strict=True):
        current = _first(view, line, section.level, current, people)
        held = [current, *_announced(view, line)] if spoken and section.level is None else [current]
        people.update((name, turn) for turn in held for name in _people(line, turn))
        current = held[-1]
        found.append(tuple(held))
    return found


def _first(view: View, line: Line, level: int | None, current: Turn, people: dict[str, Turn]) -> Turn:
    """The turn with which a line begins."""
    if level == 0 or line.block.kind == BlockKind.ROW:
        return NOBODY
    if level is not None:
        return _headed(line, level, current)
    units = _labels(line.folded)
    if units:
        return Turn(line.start, units, structured=True)
    speaker = _SPEAKER.match(line.folded) if people else None
    if speaker and speaker[1] in people:
        return people[speaker[1]]
    ends = current is not NOBODY and current.level >= SPOKEN and words("closing").search(line.folded[:12])
    return NOBODY if ends else current


def _labels(text: str) -> tuple[Mention, ...]:
    """The units that a line names before it says anything of them, or as those whom it is about."""
    if not may_name(text[:OPENING]):
        return ()
    bracketed, label = _BRACKETED.match(text), _LABEL.match(text)
    if bracketed:
        return labelled(bracketed[1])
    if label and _is_short(label[0]):
        return labelled(label[0])
    return _about(text)


def _about(text: str) -> tuple[Mention, ...]:
    """Whom a heading is about: 对市第一中学党委的反馈."""
    if len(text) > HEAD:
        return ()
    about = _ABOUT.fullmatch(MARK.sub("", text.strip(), count=1))
    return labelled(about[1]) if about else ()


def _is_short(label: str) -> bool:
    """Whether a line's label holds names only, not a sentence that begins with one."""
    parts = re.split(r"[\s、,/【】]+", re.sub(r"\([^()]*\)", "", MARK.sub("", label, count=1)).rstrip("。:"))
    return all(len(part) <= PERSON or labelled(part) for part in parts)


def _headed(line: Line, level: int, current: Turn) -> Turn:
    units = labelled(line.folded) or _about(line.folded)
    if units:
        return Turn(line.start, units, structured=True, level=level)
    ends = (level <= current.level and level < BARE_LEVEL) or words("closing").search(line.folded)
    return NOBODY if ends and level < LABEL_LEVEL else current


def _announced(view: View, line: Line) -> Iterator[Turn]:
    named = [*mentions(view.text, line.start, line.end), *addressed(view.text, line.start, line.end)]
    for mention in sorted(named, key=lambda mention: mention.start):
        if mention.announced or _opens(view, line, mention):
            yield Turn(mention.start, (mention,), structured=not mention.announced)


def _opens(view: View, line: Line, mention: Mention) -> bool:
    """Whether a line begins with the unit and its leader: 二中的郁书记。; 李书记，二中。"""
    if mention.clause == line.start:
        return _LEADER_NEXT.match(view.text, mention.end) is not None
    return _LEADER_FIRST.fullmatch(view.text, line.start, mention.start) is not None


def _people(line: Line, turn: Turn) -> Iterator[str]:
    """Who leads the unit whose turn begins in this line."""
    if turn.start >= line.start and len(turn.units) == 1:
        first = _PERSON_FIRST.match(line.folded)
        if first:
            yield first[1]
