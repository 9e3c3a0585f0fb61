"""Which standard a whole document should be placed under."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.standards.model import Standard
from extractors.standards.ranking import rank

LEAST_SHARE = 0.5  # of the texts that fall under some item of the standard


def choose(standards: Iterable[Standard], texts: Iterable[str]) -> Standard | None:
    """The standard under which most of the document's texts fall; None when no standard fits."""
    listed = list(texts)
    scored = [(sum(bool(rank(standard, text)) for text in listed), standard) for standard in standards]
    best, standard = max(scored, key=lambda pair: pair[0], default=(0, None))
    return standard if listed and best >= LEAST_SHARE * len(listed) else None
