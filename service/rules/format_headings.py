"""Flaws of headings: their forms 一、（一）1.（1）, their order, and what stands at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.rules.format_facts import Draft, Flaw, Line, Placed, Role, Severity
from service.rules.format_roles import heading_level, is_whole, number_end
from service.rules.wording import clip

DIGITS = "零一二三四五六七八九"
FORMS = {
    1: (re.compile(r"^[一二三四五六七八九十]{1,3}、"), "一级标题序号写“一、”"),
    2: (
        re.compile(r"^（[一二三四五六七八九十]{1,3}）(?![、.．，])"),
        "二级标题序号写“（一）”，用全角括号，后面不加顿号",
    ),
    3: (re.compile(r"^\d{1,2}[.．]"), "三级标题序号写“1.”"),
    4: (re.compile(r"^（\d{1,2}）(?![、.．，])"), "四级标题序号写“（1）”，用全角括号，后面不加顿号"),
}
CHINESE = re.compile(r"[一二三四五六七八九十]{1,3}")
ARABIC = re.compile(r"\d{1,2}")
QUOTE = 20
LISTS = 3  # from this level on a list may start anew after words between


def heading_form_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Numbers that are not written as the standard writes them, full stops after headings."""
    for one in placed:
        level, text = heading_level(one.role), one.line.text.strip()
        if not level:
            continue
        pattern, right = FORMS[level]
        if number_end(text) and not pattern.match(text):
            wrong = f"{one.role}序号写成“{text[: number_end(text)]}”"
            yield _flaw("标题序号", one.line, Severity.MUST, wrong, right, mended_by="punctuation")
        if level <= 2 and is_whole(one.line) and text.endswith(("。", "；", "，", "：", ".")):
            wrong = f"标题末尾有“{text[-1]}”"
            yield _flaw("标题标点", one.line, Severity.SHOULD, wrong, "独立成行的标题末尾不加标点")
    for one in placed:
        if one.line.listed and one.role is not Role.CELL:
            right = "把自动编号改成普通文字，各台电脑、各种软件里编号才不会变"
            yield _flaw("自动编号", one.line, Severity.NOTE, "段落用自动编号，序号核对不了", right)


def heading_order_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Numbers that skip, repeat, or start otherwise than with one; levels that skip."""
    last: dict[int, int] = {}  # of each level that is open
    ever: dict[int, int] = {}  # of each level, since items may be numbered through the whole paper
    above = 0
    for one in placed:
        if one.role in (Role.ANNEX, Role.TITLE):
            last, above = {}, 0
        level, number = heading_level(one.role), _value(one.line.text.strip())
        if not level or not number:
            continue
        expected = last.get(level, 0) + 1
        if number not in (expected, ever.get(level, 0) + 1) and not (number == 1 and level >= LISTS):
            wrong = f"{one.role}序号是{number}，前一个是{expected - 1}" if expected > 1 else f"{one.role}从{number}开始"
            yield _flaw("标题顺序", one.line, Severity.MUST, wrong, f"这里应当是第{expected}个")
        if above and level > above + 2:
            wrong = f"{one.role}直接跟在第{above}级下面"
            yield _flaw("标题层次", one.line, Severity.SHOULD, wrong, "依次用“一、”“（一）”“1.”“（1）”")
        last = {deep: count for deep, count in last.items() if deep < level} | {level: number}
        ever[level], above = number, level


def _value(text: str) -> int:
    """The number that a heading starts with; 0 for none."""
    start = text[: number_end(text)]
    if found := ARABIC.search(start):
        return int(found[0])
    found = CHINESE.search(start)
    return chinese_value(found[0]) if found else 0


def chinese_value(text: str) -> int:
    """十二 as 12; up to 99."""
    tens, ten, ones = text.rpartition("十")
    many, few = max(DIGITS.find(tens[-1:] or "一"), 0), max(DIGITS.find(ones[:1] or "零"), 0)
    return many * 10 * bool(ten) + few


def right_number(text: str, level: int) -> str:
    """The number of a heading in the form of its level; "" where it is right or there is none."""
    found = (CHINESE if level <= 2 else ARABIC).search(text[: number_end(text)])
    if not found or FORMS[level][0].match(text.strip()):
        return ""
    return {1: f"{found[0]}、", 2: f"（{found[0]}）", 3: f"{found[0]}.", 4: f"（{found[0]}）"}[level]


def _flaw(rule: str, line: Line, severity: Severity, wrong: str, right: str, mended_by: str = "") -> Flaw:
    return Flaw(rule, severity, wrong, right, line.number, clip(line.text.strip(), QUOTE), mended_by)
