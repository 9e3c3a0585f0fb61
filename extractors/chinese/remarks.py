"""Step: marginal remarks (批注) tagged anew as what they are, a superior's review, wherever in the file they stand.

Inside the file they come last, under headings that they do not belong to, and nobody numbers them; so each of their
sentences is judged as an item of a short review of its own, and what finds something wrong becomes a finding.
"""

from __future__ import annotations

from extractors.chinese.notes import Notes
from extractors.chinese.segments import Segment
from extractors.chinese.tagger import Label, Tag, tag
from extractors.chinese.view import view
from extractors.document import Block, BlockKind, Document, Origin, Reading

TITLE = "对述职报告的点评意见"
HEADING = "指出的问题"
ITEM = 2  # the line of the sentence under title and heading
OPENER = "一是"
DOUBT = 0.7  # how sure the tagger must be that a sentence states no problem
FINDINGS = (Label.FINDING, Label.MORE_FINDING)


def step(notes: Notes) -> None:
    """New tags for the segments of remarks; what they ask for is no measure that anybody has promised."""
    lines, segments = notes.view.lines, notes.view.segments
    places = [at for at, one in enumerate(segments) if lines[one.line].block.kind is BlockKind.COMMENT]
    for at in places:
        chance = _said_wrong(notes.view.text[segments[at].start : segments[at].end], notes.document.origin)
        notes.tags[at] = _tag(chance, goes_on=at > 0 and _goes_on(segments[at - 1], segments[at], notes.tags[at - 1]))


def _said_wrong(sentence: str, origin: Origin) -> float:
    """How surely a sentence states a problem, judged alone; below 1 - DOUBT: it does not."""
    item = OPENER + sentence.strip()
    kinds = ((BlockKind.TITLE, TITLE), (BlockKind.HEADING, HEADING), (BlockKind.PARAGRAPH, item))
    review = view(Document(origin, tuple(Block(text, kind, text, text) for kind, text in kinds), Reading(0, 0)))
    return max(_chance(one) for segment, one in zip(review.segments, tag(review), strict=True) if segment.line == ITEM)


def _chance(one: Tag) -> float:
    if one.label in FINDINGS:
        return one.score
    return 1 - one.score if one.label is Label.OTHER else 0.0


def _tag(chance: float, *, goes_on: bool) -> Tag:
    if chance < 1 - DOUBT:
        return Tag(Label.OTHER, 1 - chance)
    return Tag(Label.MORE_FINDING if goes_on else Label.FINDING, chance)


def _goes_on(before: Segment, segment: Segment, tagged: Tag) -> bool:
    """Whether a sentence goes on with the problem that the one before it in the same remark states."""
    return before.line == segment.line and tagged.label in FINDINGS
