"""Flaws in the words themselves: half-width marks in Chinese, dates, 发文字号, and how each would be written right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.rules.format_facts import Draft, Flaw, Line, Placed, Role, Severity
from service.rules.format_roles import heading_level, number_end
from service.rules.wording import clip

WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
CHINESE = r"[\u4e00-\u9fff“”‘’《》（），。；：！？、]"
QUOTE = 24
FULL_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Writing:
    """A way of writing that is wrong, what is right, and the right writing of what was found."""

    rule: str
    pattern: re.Pattern[str]
    right: str
    write: Callable[[re.Match[str]], str]


def _wide(found: re.Match[str]) -> str:
    return WIDE[found[0]]


YEAR_BRACKETS = re.compile(r"[\[【（(\uff3b]\s*((?:19|20)\d{2})\s*[\]】）)\uff3d](?=\s*(?:第\s*)?\d+\s*号)")
WRITINGS = (
    Writing("半角标点", re.compile(rf"(?<={CHINESE})[,;:?!](?!//)|[,;?!](?={CHINESE})"), "全角标点", _wide),
    Writing("半角标点", re.compile(r"(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|$)"), "全角句号", lambda found: "。"),
    Writing("半角括号", re.compile(rf"(?<={CHINESE})[()]|[()](?={CHINESE})"), "全角括号（）", _wide),
    Writing("省略号", re.compile(r"。{2,}|\.{3,}|(?<!…)…(?!…)"), "省略号……", lambda found: "……"),
    Writing("破折号", re.compile(rf"(?<={CHINESE})-{{2,}}|-{{2,}}(?={CHINESE})"), "破折号——", lambda found: "——"),
    Writing("发文字号", YEAR_BRACKETS, "年份用六角括号〔〕", lambda found: f"〔{found[1]}〕"),
    Writing(
        "发文字号",
        re.compile(r"(?<=〕)\s*(?:第\s*0*|0+)(?=\d+\s*号)"),
        "序号前不加“第”，不写虚位0",
        lambda found: "",
    ),
    Writing(
        "日期写法", re.compile(r"(?<=年)0(?=\d月)|(?<=月)0(?=\d日)"), "月、日不写虚位0，如3月9日", lambda found: ""
    ),
    Writing(
        "全角数字", re.compile(r"[\uff10-\uff19]+"), "半角阿拉伯数字", lambda found: found[0].translate(FULL_DIGITS)
    ),
)  # mended when punctuation is
DOTTED = re.compile(r"^[（(]?\d{4}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{1,2}[）)]?$")
HAN_DAY = re.compile(r"^[〇○零一二三四五六七八九]{4}年")
STRAIGHT = re.compile(r"[\"']")


def word_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Every wrong writing, one flaw a paragraph and rule."""
    for one in placed:
        text = one.line.text
        start = number_end(text) if heading_level(one.role) else 0
        for writing in WRITINGS:
            if found := writing.pattern.search(text, start):
                wrong = f"写成“{found[0].strip() or found[0]}”"
                yield _flaw(writing.rule, one.line, found.start(), wrong, writing.right, mended_by="punctuation")
        straight = STRAIGHT.search(text)
        if straight and re.search(CHINESE, text):
            mended = "punctuation" if text.count('"') and text.count('"') % 2 == 0 and "'" not in text else ""
            yield _flaw("直引号", one.line, straight.start(), "用了英文直引号", "中文引号“”", mended_by=mended)


def day_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Days under papers in other forms than 2026年3月9日, ends of salutations and attachments."""
    for one in placed:
        text = one.line.text.strip()
        if one.role is Role.DAY and (DOTTED.match(text) or HAN_DAY.match(text)):
            yield _flaw("成文日期", one.line, 0, "日期没有用“年月日”和阿拉伯数字", "写成2026年3月9日的样子")
        elif one.role is Role.SALUTATION and text.endswith(":"):
            yield _flaw(
                "主送机关", one.line, len(text) - 1, "末尾用半角冒号", "末尾用全角冒号“：”", mended_by="punctuation"
            )
        elif one.role is Role.ATTACHMENTS and text[-1] in "。；，":
            yield _flaw("附件说明", one.line, len(text) - 1, "附件名称后有标点", "附件名称后不加标点")
        elif one.role is Role.TITLE and text[-1] in "。；，.":
            yield _flaw("标题标点", one.line, len(text) - 1, "标题末尾有标点", "标题末尾不加标点")


def _flaw(rule: str, line: Line, at: int, wrong: str, right: str, mended_by: str = "") -> Flaw:
    start = max(0, at - QUOTE // 2)
    quote = clip(line.text[start:].strip(), QUOTE)
    return Flaw(rule, Severity.SHOULD, wrong, right, line.number, quote, mended_by)
