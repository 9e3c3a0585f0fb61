"""Step: pictures (图3 …) go as evidence with the finding that names them, or else after which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.chinese.features import View
from extractors.chinese.lines import fold
from extractors.chinese.notes import Notes
from extractors.document import Picture
from extractors.findings import Finding

FURTHEST = 3  # lines below a finding's line in which its pictures stand: caption, second picture, its caption
NAMED = re.compile(r"(?:附?图|照片|图片|附件图)\s*[(]?\s*(\d{1,3}(?:[-—.]\d{1,3})?|[一二三四五六七八九十]{1,3})")
RANGE = re.compile(r"(?:附?图|照片|图片)\s*[(]?\s*(\d{1,3})\s*(?:至|到|~|-|—|、)\s*(?:附?图|照片|图片)?\s*(\d{1,3})")


def step(notes: Notes) -> None:
    """The pictures of each finding."""
    if not notes.document.pictures:
        return
    held = attached(notes.view, notes.findings, notes.document.pictures)
    notes.findings = tuple(
        replace(finding, pictures=tuple(pictures)) for finding, pictures in zip(notes.findings, held, strict=True)
    )


def attached(view: View, findings: Sequence[Finding], pictures: Sequence[Picture]) -> list[list[Picture]]:
    """For each finding its pictures, in the order of the file; a picture may show several findings that name it."""
    lines = {line.block.id: line.index for line in view.lines}
    told = [set(_numbers(finding.quote)) for finding in findings]
    held: list[list[Picture]] = [[] for _ in findings]
    for picture in pictures:
        number = set(_numbers(picture.caption))
        naming = [at for at, numbers in enumerate(told) if number & numbers]
        near = _before(view, findings, lines.get(picture.block or ""))
        for at in naming or ([] if near is None else [near]):
            held[at].append(picture)
    return held


def _numbers(text: str) -> Iterator[str]:
    """The numbers of the pictures that a text names: 图3, 图1至图3."""
    folded = fold(text)
    yield from (found[1] for found in NAMED.finditer(folded))
    for found in RANGE.finditer(folded):
        yield from map(str, range(int(found[1]), int(found[2]) + 1))


def _before(view: View, findings: Sequence[Finding], line: int | None) -> int | None:
    """The last finding that a picture stands in or closely after, in the same section."""
    if line is None:
        return None
    above = [at for at, finding in enumerate(findings) if finding.location.block <= line]
    if not above or line - findings[above[-1]].location.block > FURTHEST:
        return None
    between = range(findings[above[-1]].location.block + 1, line + 1)
    return None if any(view.sections[at].level is not None for at in between if not _caption(view, at)) else above[-1]


def _caption(view: View, line: int) -> bool:
    return NAMED.match(view.lines[line].folded.strip()) is not None
