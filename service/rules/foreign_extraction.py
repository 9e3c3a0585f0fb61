"""A read ledger as findings and measures with their places, and what its 进展 and 状态 columns say of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.cells import responsible_of
from extractors.document import Origin
from extractors.findings import (
    Extraction,
    Facts,
    Finding,
    Kind,
    Location,
    Measure,
    Severity,
    Source,
    StandardMatch,
)
from extractors.standards import Context, Standard, choose, problem_types, rank_all
from service.rules.foreign_document import Placed, placed
from service.rules.foreign_fields import Field, source_of
from service.rules.foreign_grid import span
from service.rules.foreign_values import Doing, Item, ReadSheet
from service.rules.names import SEVERITIES, STATES

SUMMARY_LENGTH = 40
FROM_LEDGER = "从台账导入"
STATED = "台账写明"
MOST_ITEMS = 3  # of one finding
PEOPLE_KEYS = {"责任领导": "lead", "责任部门": "departments", "责任人": "owners"}  # as the tracking sheet calls them


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose ledger it is, where nothing in it says otherwise."""

    organization: str
    year: int


@dataclass(frozen=True, slots=True)
class File:
    """The file that a ledger came in."""

    name: str
    sha256: str
    format: str
    size: int


@dataclass(frozen=True, slots=True)
class YearOfLedger:
    """What a ledger says of one year: a report as if it had been read, and what to write into the tracking sheet."""

    report: str  # id: of the file, the organization and the year
    extraction: Extraction
    written: tuple[Mapping[str, str], ...]  # by finding, by key of the tracking sheet


def years_of(
    sheets: Sequence[ReadSheet], owner: Owner, file: File, standards: Sequence[Standard]
) -> tuple[YearOfLedger, ...]:
    """One report a year, the earliest first."""
    wanted = [sheet for sheet in sheets if sheet.items]
    years = sorted({year_of(item, owner) for sheet in wanted for item in sheet.items})
    return tuple(_year(wanted, replace(owner, year=year), (owner.year, file), standards) for year in years)


def year_of(item: Item, owner: Owner) -> int:
    """The year that an item belongs to."""
    return item.year or owner.year


def report_id(file: str, owner: Owner) -> str:
    """The same ledger for the same organization and year is one report."""
    return hashlib.sha256(f"{file}\0{owner.organization}\0{owner.year}".encode()).hexdigest()


def _year(
    sheets: Sequence[ReadSheet], owner: Owner, origin: tuple[int, File], standards: Sequence[Standard]
) -> YearOfLedger:
    usual, file = origin
    chosen = [tuple(one for one in sheet.items if (one.year or usual) == owner.year) for sheet in sheets]
    rows = [frozenset(row for one in items for row in one.rows) for items in chosen]
    report = report_id(file.sha256, owner)
    text = placed(
        sheets,
        [sheet.rows_read - kept for sheet, kept in zip(sheets, rows, strict=True)],
        Origin(file.name, report, file.format, file.size),
    )
    maker = _Maker(text, owner, file.name)
    for number, (sheet, items) in enumerate(zip(sheets, chosen, strict=True)):
        for item in items:
            maker.add(number, sheet, item)
    title = next((sheet.title for sheet in sheets if sheet.title), file.name)
    facts = Facts(Kind.RECTIFICATION_PLAN, title, organization=owner.organization, year=owner.year)
    findings, standard = _under_standard(maker, standards)
    extraction = Extraction(
        text.document, facts, findings, tuple(maker.measures), standard=standard.id if standard else None
    )
    return YearOfLedger(report, extraction, tuple(maker.written))


