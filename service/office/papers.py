"""The built-in papers: the index of templates/office, and a paper from its text template and its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.errors import NotFound
from service.office.markup import parse
from service.office.markup_words import FILTERS, guard
from service.office.official import write
from service.office.page import STRICT, Preset
from service.rules.selection import About
from service.rules.wording import numbered, quoted, title_lines
from service.settings import ROOT

FOLDER = ROOT / "templates" / "office"
DIGITS = "零一二三四五六七八九"


class Scope(StrEnum):
    """What a paper is made for."""

    ONE = "one"  # an organization
    ALL = "all"  # all organizations together
    STANDARD = "standard"  # a standard, whoever works by it


@dataclass(frozen=True, slots=True)
class Paper:
    """A built-in paper: its kind, group, title, template, the name of the data that it prints, and what it is for."""

    kind: str
    group: str
    title: str
    template: str
    data: str
    scope: Scope
    series: str = ""  # 字号 sequence that it takes its number from (督); "" where it has no number
    about: About = About.ALL  # the items that it takes, where none are chosen
    ask: tuple[str, ...] = ()  # what only people know, by name (时间, 地点): a blank where it isn't told


@cache
def papers() -> tuple[Paper, ...]:
    """All built-in papers in the order of the index."""
    rows = yaml.safe_load((FOLDER / "index.yaml").read_text(encoding="utf-8"))
    return tuple(map(_paper, rows))


def paper(kind: str) -> Paper:
    """The paper of this kind; raises NotFound that lists the kinds."""
    for one in papers():
        if one.kind == kind:
            return one
    known = "、".join(f"{one.kind}（{one.title}）" for one in papers())
    raise NotFound(f"没有“{kind}”这种文书。可用的有：{known}。")


def make(kind: str, data: object, made_on: date, preset: Preset = STRICT) -> bytes:
    """The paper of this kind as .docx."""
    chosen = paper(kind)
    return write(parse(render(chosen.template, {chosen.data: data})), made_on, preset)


def render(template: str, context: Mapping[str, object]) -> str:
    """A template's text with its data filled in, still as markup."""
    return _environment().get_template(template).render(context)


def _paper(row: Mapping[str, Any]) -> Paper:
    about = About(row.get("about", About.ALL))
    typed = {"scope": Scope(row["scope"]), "about": about, "ask": tuple(row.get("ask", ()))}
    return Paper(**{**row, **typed})


def chinese(number: int) -> str:
    """A number from 1 to 999 in Chinese, as headings use it."""
    if number > 99:
        hundreds, rest = divmod(number, 100)
        link = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
        return f"{DIGITS[hundreds]}百{link}{chinese(rest) if rest else ''}"
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones or not tens else "")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        finalize=guard,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # markup, not HTML: guard() is its escape
    )
    environment.filters.update(FILTERS)
    environment.filters["chinese"] = chinese
    environment.filters["quoted"] = quoted
    environment.filters["numbered"] = numbered
    environment.filters["title_lines"] = title_lines
    return environment
