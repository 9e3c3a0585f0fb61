"""雷同: sentences and whole sections that a report has copied from last year or from another unit.

Each sentence is looked up in an index of those before it, so the work grows with the text, not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractors.document import Document
from service.records import Copying, Passage, ReportRecord
from service.rules.checklist import year_of
from service.rules.grouping import same_unit
from service.rules.limits import DEFAULT, Limits
from service.rules.sentences import Sentence, likeness, number_changes, sentences, sketch

POSTINGS = 24  # places remembered for one sentence or shingle; what stands in more is everybody's phrase
WHOLE_SECTION = 3  # sentences from which a wholly copied section is called one
FEWEST_CHARACTERS = 20  # copied from one report, under which it is chance


@dataclass(frozen=True, slots=True)
class _Text:
    """A report and its sentences that count."""

    report: ReportRecord
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Copy:
    """A sentence of a text and the earlier one that it repeats."""

    at: int
    source: int  # which text
    source_at: int
    same: bool  # but for numbers


@dataclass(slots=True)
class _Index:
    """Where sentences and their rarest shingles stand in the texts so far."""

    alike: float
    texts: list[_Text] = field(default_factory=list)
    whole: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: _Text) -> None:
        """Remember a text's sentences."""
        self.texts.append(text)
        for at, sentence in enumerate(text.sentences):
            place = len(self.texts) - 1, at
            for postings in (self.whole[sentence.folded], *(self.parts[one] for one in sketch(sentence.folded))):
                if len(postings) < POSTINGS:
                    postings.append(place)

    def copies(self, text: _Text) -> Iterator[_Copy]:
        """For each sentence every earlier one that it may be copied from."""
        able: dict[int, bool] = {}
        for at, sentence in enumerate(text.sentences):
            same = self.whole.get(sentence.folded, [])
            for source, there in same or self._near(sentence):
                if source not in able:
                    able[source] = _comparable(text.report, self.texts[source].report)
                if able[source]:
                    yield _Copy(at, source, there, same=bool(same))

    def _near(self, sentence: Sentence) -> list[tuple[int, int]]:
        places = {place for part in sketch(sentence.folded) for place in self.parts.get(part, ())}
        return [
            (source, there)
            for source, there in sorted(places)
            if likeness(sentence.folded, self.texts[source].sentences[there].folded) >= self.alike
        ]


def copyings(texts: Iterable[tuple[ReportRecord, Document]], limits: Limits = DEFAULT) -> tuple[Copying, ...]:
    """Who copied from whom, the largest share first; reports are compared with earlier ones of the same kind."""
    ordered = sorted(texts, key=lambda one: (year_of(one[0]) or 0, one[0].date or "", one[0].name))
    indexes: dict[str, _Index] = {}
    found: list[Copying] = []
    for report, document in ordered:
        index = indexes.setdefault(report.kind, _Index(limits.alike / 100))
        text = _Text(report, tuple(sentences(document)))
        found += _copyings(text, index)
        index.add(text)
    return tuple(sorted(found, key=lambda one: (-one.share, one.later.name, one.earlier.name)))


def _comparable(later: ReportRecord, earlier: ReportRecord) -> bool:
    """Not two versions of one report: the same unit in the same year."""
    names = [name for name in (earlier.organization, *earlier.aliases) if name]
    own = [name for name in (later.organization, *later.aliases) if name]
    same = any(same_unit(one, other) for one in own for other in names)
    return not same or year_of(later) != year_of(earlier)


def _copyings(text: _Text, index: _Index) -> Iterator[Copying]:
    chosen = _chosen(list(index.copies(text)))
    total = sum(len(one.folded) for one in text.sentences)
    for source in sorted({copy.source for copy in chosen}):
        origin = index.texts[source]
        copies = [copy for copy in chosen if copy.source == source]
        characters = sum(len(text.sentences[copy.at].folded) for copy in copies)
        if characters >= FEWEST_CHARACTERS:
            passages = tuple(_passage(run, text, origin) for run in _runs(copies, text))
            yield Copying(text.report, origin.report, passages, characters, characters / total)


def _chosen(copies: Sequence[_Copy]) -> list[_Copy]:
    """One source a sentence: the text that most sentences are from, there the next place in order, else the latest."""
    often = Counter(source for source, _ in {(copy.source, copy.at) for copy in copies})
    chosen: list[_Copy] = []
    for _, group in groupby(copies, key=lambda copy: copy.at):
        after = (chosen[-1].source, chosen[-1].source_at + 1) if chosen else None
        ranks = {copy: (often[copy.source], (copy.source, copy.source_at) == after, copy.source) for copy in group}
        chosen.append(max(ranks, key=lambda copy: (ranks[copy], -copy.source_at)))
    return chosen


def _runs(copies: Sequence[_Copy], text: _Text) -> Iterator[list[_Copy]]:
    """Neighbouring sentences of one section that are neighbours in the source too."""
    run: list[_Copy] = []
    for copy in copies:
        goes_on = run and (copy.at, copy.source_at) == (run[-1].at + 1, run[-1].source_at + 1)
        if run and not (goes_on and text.sentences[copy.at].heading == text.sentences[run[-1].at].heading):
            yield run
            run = []
        run.append(copy)
    if run:
        yield run


def _passage(run: Sequence[_Copy], text: _Text, origin: _Text) -> Passage:
    mine = [text.sentences[copy.at] for copy in run]
    theirs = [origin.sentences[copy.source_at] for copy in run]
    return Passage(
        later=_whole(mine).place(text.report),
        earlier=_whole(theirs).place(origin.report),
        sentences=len(run),
        characters=sum(len(one.folded) for one in mine),
        verbatim=all(one.plain == other.plain for one, other in zip(mine, theirs, strict=True)),
        reworded=not all(copy.same for copy in run),
        changes=tuple(change for pair in zip(mine, theirs, strict=True) for change in number_changes(*pair)),
        section=_section(mine, text),
    )


def _whole(parts: Sequence[Sentence]) -> Sentence:
    """Sentences in a row as one."""
    first, last = parts[0], parts[-1]
    words = "".join(part.text for part in parts)
    return Sentence(words, first.start, last.end, first.block, first.page, first.heading)


def _section(copied: Sequence[Sentence], text: _Text) -> str:
    """The heading of a section that is copied from its first sentence to its last; "" for less."""
    heading = copied[0].heading
    whole = [one for one in text.sentences if one.heading == heading]
    return heading if heading and len(whole) >= WHOLE_SECTION and list(copied) == whole else ""
