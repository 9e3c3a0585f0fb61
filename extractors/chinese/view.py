"""A document as the tagger sees it: folded lines, headings above them, segments."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.chinese.features import View
from extractors.chinese.lines import Line, fold
from extractors.chinese.sections import sections
from extractors.chinese.segments import segments
from extractors.document import Document
from extractors.findings import Article


def view(document: Document, articles: Sequence[Article] = ()) -> View:
    """The whole document, cut into segments; each article has its own title and headings."""
    lines = [Line(index, start, block, fold(block.text)) for index, (start, block) in enumerate(document.places())]
    opened = {article.start for article in articles}
    starts = tuple(line.index for line in lines if line.start in opened) or (0,)
    text = "\n".join(line.folded for line in lines)
    return View(text, lines, sections(lines, starts), tuple(segments(lines)), starts)
