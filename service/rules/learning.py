"""What learning from people would change about findings that nobody has decided about yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.doubts import MARK
from extractors.findings import Finding
from extractors.lessons import Lessons

SHOWN = 20  # examples printed
NO_ITEM = "没有合适的条目"


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding that would be seen otherwise than now."""

    report: str
    title: str
    quote: str
    before: str  # code of the first item, or 没有合适的条目
    after: str
    reason: str  # why, "" where a new model says so

    @property
    def is_doubt(self) -> bool:
        """Whether it would be marked doubtful, and not put under another item."""
        return self.reason.startswith(MARK)


@dataclass(frozen=True, slots=True)
class Learning:
    """What there is to learn from, and what would come of it."""

    lessons: Lessons
    reports: int
    findings: int  # that nobody has decided about
    differences: tuple[Difference, ...]

    @property
    def corrected(self) -> int:
        """Findings that people put under another item."""
        return sum(one.corrected for one in self.lessons.precedents)


def differences(about: tuple[str, str], pairs: Iterable[tuple[Finding, Finding]]) -> Iterator[Difference]:
    """What differs between findings as they stand and as they would; `about` is the report's id and title."""
    for old, new in pairs:
        before, after = _first(old), _first(new)
        if before != after:
            yield Difference(*about, old.quote, before, after, _reason(new))
        doubt = _doubt(new)
        if doubt and not _doubt(old):
            yield Difference(*about, old.quote, before, after, doubt)


def learning_lines(learning: Learning, *, done: bool) -> list[str]:
    """The outcome for a terminal."""
    found, told = learning.differences, "已" if done else "将"
    placed, doubts = sum(not one.is_doubt for one in found), sum(one.is_doubt for one in found)
    lines = [
        f"人工定过条目的问题 {len(learning.lessons.precedents)} 条，其中改过的 {learning.corrected} 条；"
        f"反复删除的句子 {len(learning.lessons.dismissals)} 种。",
        f"{learning.reports} 份报告里还没有人处理的问题 {learning.findings} 条："
        f"{told}换条目 {placed} 条，{told}标为存疑 {doubts} 条。",
    ]
    lines += [
        f"  {one.title}：{one.quote[:30]}　{one.before} → {one.after}　{one.reason}".rstrip() for one in found[:SHOWN]
    ]
    if len(found) > SHOWN:
        lines.append(f"  ……共 {len(found)} 条，只列前 {SHOWN} 条。")
    return lines if done else [*lines, "以上只是预览，什么都没有改。"]


def is_learnt(reason: str) -> bool:
    """Whether a reason of a finding came from people's decisions, and is told anew each time."""
    return reason.startswith(MARK) or NO_ITEM in reason


def _first(finding: Finding) -> str:
    return finding.standards[0].code if finding.standards else NO_ITEM


def _reason(finding: Finding) -> str:
    if finding.standards:
        return next((reason for reason in finding.standards[0].reasons if reason.startswith("与")), "")
    return next((reason for reason in finding.reasons if NO_ITEM in reason), "")


def _doubt(finding: Finding) -> str:
    return next((reason for reason in finding.reasons if reason.startswith(MARK)), "")
