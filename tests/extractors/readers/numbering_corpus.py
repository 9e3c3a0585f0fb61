"""The numbering corpus: its lists as Word files, and the numbers that Word prints in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.extractors.readers.word_files import line, word_file

FOLDER = Path(__file__).parent / "numbering"
TEXT = "事项"  # what stands after each number
OPTIONS = {"start": "start", "suff": "suff", "restart": "lvlRestart", "style": "pStyle"}
LEVEL_ORDER = ("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText")  # the schema's


@dataclass(frozen=True)
class Lists:
    """One case of lists.yaml."""

    name: str
    abstract: dict[int, list[str]]
    nums: dict[int, Any]
    lines: list[str]
    styles: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)  # abstract id -> the numbering style that holds its levels
    homes: dict[int, str] = field(default_factory=dict)  # abstract id -> the numbering style that it is the home of
    office: bool = True  # LibreOffice prints it like Word

    @property
    def printed(self) -> list[str]:
        """The number that Word prints before each line."""
        return [row.partition("=>")[2].strip() for row in self.lines]


def lists_file(cases: list[Lists]) -> bytes:
    """The cases one after another in one Word file, each with ids of its own."""
    abstract = nums = styles = body = ""
    for index, case in enumerate(cases):
        ids = _Ids(index)
        abstract += "".join(_abstract(ids, key, levels, case) for key, levels in case.abstract.items())
        nums += "".join(_num(ids, key, row) for key, row in case.nums.items())
        styles += "".join(_style(ids, key, row) for key, row in case.styles.items())
        body += "".join(line(TEXT, _properties(ids, row.partition("=>")[0])) for row in case.lines)
    return word_file(body, numbering=abstract + nums, styles=styles)


@dataclass(frozen=True)
class _Ids:
    """Keeps the ids of cases in one file apart."""

    case: int

    def list(self, key: int | str) -> int:
        """A numId or abstractNumId; 0 stays what it means, no list."""
        return int(key) and 100 * self.case + int(key)

    def style(self, key: str) -> str:
        """A style's id."""
        return f"{key}{self.case}"


def lists() -> list[Lists]:
    """All cases of lists.yaml."""
    return [Lists(**case) for case in yaml.safe_load((FOLDER / "lists.yaml").read_text(encoding="utf-8"))]


@dataclass(frozen=True)
class FormatCase:
    """One value of one number format."""

    format: str
    value: int
    printed: str
    in_office: bool  # LibreOffice prints it like Word


def formats() -> Iterator[FormatCase]:
    """All values of formats.yaml."""
    for name, row in yaml.safe_load((FOLDER / "formats.yaml").read_text(encoding="utf-8")).items():
        limit = row.get("office", 10**6)
        for value, printed in row["values"].items():
            yield FormatCase(name, value, printed, value <= limit)


def formats_file(cases: list[FormatCase]) -> bytes:
    """A file with a list of one paragraph for each case."""
    made = [Lists(case.format, {1: [f"{case.format} %1、 start={case.value}"]}, {1: 1}, ["1:0 =>"]) for case in cases]
    return lists_file(made)


def _abstract(ids: _Ids, key: int, levels: list[str], case: Lists) -> str:
    rows = "".join(_level(ids, ilvl, level) for ilvl, level in enumerate(levels))
    link = _tag("numStyleLink", ids.style(case.links[key])) if key in case.links else ""
    link += _tag("styleLink", ids.style(case.homes[key])) if key in case.homes else ""
    head = f'<w:abstractNum w:abstractNumId="{ids.list(key)}"><w:multiLevelType w:val="multilevel"/>'
    return f"{head}{link}{rows}</w:abstractNum>"


def _level(ids: _Ids, ilvl: int, level: str) -> str:
    form, text, *options = level.split(" ")
    values: dict[str, str] = {"start": "1", "numFmt": form, "lvlText": text}
    for option in options:
        name, _, content = option.partition("=")
        content = ids.style(content) if name == "style" else content
        values["isLgl" if name == "legal" else OPTIONS[name]] = content or "1"
    return f'<w:lvl w:ilvl="{ilvl}">{"".join(_tag(n, values[n]) for n in LEVEL_ORDER if n in values)}</w:lvl>'


def _tag(name: str, content: object) -> str:
    return f'<w:{name} w:val="{content}"/>'


def _num(ids: _Ids, key: int, row: Any) -> str:
    row = row if isinstance(row, dict) else {"of": row}
    starts, levels = row.get("start", {}), row.get("levels", {})
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{i}">{_tag("startOverride", starts[i]) if i in starts else ""}'
        f"{_level(ids, i, levels[i]) if i in levels else ''}</w:lvlOverride>"
        for i in sorted({*starts, *levels})
    )
    abstract = _tag("abstractNumId", ids.list(row["of"]))
    return f'<w:num w:numId="{ids.list(key)}">{abstract}{overrides}</w:num>'


def _style(ids: _Ids, key: str, row: dict[str, Any]) -> str:
    level = _tag("ilvl", row["level"]) if "level" in row else ""
    numbering = f"<w:numPr>{level}{_tag('numId', ids.list(row['num']))}</w:numPr>" if "num" in row else ""
    based = _tag("basedOn", ids.style(row["based"])) if "based" in row else ""
    name = _tag("name", row.get("name", ids.style(key)))
    head = f'<w:style w:type="{row.get("type", "paragraph")}" w:styleId="{ids.style(key)}">'
    return f"{head}{name}{based}<w:pPr>{numbering}</w:pPr></w:style>"


def _properties(ids: _Ids, spec: str) -> str:
    made = ""
    for word in spec.split():
        if word.startswith("@"):
            made = _tag("pStyle", ids.style(word[1:])) + made
        elif ":" in word:
            num, _, level = word.partition(":")
            made += f"<w:numPr>{_tag('ilvl', level)}{_tag('numId', ids.list(num))}</w:numPr>"
    return made
