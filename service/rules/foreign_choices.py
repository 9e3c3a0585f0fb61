"""What people say of sheets and columns in a few characters: 台账!C=具体问题, 台账!3 for the header's row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from service.errors import BadRequest
from service.rules.foreign_fields import Field, field_of, words
from service.rules.foreign_sheet import UNTOLD, Choice

EVERY = ""  # the name that stands for all sheets that have no choice of their own
NOT_READ = frozenset({"不导入", "不要", "-", ""})
COLUMN = re.compile(r"(?:(?P<sheet>.+)!)?(?P<column>[A-Za-z]{1,3})=(?P<field>.*)")
HEADER = re.compile(r"(?:(?P<sheet>.+)!)?(?P<row>\d{1,5})")


def choices_of(columns: Iterable[str], headers: Iterable[str] = ()) -> dict[str, Choice]:
    """The choices by sheet; raises BadRequest that repeats what can't be understood."""
    found: dict[str, Choice] = {}
    for text in columns:
        match = COLUMN.fullmatch(text.strip())
        if match is None:
            raise BadRequest(f"“{text}”看不懂。请写成 列=内容，如 C=具体问题；指明工作表写成 台账!C=具体问题。")
        sheet = match["sheet"] or EVERY
        before = found.get(sheet, UNTOLD)
        fields = {**before.fields, column_of(match["column"]): field_named(match["field"])}
        found[sheet] = replace(before, fields=fields)
    for text in headers:
        row = HEADER.fullmatch(text.strip())
        if row is None or int(row["row"]) == 0:
            raise BadRequest(f"“{text}”看不懂。请写表头在第几行，如 3；指明工作表写成 台账!3。")
        sheet = row["sheet"] or EVERY
        found[sheet] = replace(found.get(sheet, UNTOLD), header=int(row["row"]) - 1)
    return found


def column_of(letters: str) -> int:
    """A column's place from 0: A -> 0, AB -> 27."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def field_named(text: str) -> Field | None:
    """The field that a person names; None for 不导入. Raises BadRequest that lists all names."""
    if text.strip() in NOT_READ:
        return None
    found = field_of(text)
    if found is None:
        known = "、".join(words()["titles"].values())
        raise BadRequest(f"没有“{text}”这种内容。可写：{known}，或 不导入。")
    return found
