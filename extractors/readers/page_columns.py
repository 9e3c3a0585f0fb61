"""The order in which a page is read: columns found by their gutters, whatever order the file writes them in."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from extractors.readers.page import Flow, Item, Line

GUTTER = 0.6  # em: narrowest gutter
PROSE = 6.0  # em: median width of the lines of a column of prose, at least
MIN_LINES = 2  # a column has at least these many lines
MIN_TOGETHER = 6  # and the two beside a gutter together at least these
MAX_COLUMNS = 4
WIDE = 1.8  # em: a gap that a writer makes on purpose
SAME_ROW = 0.5  # share of the lower line's height that two parts of one row share


def flows(items: list[Item], gutter: float | None) -> tuple[Flow, ...]:
    """The items as flows in reading order, parted at that gutter, if any."""
    if gutter is None:
        return (Flow(tuple(rows(items))),) if items else ()
    found: list[Flow] = []
    for band in _bands(items, gutter):
        left = [item for item in band if item.x1 <= gutter]
        right = [item for item in band if item.x0 >= gutter]
        if left and right:
            found += _side_by_side(left, right)
        else:
            found.append(Flow(tuple(rows(band))))
    return tuple(found)


def _side_by_side(left: list[Item], right: list[Item]) -> list[Flow]:
    parts = [flow for side in (left, right) for flow in flows(side, find_gutter(side))]
    return [replace(flow, column=n, columns=len(parts)) for n, flow in enumerate(parts)]


def is_free(x: float | None, items: list[Item]) -> bool:
    """Whether a gutter of other pages is crossed by none of the items."""
    return x is not None and not any(item.x0 < x < item.x1 for item in items)


def find_gutter(items: list[Item]) -> float | None:
    """The x that parts most lines into a left and a right column and is crossed by few."""
    best, found = 0, None
    for x in _candidates(items):
        left = [item for item in items if item.x1 <= x]
        right = [item for item in items if item.x0 >= x]
        score = min(len(left), len(right)) if len(left) + len(right) >= MIN_TOGETHER else 0
        if score >= MIN_LINES and score > best and _column(left) and _column(right) and _beside(left, right):
            best, found = score, x
    return found


def _candidates(items: list[Item]) -> list[float]:
    """Middles of gaps between a line's end and the next start to its right."""
    starts = sorted({round(x, 1) for x in {item.x0 for item in items}})
    ends = sorted({round(x, 1) for x in {item.x1 for item in items}})
    em = min((item.size for item in items if isinstance(item, Line)), default=10.0)
    found = []
    for start in starts:
        before = [end for end in ends if end <= start - GUTTER * em]
        if before:
            found.append((before[-1] + start) / 2)
    return found


def _column(items: list[Item]) -> bool:
    """Whether the items are a column of prose, and not cells of a table without rules."""
    widths = sorted((item.x1 - item.x0) / item.size for item in items if isinstance(item, Line))
    return len(widths) >= MIN_LINES and widths[len(widths) // 2] >= PROSE


def _beside(left: list[Item], right: list[Item]) -> bool:
    top = max(min(item.top for item in side) for side in (left, right))
    return top < min(max(item.bottom for item in side) for side in (left, right))


def _bands(items: list[Item], gutter: float) -> list[list[Item]]:
    """Items from top to bottom, parted by those that cross the gutter."""
    crossing = sorted((i for i in items if i.x0 < gutter < i.x1), key=lambda i: i.top)
    sides = sorted((i for i in items if not i.x0 < gutter < i.x1), key=lambda i: i.top)
    bands: list[list[Item]] = []
    for item in crossing:
        above = [side for side in sides if _middle(side) < _middle(item)]
        sides = sides[len(above) :]
        if above:
            bands.append(above)
        if bands and not above and bands[-1][-1] in crossing:
            bands[-1].append(item)
        else:
            bands.append([item])
    return [*bands, sides] if sides else bands


def _middle(item: Item) -> float:
    return (item.top + item.bottom) / 2


def rows(items: list[Item]) -> list[Item]:
    """Items from top to bottom; the parts of one printed row are one line again."""
    found: list[list[Item]] = []
    for item in sorted(items, key=_middle):
        if found and all(_same_row(other, item) for other in found[-1]):
            found[-1].append(item)
        else:
            found.append([item])
    return [reduce(_joined, sorted(row, key=lambda i: i.x0)) if len(row) > 1 else row[0] for row in found]


def _same_row(a: Item, b: Item) -> bool:
    if not (isinstance(a, Line) and isinstance(b, Line)):
        return False
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared >= SAME_ROW * min(a.bottom - a.top, b.bottom - b.top) and (a.x1 <= b.x0 + 1 or b.x1 <= a.x0 + 1)


def _joined(a: Item, b: Item) -> Item:
    assert isinstance(a, Line)
    assert isinstance(b, Line)
    shift = len(a.text) + 1
    return replace(
        a,
        text=f"{a.text} {b.text}",
        x1=b.x1,
        top=min(a.top, b.top),
        bottom=max(a.bottom, b.bottom),
        size=max(a.size, b.size),
        bold=a.bold and b.bold,
        parts=a.parts + (b.x0 - a.x1 >= WIDE * b.size),
        doubts=a.doubts + tuple(replace(d, start=d.start + shift, end=d.end + shift) for d in b.doubts),
        raised=a.raised + tuple((start + shift, end + shift) for start, end in b.raised),
    )
