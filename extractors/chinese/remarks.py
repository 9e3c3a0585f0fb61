"""Step: marginal remarks (批注) tagged anew as what they are, a superior's review, wherever in the file they stand.

Inside the file they come last, under headings that they do not belong to, and nobody numbers them; so each of their
sentences is judged as an item of a short review of its own, and what finds something wrong becomes a finding.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.chinese.notes import Notes
from extractors.chinese.segments import Segment
from extractors.chinese.tagger import Label, Tag, tag
from extractors.chinese.view import view
from extractors.document import Block, BlockKind, Document, Origin, Reading
from extractors.lexicons import load

TITLE = "述职报告"
HEADING = "二、存在的问题和不足"
OPENER = "一是"
ITEM = 2  # the line of the sentence under title and heading
TOLD = 0.6  # how surely a sentence states a problem that names a deficiency
LEAST = 0.1  # the same for one that only denies something, by the tagger: who remarks, remarks on what is wrong
FINDINGS = (Label.FINDING, Label.MORE_FINDING)


def step(notes: Notes) -> None:
    """New tags for the segments of remarks; what they ask for is no measure that anybody has promised."""
    lines, segments = notes.view.lines, notes.view.segments
    places = [at for at, one in enumerate(segments) if lines[one.line].block.kind is BlockKind.COMMENT]
    for at in places:
        chance = _said_wrong(notes.view.text[segments[at].start : segments[at].end], notes.document.origin)
        notes.tags[at] = _tag(chance, goes_on=at > 0 and _goes_on(segments[at - 1], segments[at], notes.tags[at - 1]))


def _said_wrong(sentence: str, origin: Origin) -> float:
    """How surely a sentence states a problem, judged alone; 0: it does not."""
    told = _praise().sub("", sentence)
    deficient, denied = (bool(pattern.search(told)) for pattern in _cues())
    if not (deficient or denied):
        return 0.0
    item = OPENER + sentence.strip()
    kinds = ((BlockKind.TITLE, TITLE), (BlockKind.HEADING, HEADING), (BlockKind.PARAGRAPH, item))
    review = view(Document(origin, tuple(Block(text, kind, text, text) for kind, text in kinds), Reading(0, 0)))
    tagged = zip(review.segments, tag(review), strict=True)
    chance = max((_chance(one) for segment, one in tagged if segment.line == ITEM), default=0.0)
    if deficient:
        return max(chance, TOLD)
    return chance if chance >= LEAST else 0.0


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of deficiency, and of denial."""
    deficiency, negation = (load("cues")[name] for name in ("deficiency", "negation"))
    return re.compile("|".join(map(re.escape, deficiency))), re.compile("|".join(map(re.escape, negation)))


@cache
def _praise() -> re.Pattern[str]:
    """Denials that praise: 不错."""
    return re.compile("|".join(map(re.escape, load("remarks")["praise"])))


def _chance(one: Tag) -> float:
    if one.label in FINDINGS:
        return one.score
    return 1 - one.score if one.label is Label.OTHER else 0.0


def _tag(chance: float, *, goes_on: bool) -> Tag:
    if not chance:
        return Tag(Label.OTHER, 1.0)
    return Tag(Label.MORE_FINDING if goes_on else Label.FINDING, chance)


def _goes_on(before: Segment, segment: Segment, tagged: Tag) -> bool:
    """Whether a sentence goes on with the problem that the one before it in the same remark states."""
    return before.line == segment.line and tagged.label in FINDINGS
