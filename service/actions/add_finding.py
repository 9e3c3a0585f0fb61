"""Add a finding that the machine did not see, by the words that a person selected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from extractors.document import Document
from service.actions.decide_finding import check_item, find
from service.actions.parts import Parts
from service.actions.show_report import current, refresh
from service.errors import BadRequest, Conflict
from service.records import FindingRecord, Place, ReportRecord, Verdict
from service.rules.decisions import Action, Changes, Decision
from service.rules.proposals import finding_id
from service.rules.review import SUMMARY_LENGTH
from service.store import decisions, readings

LONGEST = 2000  # characters of one finding


def add_finding(parts: Parts, report: str, words: tuple[int, int], changes: Changes) -> FindingRecord:
    """The new finding over text[start:end]; raises Conflict when these words are a finding already."""
    place = _place(current(parts, report), readings.document(parts.store, report), words)
    name = finding_id(report, place.quote)
    if changes.standard:
        check_item(parts, changes.standard)
    summary = changes.summary or place.quote[:SUMMARY_LENGTH]
    decision = Decision(
        report=report,
        finding=name,
        version=_next_version(parts, report, name),
        action=Action.ADD,
        who=parts.settings.user,
        when=datetime.now(UTC),
        changes=replace(changes, place=place, summary=summary),
    )
    decisions.append(parts.store, decision)
    return find(refresh(parts, report), name)


def _next_version(parts: Parts, report: str, name: str) -> int:
    reading = readings.load(parts.store, report)
    standing = {each.id: each for each in current(parts, report).findings}
    if name in standing and standing[name].verdict is not Verdict.DELETED:
        raise Conflict("这段文字已经是一条问题了。请在右侧找到它直接修改。")
    return max((step.version for step in reading.decisions if step.finding == name), default=0) + 1


def _place(report: ReportRecord, document: Document, words: tuple[int, int]) -> Place:
    """Where the selected words stand, without white space around them."""
    text = document.text
    start, end = words
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise BadRequest("没有选中文字。请在左侧原文里用鼠标选中问题的原话，再点“补充问题”。")
    if end - start > LONGEST:
        raise BadRequest(f"选中的文字超过 {LONGEST} 字，不像一条问题。请只选这一条的原话。")
    quote = text[start:end]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    index, page = _block(document, start)
    return Place(report.id, report.name, start, start + len(quote), quote, block=index, page=page)


def _block(document: Document, position: int) -> tuple[int, int | None]:
    places = [(start, block) for start, block in document.places() if start <= position]
    return len(places) - 1, places[-1][1].page
