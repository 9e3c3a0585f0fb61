"""The spaCy pipeline: a blank Chinese one whose tokens are characters, and our components in STEPS, in this order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.chinese.articles import articles
from extractors.chinese.notes import Notes
from extractors.chinese.view import view
from extractors.document import Document

Step = Callable[[Notes], None]

# component name -> module of this package with `step(notes)`
STEPS: tuple[tuple[str, str], ...] = (
    ("shugai_facts", "facts_step"),  # who speaks about which year; several articles in one file
    ("shugai_tags", "tags_step"),  # findings and measures as runs of segments
    ("shugai_remarks", "remarks"),  # marginal remarks once more, as a review of their own
    ("shugai_findings", "findings_step"),
    ("shugai_evidence", "evidence"),  # pictures that show a finding
    ("shugai_sources", "sources"),  # who found each problem
    ("shugai_remark_sources", "remark_sources"),
    ("shugai_whose", "whose"),  # whose problem it is
    ("shugai_measures", "measures_step"),  # with deadlines and responsible parties
    ("shugai_quantities", "quantities_step"),
    ("shugai_counts", "counts_step"),  # counts of problems that the text itself gives
)
SPANS = ("findings", "measures", "quantities")
NOTES = "notes"
MAX_LENGTH = 50_000_000  # characters; the readers' limits come first


class Characters:
    """A tokenizer that makes every character a token, so that no word boundary can be wrong."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._ids = _Ids(vocab.strings)

    def __call__(self, text: str) -> Doc:
        words: list[Any] = [*map(self._ids.__getitem__, text)]
        return Doc(self.vocab, words=words, spaces=[False] * len(text))


class _Ids(dict[str, int]):
    """spaCy's number of each character; handed over as numbers, a text's tokens are made twice as fast."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, char: str) -> int:
        self[char] = self._strings.add(char)
        return self[char]


@cache
def pipeline() -> Language:
    """The pipeline, built once."""
    language = spacy.blank("zh")
    language.max_length = MAX_LENGTH
    language.tokenizer = Characters(language.vocab)
    for name, module in STEPS:
        _register(name, import_module(f"{__package__}.{module}").step)
        language.add_pipe(name)
    return language


def _register(name: str, step: Step) -> None:
    def component(doc: Doc) -> Doc:
        step(doc.user_data[NOTES])
        return doc

    Language.component(name, func=component)


def understand(document: Document) -> Doc:
    """The document as a spaCy Doc: notes in its user data, findings, measures and quantities as span groups."""
    language = pipeline()
    found = articles(document)
    seen = view(document, found)
    doc = language.tokenizer(seen.text)
    doc.user_data[NOTES] = Notes(document, seen, articles=found)
    doc = language(doc)
    for group in SPANS:
        spans = getattr(doc.user_data[NOTES], group)
        doc.spans[group] = [doc[item.start : item.end] for item in spans]
    return doc


def notes(document: Document) -> Notes:
    """What the steps make out of a document."""
    found: Notes = understand(document).user_data[NOTES]
    return found
