"""The spaCy pipeline: our components in STEPS, in this order; what they find rides in the Doc as Notes.

The Doc has no tokens: places in the text count characters, so that no word boundary can be wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

import spacy
from spacy.language import Language
from spacy.tokens import Doc

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
NOTES = "notes"


@cache
def pipeline() -> Language:
    """The pipeline, built once."""
    language = spacy.blank("zh")
    for name, module in STEPS:
        _register(name, import_module(f"{__package__}.{module}").step)
        language.add_pipe(name)
    return language


def _register(name: str, step: Step) -> None:
    def component(doc: Doc) -> Doc:
        step(doc.user_data[NOTES])
        return doc

    Language.component(name, func=component)


def notes(document: Document) -> Notes:
    """What the steps make out of a document."""
    found = articles(document)
    doc = Doc(pipeline().vocab, user_data={NOTES: Notes(document, view(document, found), articles=found)})
    done: Notes = pipeline()(doc).user_data[NOTES]
    return done
