"""What the API takes and gives where the records of the service do not say it already."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from extractors.findings import Source
from service.actions.receive_report import Received
from service.records import FindingRecord
from service.rules.decisions import Action, Changes, Decision
from service.rules.near_copies import NearCopy
from service.store.reports import ReportEntry


class Failure(BaseModel):
    """What every failed request is answered with."""

    code: str = Field(description="机器可读的错误代码")
    message: str = Field(description="给人看的说明：什么错了、在哪里、怎么办")


class ReceivedFile(BaseModel):
    """What became of one uploaded file."""

    name: str
    is_new: bool = Field(description="以前没有收过这份文件")
    report: ReportEntry | None
    error: Failure | None

    @classmethod
    def of(cls, received: Received) -> ReceivedFile:
        """From the action's answer."""
        refusal = received.refusal
        error = Failure(code=refusal.code, message=refusal.message) if refusal else None
        return cls(name=received.name, is_new=received.is_new, report=received.report, error=error)


class ReportDetail(BaseModel):
    """A report: as the machine read it, and as it stands now."""

    entry: ReportEntry
    reading: dict[str, Any] = Field(description="机器读出的内容，格式与 shugai extract --json 相同")
    findings: tuple[FindingRecord, ...] = Field(description="现在的问题清单，含已删除的")
    decisions: tuple[Decision, ...] = Field(description="人工处理记录，只增不改")
    near_copies: tuple[NearCopy, ...] = Field(description="文字相同或大部分相同的其他报告，share 为相同的比例")


class FindingChanges(BaseModel):
    """Fields of a finding that a person sets; those left out stay."""

    summary: str | None = Field(None, max_length=200, description="摘要，超过 40 字的部分不保留")
    source: Source | None = Field(None, description="问题来源")
    organization: str | None = Field(None, max_length=100, description="是哪个单位的问题")
    standard: str | None = Field(None, description="标准条目，如 school-party:B3；空字符串表示没有合适的条目")

    def changes(self) -> Changes:
        """As the rules know them."""
        return Changes(self.summary, self.source, self.organization, standard=self.standard)


class FindingDecision(FindingChanges):
    """A person's decision about a finding."""

    action: Action
    version: int = Field(description="看到的版本；别人先改过时回答 409")


class NewFinding(FindingChanges):
    """A finding over words of the report."""

    start: int = Field(description="原文中的起点，字符")
    end: int = Field(description="原文中的终点，字符")


class ReportChanges(BaseModel):
    """Whose report it is and which year it speaks about."""

    organization: str | None = Field(None, max_length=100)
    year: int | None = None


class ReadingRequest(BaseModel):
    """Another reading."""

    standard: str | None = Field(None, description="标准编号；不填则不变")
