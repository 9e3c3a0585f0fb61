"""The sheets and columns of a standard in Excel, and what their cells mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from fractions import Fraction
from typing import Any

RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*[~～至—-]\s*(\d+(?:\.\d+)?)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
YES, NO = "是", "否"


class BadCell(ValueError):
    """A cell that can't be understood; the message is Chinese and says what to write."""


class Form(Enum):
    """What a cell holds."""

    TEXT = auto()
    LINES = auto()  # several values, a line each
    WHOLE = auto()  # a whole number
    VALUE = auto()  # a figure, yes or no, a fraction or a range
    MONTHS = auto()  # months, separated by commas or lines
    WORD = auto()  # one of a closed list


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, the key in the data, what its cells hold."""

    header: str
    key: str
    form: Form = Form.TEXT
    width: float = 16.0  # characters
    words: Mapping[str, str] = field(default_factory=dict)  # Chinese word -> value in the data
    needed: bool = True


RELATIONS = {"不少于": ">=", "不多于": "<=", "等于": "==", "多于": ">", "少于": "<", "区间": "between"}
SPANS = {
    "每次": "per_event", "一次性": "once", "持续": "continuous", "每日": "day", "每周": "week", "每月": "month",
    "每季度": "quarter", "每半年": "half_year", "每学期": "semester", "每年": "year", "每届": "term",
}  # fmt: skip
SOURCES = {"样本": "sample", "规定": "rule", "惯例": "practice", "默认": "default"}
LEVELS = {"高": "high", "中": "medium", "低": "low"}
CLASSES = {"立行立改": "immediate", "限期整改": "deadline", "长期坚持": "long_term"}
FREQUENCIES = {
    "每日": "daily", "每周": "weekly", "每月": "monthly", "每季度": "quarterly", "每半年": "half_year",
    "每学期": "semester", "每年": "yearly", "每届": "term", "持续": "continuous",
}  # fmt: skip

CODE = Column("条目编码", "code", width=10)
ITEMS = (
    Column("方面编码", "aspect_code", width=10),
    Column("方面名称", "aspect_name"),
    CODE,
    Column("条目名称", "name", width=24),
    Column("权重", "weight", Form.WHOLE, 8),
    Column("责任角色", "responsible_role"),
    Column("要求", "requirement", width=60),
    Column("佐证材料", "evidence", Form.LINES, 36),
)
METRICS = (
    CODE,
    Column("指标", "subject", width=24),
    Column("字段名", "field", width=24),
    Column("比较", "comparator", Form.WORD, 10, RELATIONS),
    Column("数值", "value", Form.VALUE, 10),
    Column("单位", "unit", width=8),
    Column("周期", "period", Form.WORD, 10, SPANS),
    Column("范围", "scope"),
    Column("来源", "source", Form.WORD, 10, SOURCES),
    Column("把握程度", "confidence", Form.WORD, 10, LEVELS),
    Column("对应说法", "match_phrases", Form.LINES, 36),
)
CALENDAR = (
    CODE,
    Column("频次", "frequency", Form.WORD, 10, FREQUENCIES),
    Column("月份", "months", Form.MONTHS, 12, needed=False),
    Column("工作", "task", width=36),
    Column("责任人", "owner"),
)
PROBLEMS = (
    CODE,
    Column("典型问题", "text", width=30),
    Column("换种说法", "phrasings", Form.LINES, 36),
    Column("关键词", "keywords", Form.LINES, 24),
    Column("严重程度", "severity", Form.WORD, 10, LEVELS),
    Column("整改类别", "rectify_class", Form.WORD, 12, CLASSES),
    Column("问题分类编号", "taxonomy_id", width=14, needed=False),
)
HEADER = (
    Column("标准编号", "id"),
    Column("标准名称", "name"),
    Column("版本", "version"),
    Column("领域", "domain"),
    Column("适用组织", "org_types", Form.LINES),
    Column("来源说明", "source_note"),
    Column("免责说明", "disclaimer"),
)
ABOUT, ITEM_SHEET = "标准", "条目"
PARTS = {"metrics": ("指标", METRICS), "calendar": ("行事历", CALENDAR), "typical_problems": ("典型问题", PROBLEMS)}


def understand(cell: Any, column: Column) -> Any:
    """A cell as the data wants it; raises BadCell."""
    if isinstance(cell, date):
        raise BadCell("Excel 把这一格当成了日期，请把单元格格式改为“文本”后重新填写")
    text = "" if cell is None else str(cell).strip()
    if not text:
        return _empty(column)
    return READERS[column.form](cell, text, column)


def _empty(column: Column) -> Any:
    if column.form in (Form.MONTHS, Form.LINES):
        return []
    if column.needed:
        raise BadCell("不能为空")
    return None


def _whole(text: str) -> int:
    number = text.removesuffix(".0")
    if not number.isdigit():
        raise BadCell(f"“{text}”应为整数")
    return int(number)


def _word(text: str, column: Column) -> str:
    if text in column.words.values():
        return text
    if text not in column.words:
        raise BadCell(f"“{text}”不在可选值之内，可选：{'、'.join(column.words)}")
    return column.words[text]


def _value(cell: Any, text: str) -> Any:
    if isinstance(cell, bool) or text in (YES, NO):
        return text == YES if isinstance(cell, str) else cell
    if isinstance(cell, int | float):
        return int(cell) if float(cell).is_integer() else cell
    found = RANGE.fullmatch(text)
    if found:
        return [_number(found[1]), _number(found[2])]
    return _number(text) if NUMBER.fullmatch(text) else text


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


READERS: Mapping[Form, Callable[[Any, str, Column], Any]] = {
    Form.TEXT: lambda cell, text, column: text.removesuffix(".0") if isinstance(cell, float) else text,
    Form.LINES: lambda cell, text, column: _lines(text),
    Form.WHOLE: lambda cell, text, column: _whole(text),
    Form.VALUE: lambda cell, text, column: _value(cell, text),
    Form.MONTHS: lambda cell, text, column: [_whole(part) for part in re.split(r"[,，、\s]+", text) if part],
    Form.WORD: lambda cell, text, column: _word(text, column),
}


def show(value: Any, column: Column) -> str | int:
    """A value of the data as a person writes it in the cell."""
    if column.form is Form.WORD:
        return next(word for word, known in column.words.items() if known == value)
    if column.form is Form.MONTHS:
        return "、".join(str(month) for month in value)
    if isinstance(value, bool):
        return YES if value else NO
    if column.form is Form.VALUE and isinstance(value, tuple):
        return "~".join(_plain(bound) for bound in value)
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, Fraction):
        return _plain(value)
    return value if isinstance(value, int) else str(value or "")


def _plain(value: Fraction) -> str:
    tenths = value * 100
    return f"{float(value):g}" if tenths.denominator == 1 else f"{value.numerator}/{value.denominator}"