class _Maker:
    """Collects the findings and measures of one year."""

    def __init__(self, text: Placed, owner: Owner, name: str) -> None:
        self.text, self.owner, self.name = text, owner, name
        self.findings: list[Finding] = []
        self.contexts: list[Context] = []
        self.measures: list[Measure] = []
        self.written: list[Mapping[str, str]] = []
        self.stated: list[str] = []  # what the ledger itself says of the standard's item

    def add(self, number: int, sheet: ReadSheet, item: Item) -> None:
        """One more item of a sheet."""
        start, end, block = self.text.find(number, item.problem)
        place = f"{sheet.grid.name}!{span(item.problem.area)}"
        category = item.texts.get(Field.CATEGORY, "")
        finding = Finding(
            id=f"f{len(self.findings) + 1}",
            quote=item.problem.text,
            start=start,
            end=end,
            summary=item.problem.text[:SUMMARY_LENGTH],
            source=item.source or _usual_source(sheet, self.name),
            organization=item.organization or self.owner.organization,
            location=Location(tuple(filter(None, (sheet.grid.name, span(item.problem.area)))), block),
            severity=_severity(item),
            reasons=(f"{FROM_LEDGER}：{place}",),
        )
        made = tuple(self._measures(number, sheet, item, finding.id))
        self.findings.append(replace(finding, measures=tuple(one.id for one in made)))
        self.contexts.append(Context(tuple(filter(None, (item.heading, category)))))
        self.measures.extend(made)
        self.written.append(written(item))
        self.stated.append(item.texts.get(Field.ITEM, ""))

    def _measures(self, number: int, sheet: ReadSheet, item: Item, finding: str) -> Iterator[Measure]:
        for place, doing in enumerate(item.doings, len(self.measures) + 1):
            yield self._measure(number, sheet, doing, (f"m{place}", finding))

    def _measure(self, number: int, sheet: ReadSheet, doing: Doing, names: tuple[str, str]) -> Measure:
        start, end, block = self.text.find(number, doing.words)
        return Measure(
            id=names[0],
            quote=doing.words.text,
            start=start,
            end=end,
            deadline=doing.due.deadline,
            responsible=responsible_of(doing.people),
            location=Location((sheet.grid.name, span(doing.words.area)), block),
            findings=(names[1],),
        )


def written(item: Item) -> dict[str, str]:
    """What the ledger says beyond problem and measures, by key of the tracking sheet."""
    day = item.closed_on.day if item.closed_on else None
    due = item.due.day if item.due else None
    people = {PEOPLE_KEYS[title]: text for title, text in item.people.items() if title in PEOPLE_KEYS}
    values = {
        "state": STATES[item.state] if item.state else "",
        "progress": item.texts.get(Field.PROGRESS, ""),
        "closed_on": day.isoformat() if day else "",
        "due": due.isoformat() if due else "",
        "due_text": item.due.deadline.text if item.due else "",
        "goal": item.texts.get(Field.GOAL, ""),
        "remark": "；".join(_remarks(item)),
        **people,
    }
    return {key: value for key, value in values.items() if value}


def _remarks(item: Item) -> Iterator[str]:
    """The remark, and what the columns say that have no field of their own."""
    if item.texts.get(Field.REMARK):
        yield item.texts[Field.REMARK]
    if item.texts.get(Field.STATE) and item.state is None:
        yield f"原台账状态：{item.texts[Field.STATE]}"
    if item.closed_on and item.closed_on.fault:
        yield f"原台账销号日期：{item.closed_on.deadline.text}"
    if item.due and item.due.fault:
        yield f"原台账时限：{item.due.deadline.text}"
    for field in (Field.CAUSE, Field.EVIDENCE):
        if item.texts.get(field):
            yield f"{field.chinese}：{item.texts[field]}"


def _usual_source(sheet: ReadSheet, name: str) -> Source:
    """Of rows that do not say it: by the sheet's title, its name or the file's, else a leftover of last time."""
    told = (source_of(text) for text in (sheet.title, sheet.grid.name, name))
    return next((source for source in told if source), Source.PRIOR)


def _severity(item: Item) -> Severity:
    text = item.texts.get(Field.SEVERITY, "")
    named = {name: severity for severity, name in SEVERITIES.items()}
    named |= {"高": Severity.HIGH, "重": Severity.HIGH, "中": Severity.MEDIUM, "低": Severity.LOW, "轻": Severity.LOW}
    return next((severity for word, severity in named.items() if word in text), Severity.MEDIUM)


def _under_standard(maker: _Maker, standards: Sequence[Standard]) -> tuple[tuple[Finding, ...], Standard | None]:
    """The findings under the items of the standard that fits the ledger best, as reports are placed."""
    findings, lines = maker.findings, [block.text for block in maker.text.document.blocks]
    standard = standards[0] if len(standards) == 1 else choose(standards, lines)
    if standard is None:
        return tuple(findings), None
    quotes = [finding.quote for finding in findings]
    matches = rank_all(standard, list(zip(quotes, maker.contexts, strict=True)))
    types = problem_types(standard, quotes, matches)
    placed_under = (_with_stated(standard, text, found) for text, found in zip(maker.stated, matches, strict=True))
    told = zip(findings, placed_under, types, strict=True)
    return tuple(replace(one, standards=found, problem_type=kind) for one, found, kind in told), standard


def _with_stated(standard: Standard, text: str, found: tuple[StandardMatch, ...]) -> tuple[StandardMatch, ...]:
    """The item that the ledger names, by code or name, goes before all guesses."""
    words = text.split()
    named = next((item for item in standard.items if item.code in words or (text and item.name in text)), None)
    if named is None:
        return found
    others = tuple(match for match in found if match.code != named.code)
    return (StandardMatch(standard.id, named.code, 1.0, (STATED,)), *others)[:MOST_ITEMS]
