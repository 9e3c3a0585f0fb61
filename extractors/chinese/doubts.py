"""Which runs that the tagger took for findings are believed: who states problems, what only names or denies them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extractors.chinese.features import View, classes
from extractors.chinese.runs import Run
from extractors.lexicons import alternatives, load

SURE = 0.8  # chance from which a finding shows that its article states problems at all
DOUBTFUL = 0.65  # an article without a sure finding must offer more than this
NUMBERED = range(1, 5)  # levels of headings that are numbered; others may be sentences
SENTENCE = re.compile(r"[^。;!?]+")


def believed(view: View, found: Sequence[Run]) -> list[Run]:
    """The runs that stay findings."""
    sure = {view.article(run.line) for run in found if run.score >= SURE}
    likely = [run for run in found if run.score >= DOUBTFUL or view.article(run.line) in sure]
    heads = _heads(view, likely)
    return [run for run in likely if run.line not in heads and not _denial(view.text[run.start : run.end])]


def _heads(view: View, found: Iterable[Run]) -> set[int]:
    """Headings that name a group of findings below them: the units below are the findings."""
    lines = {run.line for run in found}
    above = {at for line in lines for at in view.sections[line].path if at != line}
    return {at for at in above if view.sections[at].level in NUMBERED}


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
        rf"(?:没有|从未|未|无|没)(?:再)?(?:发生|发现|出现|有)?(?:任何|一起|过|一例)?[^,。;!?]{{0,6}}?(?:{offences})"
    )
