"""A report whose findings were all looked at, as a labelled text in the format of corpora/training."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Block, BlockKind, Document
from service.records import FindingRecord, ReportRecord, Verdict

HEADINGS = {BlockKind.TITLE: "# ", BlockKind.HEADING: "## "}
SECOND = "### "  # a heading below the first level
UNSAFE = ("[[", "]]", ">>")  # words that the format could not tell from its tags


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A labelled span of the whole text, and what the tag says."""

    start: int
    end: int
    words: str


def is_looked_at(report: ReportRecord) -> bool:
    """Whether a person has decided about every finding, and there is one."""
    return bool(report.findings) and all(one.verdict is not Verdict.PROPOSED for one in report.findings)


def training_text(name: str, document: Document, report: ReportRecord) -> str:
    """The text with its findings tagged as people left them, and its measures as they were read."""
    tags = _tags(report)
    body = (_line(start, block, tags) for start, block in document.places())
    return "\n".join([*_head(name, report), "---", *(line for line in body if line.strip())]) + "\n"


def _tags(report: ReportRecord) -> list[Tag]:
    kept = [one for one in report.findings if one.verdict is not Verdict.DELETED]
    numbers = {one.id: f"f{number}" for number, one in enumerate(kept, 1)}
    tags = [Tag(one.place.start, one.place.end, f"{numbers[one.id]} {_attributes(one)}") for one in kept]
    for number, measure in enumerate(report.measures, 1):
        answers = ",".join(numbers[name] for name in measure.findings if name in numbers) or "none"
        tags.append(Tag(measure.place.start, measure.place.end, f"m{number} for={answers}"))
    return sorted(tags)


def _head(name: str, report: ReportRecord) -> Iterator[str]:
    yield f"id: {name}"
    yield f"kind: {report.kind}"
    yield f"standard: {report.standard or 'none'}"
    yield f"organization: {report.organization or 'none'}"
    yield f"reporter: {report.reporter or 'none'}"
    yield f"year: {report.year or 'none'}"
    yield f"date: {report.date or 'none'}"
    yield "layout: txt"
    yield "labels: findings,measures"


def _line(start: int, block: Block, tags: Sequence[Tag]) -> str:
    if any(mark in block.text for mark in UNSAFE):
        return _plain(block)
    end = start + len(block.text)
    inside = [tag for tag in tags if start <= tag.start < end]
    if block.cells:
        cells = ((start + cell.start, block.text[cell.start : cell.end]) for cell in block.cells)
        return "| " + " | ".join(_tagged(at, text, inside) for at, text in cells) + " |"
    return _mark(block) + _tagged(start, block.text, inside)


def _plain(block: Block) -> str:
    text = block.text
    for mark in UNSAFE:
        text = text.replace(mark, " ")
    return _mark(block) + text


def _mark(block: Block) -> str:
    return SECOND if block.kind is BlockKind.HEADING and (block.level or 1) > 1 else HEADINGS.get(block.kind, "")


def _tagged(start: int, text: str, tags: Sequence[Tag]) -> str:
    """The text with the tags that begin in it; what goes on behind it is cut at its end."""
    told, after = "", 0
    for tag in tags:
        first, last = tag.start - start, min(tag.end - start, len(text))
        if after <= first < last:
            told += text[after:first] + f"[[{tag.words} >> {text[first:last]}]]"
            after = last
    return told + text[after:]


def _attributes(one: FindingRecord) -> str:
    code = one.standards[0].code if one.standards else "none"
    named = one.organization and not set(one.organization) & set("=]>")
    return f"src={one.source} std={code}" + (f" org={one.organization}" if named else "")
