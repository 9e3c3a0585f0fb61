"""Runs of characters to printed lines, cut where a gap is wide enough to be a gutter or a cell border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter, sub
from statistics import median

from extractors.readers.page import Line
from extractors.readers.pdf_runs import OVERLAP, Run

SAME_LINE = 0.3  # em: runs whose baselines differ less stand on one line
CUT_GAP = 0.9  # em: a wider gap ends the line part
SMALL = 0.75  # of its neighbour's size: a raised run is set no larger
RAISED = 0.6  # em of its neighbour that it stands above the line, at most
BESIDE = 0.3  # em of its neighbour between the two
LATIN_SPACE = 0.16  # em between Latin letters or digits, over the line's usual gap
WIDE_SPACE = 0.24  # em between other characters, over the line's usual gap
LATIN = "\u2000"  # characters before this one are set as narrow letters
TURNED = 5.0  # degrees from upright

_LEFT = attrgetter("x0")


def lines(runs: list[Run]) -> list[Line]:
    """The line parts of a page, each row cut at wide gaps."""
    upright = [run for run in runs if abs(run.angle) <= TURNED]
    turned = [_line([run]) for run in runs if abs(run.angle) > TURNED]
    return [_line(part) for row in _rows(upright) for part in _parts(row)] + turned


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs of one baseline together, with the small raised ones (1, ², ①) that lean on them."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=attrgetter("baseline")):
        for row in rows[-1:-5:-1]:
            if _same_line(row[0], run):
                row.append(run)
                break
        else:
            rows.append([run])
    sizes = [run.size for run in runs]
    pairs = [*pairwise(rows)] if runs and min(sizes) <= SMALL * max(sizes) else []
    for above, row in reversed(pairs):
        if all(any(_leans(small, run) for run in row) for small in above):
            row += above
            above.clear()
    return [row for row in rows if row]


def _same_line(a: Run, b: Run) -> bool:
    return abs(a.baseline - b.baseline) <= SAME_LINE * max(a.size, b.size)


def _leans(small: Run, run: Run) -> bool:
    """Whether a run is set small, above the line, right beside another."""
    if small.size > SMALL * run.size or not 0 < run.baseline - small.baseline <= RAISED * run.size:
        return False
    return min(abs(small.x0 - run.x1), abs(run.x0 - small.x1)) <= BESIDE * run.size


def _parts(row: list[Run]) -> list[list[Run]]:
    """The runs of a row from left to right, cut at wide gaps."""
    if len(row) == 1:
        return [row]
    size = max(run.size for run in row)
    ordered = sorted(row, key=_LEFT)
    if any(b.x0 < a.x1 - OVERLAP * size for a, b in pairwise(ordered)):
        ordered = sorted((single for run in row for single in _singles(run)), key=_LEFT)
    parts = [[ordered[0]]]
    for before, run in pairwise(ordered):
        if run.x0 - before.x1 > CUT_GAP * size:
            parts.append([])
        parts[-1].append(run)
    return parts


def _singles(run: Run) -> list[Run]:
    """The run character by character, for lines that a file writes in pieces that lie in each other."""
    return [run.cut(n, n + 1) for n, char in enumerate(run.chars) if not char.isspace()]


def _line(part: list[Run]) -> Line:
    run = part[0] if len(part) == 1 else _together(part)
    inked = run.chosen([char != " " for char in run.chars]) if " " in run.chars else run
    text, gaps = run.chars, list(map(sub, run.lefts[1:], run.rights))
    return Line(
        text=_text(text, gaps, run.size),
        x0=inked.x0,
        top=min(inked.tops),
        x1=inked.x1,
        bottom=max(inked.bottoms),
        size=run.size,
        bold=sum(run.bold for run in part) * 2 > len(part),
        upright=abs(run.angle) <= TURNED,
        raised=tuple(_raised(part, gaps, run.size)) if len(part) > 1 else (),
    )


def _raised(part: list[Run], gaps: list[float], size: float) -> Iterator[tuple[int, int]]:
    """Where in the line's text its small raised runs stand."""
    chars = "".join(run.chars for run in part)
    end = 0
    for before, run in zip([part[0], *part], part, strict=False):
        start, end = end, end + len(run.chars)
        if _leans(run, before):
            stop = len(_text(chars[:end], gaps[: end - 1], size))
            yield stop - end + start, stop


def _together(part: list[Run]) -> Run:
    """Runs one after the other as one, of the size that most of its characters have."""
    sides = [[run.lefts, run.tops, run.rights, run.bottoms] for run in part]
    lefts, tops, rights, bottoms = ([*chain.from_iterable(side)] for side in zip(*sides, strict=True))
    size = part[0].size
    if any(run.size != size for run in part):
        size = median(run.size for run in part for _ in run.chars)
    chars = "".join(run.chars for run in part)
    return part[0]._replace(chars=chars, lefts=lefts, tops=tops, rights=rights, bottoms=bottoms, size=size)


def _text(chars: Sequence[str], gaps: list[float], size: float) -> str:
    """The characters with a space where one is written or a gap shows it."""
    if not gaps or max(gaps) <= LATIN_SPACE * size:
        return " ".join("".join(chars).split())
    usual = max(0.0, median(gaps))
    out = [chars[0]]
    for (a, b), gap in zip(pairwise(chars), gaps, strict=True):
        if gap > LATIN_SPACE * size and gap - usual > _least_space(a, b) * size:
            out.append(" ")
        out.append(b)
    return " ".join("".join(out).split())


def _least_space(a: str, b: str) -> float:
    """The gap in em that shows a space between two characters."""
    narrow = (a < LATIN) + (b < LATIN)
    return LATIN_SPACE if narrow == 2 else WIDE_SPACE * (2 if narrow else 1)
