"""Near-copies in the archive, seen from both reports."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Block, BlockKind
from service.actions.find_near_copies import find_near_copies
from service.actions.parts import Parts
from service.actions.show_report import show_report
from service.rules.proposals import proposals
from service.store import readings, reports
from tests.service.extractions import extraction
from tests.service.rules.test_near_copies import changed, text


def read(parts: Parts, report: str, body: str) -> None:
    reports.add(parts.store, reports.NewReport(report, f"{report[:2]}.docx", 1000, "auto", "王晓燕"))
    said = extraction(report)
    block = Block("b9", BlockKind.PARAGRAPH, body, body)
    document = replace(said.document, blocks=(*said.document.blocks, block))
    readings.save(parts.store, report, replace(said, document=document), proposals(said))


def names(parts: Parts, report: str) -> list[tuple[str, str]]:
    return [(copy.name, copy.words) for copy in show_report(parts, report).near_copies]


def test_both_reports_show_each_other(parts: Parts) -> None:
    first, second, third = "aa" * 32, "bb" * 32, "cc" * 32
    for report, body in ((first, text(1)), (second, changed(text(1), 0.1)), (third, text(3))):
        read(parts, report, body)
        find_near_copies(parts, report)
    assert names(parts, first) == [("bb.docx", "九成以上相同")]
    assert names(parts, second) == [("aa.docx", "九成以上相同")]
    assert names(parts, third) == []


def test_another_reading_replaces_what_was_found(parts: Parts) -> None:
    first, second = "aa" * 32, "bb" * 32
    for report in (first, second):
        read(parts, report, text(1))
        find_near_copies(parts, report)
    assert names(parts, first) == [("bb.docx", "文字相同")]
    read(parts, second, text(2))
    find_near_copies(parts, second)
    assert names(parts, first) == []


def test_reports_read_before_texts_were_compared_are_found(parts: Parts) -> None:
    old, new = "aa" * 32, "bb" * 32
    read(parts, old, text(1))
    read(parts, new, text(1))
    find_near_copies(parts, new)
    assert names(parts, new) == [("aa.docx", "文字相同")]
