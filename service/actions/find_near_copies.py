"""Find the reports in the archive that say the same as a report just read."""

from __future__ import annotations

from collections.abc import Iterator

from service.actions.parts import Parts
from service.rules.near_copies import candidates, share, sketch
from service.store import near_copies, readings

MOST = 20  # candidates compared by their texts: who copies from more is told of these


def find_near_copies(parts: Parts, report: str) -> None:
    """Keep which reports say the same as this one; safe to repeat."""
    for older in near_copies.without_sketch(parts.store):
        near_copies.keep_sketch(parts.store, older, sketch(readings.document(parts.store, older).text))
    text = readings.document(parts.store, report).text
    near_copies.keep_sketch(parts.store, report, sketch(text))
    near_copies.keep(parts.store, report, _found(parts, report, text))


def _found(parts: Parts, report: str, text: str) -> Iterator[tuple[str, float]]:
    near = candidates(sketch(text), near_copies.other_sketches(parts.store, report))
    for other, _ in zip(near, range(MOST), strict=False):
        alike = share(text, readings.document(parts.store, other).text)
        if alike:
            yield other, alike
