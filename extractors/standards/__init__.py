"""A standard (标准) as data: load it, check it, place findings under its items, choose the one that fits."""

from extractors.standards.choosing import choose
from extractors.standards.model import (
    Aspect,
    CalendarEntry,
    Item,
    Metric,
    Span,
    Standard,
    TypicalProblem,
)
from extractors.standards.precedents import unfit
from extractors.standards.problem_types import problem_names, problem_type, problem_types
from extractors.standards.ranking import Context, rank, rank_all, shares_of
from extractors.standards.reading import find, known, load, parse, read_yaml, shipped

__all__ = [
    "Aspect",
    "CalendarEntry",
    "Context",
    "Item",
    "Metric",
    "Span",
    "Standard",
    "TypicalProblem",
    "choose",
    "find",
    "known",
    "load",
    "parse",
    "problem_names",
    "problem_type",
    "problem_types",
    "rank",
    "rank_all",
    "read_yaml",
    "shares_of",
    "shipped",
    "unfit",
]
