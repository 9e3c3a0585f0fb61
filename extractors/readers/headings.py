"""Printed numbers and headings: what stands at a line's start, and how deep a heading it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

HAN = "一二三四五六七八九十百零〇两"
MAX_HEADING = 60  # characters; a longer numbered line is a paragraph
MAX_UNNUMBERED = 30  # characters of a heading that has no number

ATTACHMENT = re.compile(r"附[件表录]\s*[\d一二三四五六七八九十]*[:：]?$")  # stands alone above what is attached

TITLE_WORD = re.compile(
    r"(?:报告|讲话|发言|材料|意见|方案|要点|计划|办法|细则|规则|制度|通报|情况|清单|总结|提纲|主持词|反馈|述职|函|表|记录|实录|汇编|评语|点评)"
    r"(?:[（(].{1,12}[）)])?$"
)  # what a title ends with

# deepest last; the first that matches names the level
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第[{HAN}\d]{{1,4}}(?:部分|章|编|篇)")),
    (2, re.compile(rf"第[{HAN}\d]{{1,4}}节")),
    (1, re.compile(rf"[{HAN}]{{1,4}}、")),
    (2, re.compile(rf"[（(][{HAN}]{{1,4}}[）)]、?")),
    (3, re.compile(r"(?:\d{1,2}\.)+\d{1,2}(?!\d)")),
    (3, re.compile(r"\d{1,3}[.．、](?!\d)")),
    (4, re.compile(r"[（(]\d{1,3}[）)]")),
    (4, re.compile(r"\d{1,2}[）)]")),
    (5, re.compile(r"[①-⑳]")),
    (3, re.compile(rf"第[{HAN}\d]{{1,4}}条")),
)
_STARTS = frozenset(f"{HAN}第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")  # what a form can start with, beside digits
_CLAUSES = re.compile(r"[。；;！!？?]")


@lru_cache(maxsize=1024)
def printed_number(text: str) -> tuple[str, int | None]:
    """The number that starts a line as printed ("（一）", "1.") and its usual depth; ("", None) where there is none."""
    if text[:1] not in _STARTS and not text[:1].isdigit():
        return "", None
    for level, form in _FORMS:
        found = form.match(text)
        if found:
            return found[0], level
    return "", None


def heading_level(text: str) -> int | None:
    """The depth (1..3) that a numbered line has as a heading; None where it reads as a paragraph or an item.

    A heading is short and holds no second clause: "（一）学习不深。" is one, "（一）学习不深。全年只…" is not.
    """
    number, level = printed_number(text)
    if level is None or level > 3 or len(text) > MAX_HEADING or number.endswith("条"):
        return None
    inner = text.rstrip()[:-1]
    if _CLAUSES.search(inner) or (level == 3 and _CLAUSES.search(text)) or text[-1:] in "；;，,":
        return None
    return level


def is_item(text: str, beside: Iterable[str]) -> bool:
    """Whether a numbered sentence stands right beside another of its depth: an item of a list, not a heading."""
    depth = printed_number(text)[1]
    return text.endswith("。") and depth is not None and any(printed_number(near)[1] == depth for near in beside)


def reads_as_heading(text: str) -> bool:
    """Whether an unnumbered line is short and unfinished enough to be a heading; what follows must decide."""
    return len(text) <= MAX_UNNUMBERED and not re.search(r"[。；;！!？?，,、：:…）)]$", text) and "。" not in text
