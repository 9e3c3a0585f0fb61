"""The one door: a report file in, everything that it says out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module

from extractors.chinese.linking import linked
from extractors.chinese.notes import Notes
from extractors.chinese.steps import notes, pipeline
from extractors.document import Document
from extractors.doubts import doubted
from extractors.findings import Check, Extraction, Finding
from extractors.lessons import NO_LESSONS, Lessons
from extractors.readers import read
from extractors.readers.archive import members
from extractors.readers.archive_meter import Limits as ArchiveLimits
from extractors.readers.libreoffice import convert
from extractors.similarity import facet_table
from extractors.standards import Context, Standard, choose, problem_types, rank_all, shares_of, unfit
from extractors.standards.required import checks, tells_of_one_unit

AROUND = 80  # characters before a finding that help to place it
OFTEN_READ = ("docx", "pdf", "text")  # readers worth having at hand; the others load when a file needs them


def extract(data: bytes, name: str, standards: Sequence[Standard], lessons: Lessons = NO_LESSONS) -> Extraction:
    """What a file says; its findings under the one of `standards` that fits it best. Raises an ExtractError."""
    return understand(read(data, name), standards, lessons)


def understand(document: Document, standards: Sequence[Standard], lessons: Lessons = NO_LESSONS) -> Extraction:
    """What a document says; all after reading."""
    found = notes(document)
    standard = _standard(found, standards)
    shares = shares_of(standard, [measure.quote for measure in found.measures]) if standard else ()
    findings, measures = linked(_placed(found, standard, lessons), found.measures, found.view, shares)
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
    pipeline()
    facet_table()
    for reader in OFTEN_READ:
        import_module(f"extractors.readers.{reader}")


def _standard(found: Notes, standards: Sequence[Standard]) -> Standard | None:
    if len(standards) == 1:
        return standards[0]
    return choose(standards, [block.text for block in found.document.blocks])


def _checks(found: Notes, standard: Standard | None) -> tuple[Check, ...]:
    if standard is None or not tells_of_one_unit(found.facts.kind, found.findings):
        return ()
    return checks(standard, found.quantities, found.document.text, found.findings)


def _placed(found: Notes, standard: Standard | None, lessons: Lessons) -> tuple[Finding, ...]:
    findings = doubted(found.findings, lessons.dismissals)
    return placed(findings, found.document.text, standard, lessons) if standard else findings


def placed(findings: Sequence[Finding], text: str, standard: Standard, lessons: Lessons) -> tuple[Finding, ...]:
    """Findings of a text under the items of a standard, with their problem types."""
    if not findings:
        return ()
    told = [
        (finding.quote, Context(finding.location.heading, text[max(0, finding.start - AROUND) : finding.start]))
        for finding in findings
    ]
    matches = rank_all(standard, told, lessons)
    quotes = [quote for quote, _ in told]
    types = problem_types(standard, quotes, matches)
    reasons = unfit(standard, lessons.precedents, quotes)
    return tuple(
        replace(finding, standards=ranked, problem_type=kind, reasons=(*finding.reasons, *why))
        for finding, ranked, kind, why in zip(findings, matches, types, reasons, strict=True)
    )
