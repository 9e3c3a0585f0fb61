"""The list definitions of a Word file (numbering.xml): levels, instances, overrides, links through styles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from extractors.readers.word_names import ILVL, NUM_ID, R_PR, VAL, W, child, number, on, value

LEVELS = 9
MAX_LINKS = 8  # numStyleLink steps followed


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and printed."""

    start: int = 1
    format: str = "decimal"
    custom: str = ""  # w:format of the format "custom": "001, 002, 003, ..."
    text: str = ""  # "%1、", "第%1条"
    suffix: str = "tab"  # tab, space or nothing
    legal: bool = False  # isLgl: all numbers in it are decimal
    restart: int | None = None  # lvlRestart: 0 never, n after level n (from 1); None after any higher one
    style: str | None = None  # paragraph style tied to the level
    font: str = ""  # of the number's characters

    def restarts_after(self, depth: int, used: int) -> bool:
        """Whether this level, at `depth`, begins anew once level `used` (above it) was printed."""
        if self.restart is None or self.restart > depth:
            return True
        return used < self.restart


@dataclass(frozen=True, slots=True)
class Instance:
    """A w:num: an abstract list with its own overrides; instances of one abstract list count on together."""

    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]  # startOverride by level

    def level(self, ilvl: int) -> Level | None:
        """The definition in force at a level."""
        return self.levels.get(ilvl)

    def level_of(self, styles: Iterable[str]) -> int | None:
        """The level that the first of these paragraph styles is tied to, if any."""
        tied = {level.style: ilvl for ilvl, level in self.levels.items()}
        return next((tied[style] for style in styles if style in tied), None)


class Lists:
    """All lists of a file, by numId."""

    def __init__(self, root: Element | None, style_nums: dict[str, str]) -> None:
        """`style_nums`: style id -> numId, for links from a list to a numbering style."""
        self._style_nums = style_nums
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        if root is not None:
            self._abstract = {row.get(f"{W}abstractNumId", ""): row for row in root.iterchildren(f"{W}abstractNum")}
            self._nums = {row.get(NUM_ID, ""): row for row in root.iterchildren(f"{W}num")}
        self._known: dict[str, Instance | None] = {}

    def instance(self, num_id: str) -> Instance | None:
        """The list that a paragraph's numId names; None for 0 and for unknown ids."""
        if num_id not in self._known:
            self._known[num_id] = self._build(num_id)
        return self._known[num_id]

    def _build(self, num_id: str) -> Instance | None:
        row = self._nums.get(num_id)
        if row is None or num_id == "0":
            return None
        abstract = self._resolve(value(row, f"{W}abstractNumId") or "")
        definition = self._abstract.get(abstract)
        if definition is None:
            return None
        levels = _levels(definition)
        restarts: dict[int, int] = {}
        for override in row.iterchildren(f"{W}lvlOverride"):
            _override(override, levels, restarts)
        return Instance(abstract, levels, restarts)

    def _resolve(self, abstract: str) -> str:
        """The abstract list that holds the levels, through numStyleLink."""
        for _ in range(MAX_LINKS):
            link = value(self._abstract.get(abstract), f"{W}numStyleLink")
            if link is None:
                break
            abstract = self._linked(link) or abstract
        return abstract

    def _linked(self, style: str) -> str | None:
        home = next((key for key, row in self._abstract.items() if value(row, f"{W}styleLink") == style), None)
        if home is not None:
            return home
        return value(self._nums.get(self._style_nums.get(style, "")), f"{W}abstractNumId")


def _levels(definition: Element) -> dict[int, Level]:
    rows = ((number(row.get(ILVL)), row) for row in definition.iterchildren(f"{W}lvl"))
    return {ilvl: _level(row, Level()) for ilvl, row in rows if ilvl is not None and 0 <= ilvl < LEVELS}


def _override(override: Element, levels: dict[int, Level], restarts: dict[int, int]) -> None:
    ilvl = number(override.get(ILVL))
    if ilvl is None or not 0 <= ilvl < LEVELS:
        return
    row = override.find(f"{W}lvl")
    if row is not None:
        levels[ilvl] = _level(row, Level())
    start = number(value(override, f"{W}startOverride"))
    if start is not None:
        restarts[ilvl] = start
        levels[ilvl] = replace(levels.get(ilvl, Level()), start=start)


def _level(row: Element, level: Level) -> Level:
    form = row.find(f".//{W}numFmt")
    text = row.find(f"{W}lvlText")
    fonts = child(row.find(R_PR), f"{W}rFonts")
    picture = row.find(f"{W}lvlPicBulletId") is not None
    start = number(value(row, f"{W}start"))
    return replace(
        level,
        start=0 if start is None else start,
        format="decimal" if form is None else form.get(VAL, "decimal"),
        custom="" if form is None else form.get(f"{W}format", ""),
        text="•" if picture else ("" if text is None else text.get(VAL, "")),
        suffix=value(row, f"{W}suff") or "tab",
        legal=on(row, f"{W}isLgl"),
        restart=number(value(row, f"{W}lvlRestart")),
        style=value(row, f"{W}pStyle"),
        font="" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
    )
