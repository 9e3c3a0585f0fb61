"""Which runs that the tagger took for findings are believed: who states problems, what only names or denies them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extractors.chinese.features import View, classes
from extractors.chinese.runs import Run
from extractors.chinese.segments import Opener
from extractors.lexicons import alternatives, load

SURE = 0.8  # chance from which a finding shows that its article states problems at all
DOUBTFUL = 0.65  # an article without a sure finding must offer more than this
NUMBERED = range(1, 5)  # levels of headings that are numbered; others may be sentences
DEPTHS = (Opener.HAN_COMMA, Opener.BRACKET_HAN, Opener.NUMBER, Opener.BRACKET_NUMBER, Opener.RING)  # outermost first
GROUP = 30  # characters of a numbered sentence that may only name the items below it
SENTENCE = re.compile(r"[^。;!?]+")


def believed(view: View, found: Sequence[Run]) -> list[Run]:
    """The runs that stay findings."""
    sure = {view.article(run.line) for run in found if run.score >= SURE}
    likely = [run for run in found if run.score >= DOUBTFUL or view.article(run.line) in sure]
    heads = _heads(view, likely)
    return [run for run in likely if run.line not in heads and not _denial(view.text[run.start : run.end])]


def _heads(view: View, found: Iterable[Run]) -> set[int]:
    """Lines that name a group of findings below them: the units below are the findings."""
    found = list(found)
    lines = {run.line for run in found}
    above = {at for line in lines for at in view.sections[line].path if at != line}
    named = {run.line for run in found if run.line + 1 in lines and _opens_list(view, run)}
    return named | {at for at in above if view.sections[at].level in NUMBERED}


def _opens_list(view: View, run: Run) -> bool:
    """Whether a short numbered sentence fills its line and a deeper numbering follows: 2.收缴不及时。 (1)…"""
    if run.end - run.start > GROUP or run.last + 1 >= len(view.segments):
        return False
    own, below = view.segments[run.first], view.segments[run.last + 1]
    alone = own.start == view.lines[run.line].start and below.line > run.line
    return alone and own.opener in DEPTHS and below.opener in DEPTHS[DEPTHS.index(own.opener) + 1 :]


def _denial(text: str) -> bool:
    """Whether one sentence only says that nothing bad has happened: 没有瞒报漏报."""
    sentences = [sentence for sentence in SENTENCE.findall(text) if sentence.strip()]
    if len(sentences) != 1 or not _denied().search(sentences[0]):
        return False
    return not classes("cues")[0].search(_denied().sub("", sentences[0]))


@cache
def _denied() -> re.Pattern[str]:
    """Denials of offences."""
    offences = alternatives(load("denials")["offences"])
    return re.compile(
        rf"(?:没有|从未|未|无|没)(?:再)?(?:发生|发现|出现|有)?(?:任何|一起|过|一例)?[^,。;!?]{{0,6}}?(?:{offences})[^,。;!?]*"
    )
