"""Report what breaks the official form in a Word file from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from service.errors import TooLarge, Unreadable
from service.office.format_package import open_word
from service.office.format_reading import draft_of
from service.rules.format_check import check
from service.rules.format_facts import Draft, Flaw, Severity
from service.sandbox import ReportFile
from service.settings import Settings

ENDINGS = (".docx", ".docm")


@dataclass(frozen=True, slots=True)
class FormatReport:
    """A file and its flaws."""

    name: str
    paragraphs: int
    flaws: tuple[Flaw, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing must be mended."""
        return all(flaw.severity is not Severity.MUST for flaw in self.flaws)

    @property
    def verdict(self) -> str:
        """One line for people."""
        if not self.flaws:
            return f"“{self.name}”没有发现不合公文格式的地方（共{self.paragraphs}段）。"
        counts = [(level, sum(flaw.severity is level for flaw in self.flaws)) for level in Severity]
        told = "、".join(f"{level.value}{count}处" for level, count in counts if count)
        return f"“{self.name}”共{self.paragraphs}段，{told}。"


def check_format(file: ReportFile, settings: Settings) -> FormatReport:
    """What breaks the form; raises Unreadable or TooLarge."""
    draft = draft_of(opened(file, settings))
    return report_of(file.name, draft)


def report_of(name: str, draft: Draft) -> FormatReport:
    """The flaws of a draft under its file's name."""
    return FormatReport(name, sum(bool(line.text.strip()) for line in draft.lines), check(draft))


def opened(file: ReportFile, settings: Settings) -> Any:
    """The document of a file within the limits of uploads."""
    if not file.name.lower().endswith(ENDINGS):
        raise Unreadable(f"“{file.name}”不是 .docx 文件。请用 WPS 或 Word 打开，另存为 .docx 后再检查格式。")
    if len(file.data) > settings.max_upload_mb * 1024 * 1024:
        raise TooLarge(f"“{file.name}”超过 {settings.max_upload_mb} 兆。请删去大图片后再检查格式。")
    return open_word(file.data)
