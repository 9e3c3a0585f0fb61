"""Running heads, page numbers and watermarks, told apart from the body by repetition and place."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from statistics import median

from extractors.document import Skipped
from extractors.readers.headings import ATTACHMENT, printed_number
from extractors.readers.page import Item, Line, Page

HEAD, FOOT = 0.1, 0.89  # shares of the page's height: running heads and feet stand outside of them
SAME_PLACE = 0.015  # of the page's height
REPEATED_SHARE = 0.3  # of the pages, and at least two
WATERMARK_PAGES = 3
LARGE = 1.4  # times the page's usual size: may be a watermark
TITLE = 1.2  # times the page's usual size: a title, also where every page has the same
SAMPLE = 30  # characters
Key = tuple[str, int]  # a line's text, its digits apart, and its place

FURNITURE, NUMBER, WATERMARK, CONTENTS = "页眉页脚", "页码", "水印", "目录"
_LEADER = re.compile(r".{1,80}?(?:[.．·…⋯—-]\s?){5,}\d{1,3}")  # 一、主要工作……3
_DIGITS = re.compile(r"\d+")
_DASH = r"[-—–－_·•.~～\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}(?:第\s*)?(?:\d{{1,4}}|[ivxIVX]{{1,6}}|(?<=第)[一二三四五六七八九十百]{{1,4}})(?:\s*页)?"
    rf"(?:\s*[/／,，]?\s*共?\s*\d{{1,4}}\s*页?)?{_DASH}"
)  # fmt: skip


def without_furniture(pages: list[Page]) -> list[Page]:
    """The pages with only their body in `items`, and what was left out in `skipped`."""
    repeated = _repeated(pages)
    return [_strip(page, repeated) for page in pages]


def _repeated(pages: list[Page]) -> dict[Key, int]:
    """On how many pages a text, its digits apart, stands at a place; 0 for too small a share of them."""
    where: dict[Key, set[int]] = defaultdict(set)
    least_large = LARGE * min(map(_usual, pages), default=0.0)
    for page in pages:
        for item in page.items:
            if isinstance(item, Line) and (item.size >= least_large or not _is_inside(item, page, 2 * SAME_PLACE)):
                for key in _keys(item, page):
                    where[key].add(page.number)
    least = max(2, REPEATED_SHARE * len(pages))
    return {key: len(numbers) if len(numbers) >= least else 0 for key, numbers in where.items()}


def _usual(page: Page) -> float:
    """The size of most lines of the page."""
    return median([item.size for item in page.items if isinstance(item, Line)] or [0.0])


def _is_inside(line: Line, page: Page, depth: float = 0.0) -> bool:
    """Whether the line stands where the body does, so far from heads and feet, as a share of the page's height."""
    return HEAD + depth < (line.top + line.bottom) / 2 / page.height < FOOT - depth


def _keys(line: Line, page: Page) -> tuple[Key, Key]:
    """The line's text with its place in two overlapping rasters, so that no border parts equal places."""
    text = _DIGITS.sub("#", line.text.replace(" ", ""))
    place = (line.top + line.bottom) / 2 / page.height / (2 * SAME_PLACE)
    return (text, 2 * int(place)), (text, 2 * int(place + 0.5) + 1)


def _strip(page: Page, repeated: dict[Key, int]) -> Page:
    kept: list[Item] = []
    left_out: dict[str, list[str]] = defaultdict(list)
    usual = _usual(page)
    for item in page.items:
        reason = _reason(item, page, repeated, usual) if isinstance(item, Line) else None
        if reason and isinstance(item, Line):
            left_out[reason].append(item.text)
        else:
            kept.append(item)
    skipped = tuple(_skipped(reason, texts) for reason, texts in left_out.items())
    return replace(page, items=tuple(kept), skipped=page.skipped + skipped)


def _reason(line: Line, page: Page, repeated: dict[Key, int], usual: float) -> str | None:
    if not line.upright:
        return WATERMARK
    if _LEADER.fullmatch(line.text):
        return CONTENTS
    if _is_inside(line, page):
        large_one = line.size >= LARGE * usual and _often(line, page, repeated) >= WATERMARK_PAGES
        return WATERMARK if large_one and _overprints(line, page) else None
    if _PAGE_NUMBER.fullmatch(line.text) and _outermost(line, page):
        return NUMBER
    return FURNITURE if _often(line, page, repeated) and not _begins_something(line, usual) else None


def _begins_something(line: Line, usual: float) -> bool:
    """Whether the line is a title, a numbered line or an attachment's mark, which many pages may begin with."""
    return line.size >= TITLE * usual or bool(printed_number(line.text)[0]) or bool(ATTACHMENT.match(line.text))


def _often(line: Line, page: Page, repeated: dict[Key, int]) -> int:
    return max(repeated[key] for key in _keys(line, page))


def _overprints(line: Line, page: Page) -> bool:
    """Whether other text is printed over the line."""
    return any(isinstance(item, Line) and item is not line and _overlap(line, item) for item in page.items)


def _overlap(a: Line, b: Line) -> bool:
    wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > 1 and high > 0.3 * min(a.bottom - a.top, b.bottom - b.top)


def _outermost(line: Line, page: Page) -> bool:
    """Whether no body line stands between it and the page's edge."""
    others = [item for item in page.items if item is not line and not (isinstance(item, Line) and not item.upright)]
    if line.top < page.height / 2:
        return all(item.bottom >= line.top for item in others)
    return all(item.top <= line.bottom for item in others)


def _skipped(reason: str, texts: list[str]) -> Skipped:
    whole = " ".join(texts)
    return Skipped(reason, sum(not char.isspace() for char in whole), whole[:SAMPLE])
