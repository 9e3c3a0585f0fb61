"""A document as the tagger sees it: folded lines, headings above them, segments."""

from __future__ import annotations

from extractors.chinese.features import View
from extractors.chinese.lines import Line, fold
from extractors.chinese.sections import sections
from extractors.chinese.segments import segments
from extractors.document import Document


def view(document: Document) -> View:
    """The whole document, cut into segments."""
    lines = [Line(index, start, block, fold(block.text)) for index, (start, block) in enumerate(document.places())]
    return View("\n".join(line.folded for line in lines), lines, sections(lines), tuple(segments(lines)))
