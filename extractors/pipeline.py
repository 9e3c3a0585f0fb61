"""The one door: a report file in, everything that it says out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module

from extractors.chinese.linking import linked
from extractors.chinese.notes import Notes
from extractors.chinese.steps import notes, pipeline
from extractors.chinese.whole_cells import whole_cells
from extractors.document import Document
from extractors.doubts import doubted
from extractors.findings import Check, Extraction, Finding, Measure
from extractors.lessons import NO_LESSONS, Lessons
from extractors.lexicons import load_all
from extractors.readers import read
from extractors.readers.archive import members
from extractors.readers.archive_meter import Limits as ArchiveLimits
from extractors.readers.libreoffice import convert
from extractors.similarity import facet_table
from extractors.standards import Context, Standard, choose, problem_types, rank_all, shares_of, unfit
from extractors.standards.required import checks, tells_of_one_unit

AROUND = 80  # characters before a finding that help to place it
ENOUGH = 3  # findings that tell the standard: on voices left out more surely than all lines do
OFTEN_READ = ("docx", "pdf", "text")  # readers worth having at hand; the others load when a file needs them


@dataclass(frozen=True, slots=True)
class Words:
    """A whole text, and the measures that answer findings in it: what helps to place those."""

    text: str
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by the finding's id

    def around(self, finding: Finding) -> Context:
        """What stands around a finding."""
        before = self.text[max(0, finding.start - AROUND) : finding.start]
        return Context(finding.location.heading, before, "\n".join(self.answers.get(finding.id, ())))


def words(text: str, measures: Iterable[Measure]) -> Words:
    """The text with the measures that are linked to its findings."""
    answers: defaultdict[str, list[str]] = defaultdict(list)
    for measure in measures:
        for finding in measure.findings:
            answers[finding].append(measure.quote)
    return Words(text, answers)


def extract(data: bytes, name: str, standards: Sequence[Standard], lessons: Lessons = NO_LESSONS) -> Extraction:
    """What a file says; its findings under the one of `standards` that fits it best. Raises an ExtractError."""
    return understand(read(data, name), standards, lessons)


def understand(document: Document, standards: Sequence[Standard], lessons: Lessons = NO_LESSONS) -> Extraction:
    """What a document says; all after reading."""
    found = notes(document)
    standard = _standard(found, standards)
    shares = _shares(found, standard)
    told = whole_cells(found.findings, found.document.text, found.view, shares)
    findings, measures = linked(told, found.measures, found.view, shares)
    findings = doubted(findings, lessons.dismissals)
    if standard:
        findings = placed(findings, words(found.document.text, measures), standard, lessons)
    return Extraction(
        document=document,
        facts=found.facts,
        findings=findings,
        measures=measures,
        quantities=found.quantities,
        articles=found.articles,
        stated_counts=found.stated_counts,
        standard=standard.id if standard else None,
        checks=_checks(found, standard),
    )


def printed(data: bytes, name: str) -> bytes:
    """A Word file or workbook as PDF; raises NeedsTool without an office program, OverLimits or UnreadableFile."""
    return convert(data, name=name, suffix=f".{name.rpartition('.')[2].lower()}", target="pdf")


def unpacked(data: bytes, name: str, most: tuple[int, int, int, int]) -> Iterator[tuple[str, bytes]]:
    """The members of an archive within limits: files, bytes of all, bytes of one, unpacked bytes per packed one."""
    return members(data, name, ArchiveLimits(*most))


def warm() -> None:
    """Load what every file needs, so that the next one is read at once."""
    load_all()
    pipeline()
    facet_table()
    for reader in OFTEN_READ:
        import_module(f"extractors.readers.{reader}")


def _standard(found: Notes, standards: Sequence[Standard]) -> Standard | None:
    if len(standards) == 1:
        return standards[0]
    quotes = [finding.quote for finding in found.findings]
    lines = [block.text for block in found.document.blocks]
    return choose(standards, quotes if len(quotes) >= ENOUGH else lines, found.document.text)


def _checks(found: Notes, standard: Standard | None) -> tuple[Check, ...]:
    if standard is None or not tells_of_one_unit(found.facts.kind, found.findings):
        return ()
    return checks(standard, found.quantities, found.document.text, found.findings)


def _shares(found: Notes, standard: Standard | None) -> dict[str, dict[str, float]]:
    """By id the items that measures and findings speak of, before it is known which answers which."""
    if standard is None or not found.measures:
        return {}
    alone = Words(found.document.text)
    told = [(one.id, one.quote, Context()) for one in found.measures]
    told += [(one.id, one.quote, alone.around(one)) for one in found.findings]
    shares = shares_of(standard, [(quote, around) for _, quote, around in told])
    return {id_: share for (id_, *_), share in zip(told, shares, strict=True)}


def placed(findings: Sequence[Finding], known: Words, standard: Standard, lessons: Lessons) -> tuple[Finding, ...]:
    """Findings of a text under the items of a standard, with their problem types."""
    if not findings:
        return ()
    told = [(finding.quote, known.around(finding)) for finding in findings]
    matches = rank_all(standard, told, lessons)
    quotes = [quote for quote, _ in told]
    types = problem_types(standard, quotes, matches)
    reasons = unfit(standard, lessons.precedents, quotes)
    return tuple(
        replace(finding, standards=ranked, problem_type=kind, reasons=(*finding.reasons, *why))
        for finding, ranked, kind, why in zip(findings, matches, types, reasons, strict=True)
    )
