"""A small reading for tests of the store and the actions: built by hand, so that no reader is needed."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Block, BlockKind, Document, Origin, Reading
from extractors.findings import (
    Deadline,
    DeadlineKind,
    Extraction,
    Facts,
    Finding,
    Kind,
    Location,
    Measure,
    Responsible,
    Source,
    StandardMatch,
)

SCHOOL = "白鹭区第六小学党支部"
WEAK_STUDY = "一是理论学习走过场，全年集体学习只有两次。"
STALE_ROOM = "二是党员活动室堆满杂物，没有正常使用。"


def extraction(report: str, quotes: Sequence[str] = (WEAK_STUDY, STALE_ROOM)) -> Extraction:
    """A report with one finding a quote and one measure for the first."""
    lines = ("2024年度述职报告", "一、存在的问题", *quotes, "每月组织一次集体学习，由组织委员负责。")
    document = _document(report, lines)
    findings = tuple(_finding(document, quote, number) for number, quote in enumerate(quotes, 1))
    return Extraction(
        document=document,
        facts=Facts(Kind.DUTY_REPORT, lines[0], organization=SCHOOL, year=2024),
        findings=findings,
        measures=(_measure(document, lines[-1]),),
        standard="school-party",
    )


def _document(report: str, lines: Sequence[str]) -> Document:
    kinds = (BlockKind.TITLE, BlockKind.HEADING)
    blocks = tuple(
        Block(f"b{n}", kinds[n] if n < len(kinds) else BlockKind.PARAGRAPH, line, line) for n, line in enumerate(lines)
    )
    characters = sum(len(line) for line in lines)
    return Document(Origin("述职.docx", report, "docx", 1000), blocks, Reading(characters, characters))


def _finding(document: Document, quote: str, number: int) -> Finding:
    start = document.text.index(quote)
    return Finding(
        id=f"f{number}",
        quote=quote,
        start=start,
        end=start + len(quote),
        summary=quote[2:12],
        source=Source.SELF,
        organization=SCHOOL,
        location=Location(("一、存在的问题",), number + 1),
        standards=(StandardMatch("school-party", "A2", 0.8), StandardMatch("school-party", "B4", 0.4)),
    )


def _measure(document: Document, quote: str) -> Measure:
    start = document.text.index(quote)
    return Measure(
        id="m1",
        quote=quote,
        start=start,
        end=start + len(quote),
        deadline=Deadline("", DeadlineKind.NONE),
        responsible=Responsible(owners=("组织委员",)),
        location=Location(("一、存在的问题",), len(document.blocks) - 1),
        findings=("f1",),
    )
