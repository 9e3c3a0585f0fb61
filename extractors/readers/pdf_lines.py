"""Runs of characters to printed lines, cut where a gap is wide enough to be a gutter or a cell border."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from statistics import median

from extractors.readers.page import Line
from extractors.readers.pdf_glyphs import Glyph, Run

SAME_LINE = 0.3  # em: runs whose baselines differ less stand on one line
CUT_GAP = 0.9  # em: a wider gap ends the line part
LATIN_SPACE = 0.16  # em between Latin letters or digits
WIDE_SPACE = 0.24  # em between other characters, over the line's usual gap
TURNED = 5.0  # degrees from upright


def lines(runs: list[Run]) -> list[Line]:
    """The line parts of a page, each row cut at wide gaps."""
    upright = [run for run in runs if abs(run.angle) <= TURNED]
    turned = [_line(run.glyphs, [run]) for run in runs if abs(run.angle) > TURNED]
    return [part for row in _rows(upright) for part in _parts(row)] + turned


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs of one baseline together; a small raised run (a note mark) joins the line that it leans on."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.baseline):
        near = next((row for row in rows[-1:-5:-1] if _same_line(row[0], run)), None)
        if near is None:
            rows.append([run])
        else:
            near.append(run)
    return rows


def _same_line(a: Run, b: Run) -> bool:
    return abs(a.baseline - b.baseline) <= SAME_LINE * max(a.size, b.size)


def _parts(row: list[Run]) -> list[Line]:
    size = max(run.size for run in row)
    pairs = sorted(((glyph, run) for run in row for glyph in run.glyphs), key=lambda pair: pair[0].x0)
    parts: list[list[tuple[Glyph, Run]]] = []
    end = -1e9
    for glyph, run in pairs:
        if glyph.char.isspace():
            if parts and glyph.x0 - end <= CUT_GAP * size:
                parts[-1].append((glyph, run))
            continue
        if glyph.x0 - end > CUT_GAP * size:
            parts.append([])
        parts[-1].append((glyph, run))
        end = max(end, glyph.x1)
    return [_line([glyph for glyph, _ in part], [run for _, run in part]) for part in parts]


def _line(glyphs: list[Glyph], owners: list[Run]) -> Line:
    inked = [glyph for glyph in glyphs if not glyph.char.isspace()]
    size = median(run.size for run in owners)
    return Line(
        text=_text(glyphs, size),
        x0=min(glyph.x0 for glyph in inked),
        top=min(glyph.top for glyph in inked),
        x1=max(glyph.x1 for glyph in inked),
        bottom=max(glyph.bottom for glyph in inked),
        size=size,
        bold=sum(run.bold for run in owners) * 2 > len(owners),
        upright=abs(owners[0].angle) <= TURNED,
    )


def _text(glyphs: list[Glyph], size: float) -> str:
    """The characters with a space where one is written or a gap shows it."""
    usual = _usual_gap(glyphs)
    out: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if glyph.char.isspace():
            if before is not None and out[-1] != " ":
                out.append(" ")
            continue
        if before is not None and out[-1] != " " and _spaced(before, glyph, usual, size):
            out.append(" ")
        out.append(glyph.char)
        before = glyph
    return "".join(out).strip()


def _usual_gap(glyphs: list[Glyph]) -> float:
    gaps = [b.x0 - a.x1 for a, b in pairwise(glyphs)]
    return max(0.0, median(gaps)) if gaps else 0.0


def _spaced(a: Glyph, b: Glyph, usual: float, size: float) -> bool:
    gap = b.x0 - a.x1
    if _latin(a.char) and _latin(b.char):
        return gap > LATIN_SPACE * size + usual
    if _latin(a.char) or _latin(b.char):
        return gap > 2 * WIDE_SPACE * size + usual
    return gap > WIDE_SPACE * size + usual


def _latin(char: str) -> bool:
    return char.isascii() or unicodedata.east_asian_width(char) in {"N", "Na", "H"}
