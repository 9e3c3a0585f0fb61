"""The words of a report made ready for a paper: without numbers, with places, dates and widths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from service.records import Place

ENUMERATOR = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十百]{1,3}[）)]、?|[一二三四五六七八九十]{1,3}、|[（(]\d{1,2}[）)]"
    r"|\d{1,2}[、.．)）](?:(?!\d)|(?=\d{4}年))"
    r"|[①-⑳]|[一二三四五六七八九十]是|第[一二三四五六七八九十]{1,2}[，,、]|其[一二三四五六七八九十][，,、：:]|[—–\-·•]{1,2})\s*"
)
ENDED = ("！", "？", "。”", "！”", "？”")
ELLIPSIS = "……"
HALF, FULL = "(),:;?!", "（），：；？！"
HALF_WIDTH = re.compile(rf"(?<=[\u4e00-\u9fff）”》])[{re.escape(HALF)}]|[{re.escape(HALF)}](?=[\u4e00-\u9fff（“《])")
CLOSERS = "；;，,、：:。 "
TITLE_WIDTH = 38  # half-characters of a title's line: 442 pt at 22 pt a character, a little less for wide figures
TITLE_BREAKS = re.compile(r"年度|问题|[、的]|(?=和)")


def plain(quote: str) -> str:
    """A quote without its leading number, ended by one full stop."""
    text = ENUMERATOR.sub("", " ".join(quote.split()), count=1).rstrip(CLOSERS)
    return text if text.endswith(ENDED) else f"{text}。"


def phrase(quote: str) -> str:
    """A quote without its leading number and its last punctuation, to stand inside a sentence."""
    return plain(quote).rstrip(CLOSERS)


def quoted(text: str) -> str:
    """Words in quotation marks; those inside become single ones."""
    return "“" + text.replace("“", "‘").replace("”", "’") + "”"


def numbered(text: str, number: object) -> str:
    """A text behind its number: 1.责任不清, and 1．2名教师 where a plain point would make it 1.2名."""
    return f"{number}{'．' if text[:1].isdigit() else '.'}{text}"


def full_width(text: str) -> str:
    """Punctuation beside Chinese characters in its Chinese form, as official papers want it."""
    return HALF_WIDTH.sub(lambda found: FULL[HALF.index(found[0])], text)


def clip(text: str, width: int) -> str:
    """At most `width` characters, cut with an ellipsis."""
    return text if len(text) <= width else text[: width - len(ELLIPSIS)] + ELLIPSIS


def place_text(place: Place) -> str:
    """Where words stand, for people: the two nearest headings and the page, as far as the file has them."""
    heading = " / ".join(clip(part, 24) for part in place.heading[-2:])
    page = f"第{place.page}页" if place.page else ""
    block = f"第{place.block + 1}段" if place.block is not None and not page else ""
    return " ".join(part for part in (heading, page, block) if part)


def date_text(day: date) -> str:
    """A day as official papers print it: 2026年3月9日."""
    return f"{day.year}年{day.month}月{day.day}日"


def years_text(years: Iterable[int]) -> str:
    """Years in a row: 2022、2023、2024年."""
    return "、".join(str(year) for year in years) + "年"


def title_lines(text: str) -> tuple[str, ...]:
    """A title in one line or two of about the same length, broken where a phrase ends."""
    if width(text) <= TITLE_WIDTH:
        return (text,)
    breaks = [found.end() for found in TITLE_BREAKS.finditer(text)]
    fitting = [at for at in breaks if max(width(text[:at]), width(text[at:])) <= TITLE_WIDTH]
    if not fitting:
        return (text,)
    at = min(fitting, key=lambda one: abs(width(text[:one]) - width(text[one:])))
    return text[:at], text[at:]


def joined(names: Iterable[str]) -> str:
    """Names without repeats, in the order given."""
    return "、".join(dict.fromkeys(name for name in names if name))


def width(text: str) -> int:
    """Columns that a terminal needs: two for a full-width character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def padded(text: str, columns: int) -> str:
    """A text filled with blanks up to so many terminal columns."""
    return text + " " * max(0, columns - width(text))
