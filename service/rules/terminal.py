"""What a terminal shows of a reading and of recurrence: plain Chinese lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.document import Method, PageReading, Reading
from extractors.errors import ExtractError
from extractors.findings import (
    Article,
    Check,
    CheckResult,
    Deadline,
    DeadlineKind,
    Extraction,
    Finding,
    Measure,
    Responsible,
)
from service.records import Chain, FindingRecord
from service.rules.names import CHECK_RESULTS, KINDS, SOURCES, STATUSES
from service.rules.wording import clip

METHODS = {Method.TEXT: "直接读取", Method.OCR: "文字识别", Method.CONVERTED: "转换后读取"}
PAGES_NAMED = 8  # recognized pages named one by one
QUOTE_LENGTH = 76  # characters


def failure_lines(path: str, error: ExtractError) -> list[str]:
    """A file that could not be read."""
    return [f"■ {path}", f"  未能读取：{error.message}", ""]


def extraction_lines(path: str, extraction: Extraction) -> list[str]:
    """One file for a reader at a terminal."""
    facts = extraction.facts
    year = f"{facts.year}年" if facts.year else "年度不明"
    reporter = f" · 述职人 {facts.reporter}" if facts.reporter else ""
    counts = (len(extraction.findings), len(extraction.measures), len(extraction.quantities))
    return [
        f"■ {path}",
        f"  {KINDS[facts.kind]} · {facts.organization or '单位不明'} · {year}{reporter}",
        *([f"  单位{facts.organization_reason}"] if facts.organization_reason else []),
        f"  {reading_line(extraction.document.reading)}",
        *(f"  注意：{warning}" for warning in (*extraction.document.warnings, *extraction.warnings)),
        *_articles(extraction.articles),
        "  问题 {} 条，措施 {} 条，量化表述 {} 处".format(*counts),
        *(line for finding in extraction.findings for line in _finding(finding, extraction.measures)),
        *_unlinked(extraction.measures),
        *_checks(extraction.checks),
        "",
    ]


def reading_line(reading: Reading) -> str:
    """How the file was read against what it holds, and what was left out."""
    read = f"文件 {reading.characters_in_file} 字，读出 {reading.characters_read} 字"
    held = [f"{reading.paragraphs} 段", f"{reading.tables} 个表格"]
    held += [f"{reading.pictures} 张图片"] if reading.pictures else []
    how = "，".join([METHODS[reading.method], *_pages(reading.pages), read])
    text = f"{how}、{'、'.join(held)}"
    skipped = "；".join(f"{part.reason} {part.count} 字" for part in reading.skipped)
    return text + (f"；未计入正文：{skipped}" if skipped else "")


def _articles(articles: Sequence[Article]) -> Iterator[str]:
    """The articles of a file that holds several, with why they were parted."""
    if len(articles) > 1:
        yield f"  文件里有 {len(articles)} 篇，已分开："
        for number, one in enumerate(articles, 1):
            said = filter(None, (clip(one.title, QUOTE_LENGTH), one.organization, one.reason))
            yield f"    第 {number} 篇 {' · '.join(said)}"


def _pages(pages: Sequence[PageReading]) -> Iterator[str]:
    """How many pages, and which of them were recognized, how surely (rounded down: 99.6% is not all)."""
    seen = [page for page in pages if page.method is Method.OCR]
    if pages:
        yield f"{len(pages)} 页"
    if seen:
        sure = int(100 * sum(page.confidence for page in seen) / len(seen))
        named = "、".join(str(page.page) for page in seen[:PAGES_NAMED]) + ("等" if len(seen) > PAGES_NAMED else "")
        yield f"第 {named} 页由图片识别（平均把握 {sure}%）"


def _finding(finding: Finding, measures: Sequence[Measure]) -> Iterator[str]:
    best = finding.standards[0] if finding.standards else None
    item = f"{best.code}（{best.score:.0%}）" if best else "无对应条目"
    page = f" · 第{finding.location.page}页" if finding.location.page else ""
    yield f"  {finding.id:>4} [{SOURCES[finding.source]} · {item}{page}] {clip(finding.quote, QUOTE_LENGTH)}"
    if best and best.reasons:
        yield f"       依据：{'、'.join(best.reasons)}"
    for measure in measures:
        if finding.id in measure.findings:
            yield f"       → {_measure(measure)}"


def _unlinked(measures: Sequence[Measure]) -> Iterator[str]:
    rest = [measure for measure in measures if not measure.findings]
    if rest:
        yield "  未对应到具体问题的措施："
    for measure in rest:
        yield f"       {_measure(measure)}"


def _checks(checks: Sequence[Check]) -> Iterator[str]:
    """How the report stands to its standard: the figures that fall short, each with both quotes."""
    if not checks:
        return
    counted = Counter(check.result for check in checks)
    yield "  照单履职：" + "，".join(f"{name} {counted[result]} 项" for result, name in CHECK_RESULTS.items())
    for check in checks:
        if check.result is CheckResult.UNMET:
            yield f"       {check.item} 未达标　要求：{check.required}　报告：{clip(check.quote, QUOTE_LENGTH)}"


def _measure(measure: Measure) -> str:
    return f"{measure.id} {clip(measure.quote, QUOTE_LENGTH)}{_terms(measure.deadline, measure.responsible)}"


def _terms(deadline: Deadline, who: Responsible) -> str:
    due = {
        DeadlineKind.BY: deadline.date or "",
        DeadlineKind.IMMEDIATE: "立行立改",
        DeadlineKind.LONG_TERM: "长期坚持",
        DeadlineKind.NONE: "",
    }[deadline.kind]
    names = "、".join((*who.lead, *who.departments, *who.owners))
    said = "；".join(part for part in (due, names) if part)
    return f"（{said}）" if said else ""


def chain_lines(chains: Sequence[Chain]) -> list[str]:
    """Problems that came back, for a reader at a terminal."""
    lines = [f"共 {len(chains)} 个问题在两份以上材料中出现。", ""] if chains else ["没有发现重复出现的问题。"]
    for chain in chains:
        years = "、".join(map(str, chain.years))
        lines.append(f"■ {chain.organization} · {STATUSES[chain.status]} · {years}")
        lines += [f"  {_member(member)}" for member in chain.members]
        lines += [f"  为什么：{link.reason}" for link in chain.links if link.reason]
        lines.append("")
    return lines


def _member(finding: FindingRecord) -> str:
    return f"{finding.year or '年度不明'} 〔{finding.place.report_name}〕{clip(finding.place.quote, QUOTE_LENGTH)}"
