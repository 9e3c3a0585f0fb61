"""Mend the official form of a Word file from outside, keep its words, and tell what is left to people."""

from __future__ import annotations

from dataclasses import dataclass

from service.actions.check_format import FormatReport, opened, report_of
from service.errors import Conflict
from service.office.format_fix import Wish, mend, saved
from service.office.format_reading import draft_of
from service.rules.format_facts import Draft
from service.sandbox import ReportFile
from service.settings import Settings

CHANGED = "修改格式时发现正文文字会变，已停止，原文件没有改动。请把文件另存为新的 .docx 后重试，仍不行请交给维护人员。"


@dataclass(frozen=True, slots=True)
class FixedFile:
    """The mended file, what was found before, and what is left."""

    file: ReportFile
    before: FormatReport
    left: FormatReport

    @property
    def verdict(self) -> str:
        """One line for people."""
        mended = len(self.before.flaws) - len(self.left.flaws)
        left = f"，还有{len(self.left.flaws)}处要人工处理" if self.left.flaws else "，没有剩下的问题"
        return f"“{self.before.name}”改好{mended}处{left}。"


def fix_format(file: ReportFile, wish: Wish, settings: Settings) -> FixedFile:
    """The file in official form; raises Unreadable, TooLarge, or Conflict where words would be lost."""
    document = opened(file, settings)
    before = draft_of(document)
    mend(document, wish)
    after = draft_of(document)
    if _words(before, only_letters=wish.punctuation) != _words(after, only_letters=wish.punctuation):
        raise Conflict(CHANGED)
    name, _, ending = file.name.rpartition(".")
    made = ReportFile(f"{name}（格式已调整）.{ending}", saved(document))
    return FixedFile(made, report_of(file.name, before), report_of(file.name, after))


def _words(draft: Draft, *, only_letters: bool) -> list[str]:
    """The words of each paragraph without spaces before them; of those with mended marks the Chinese letters."""
    if only_letters:
        return ["".join(char for char in line.text if "一" <= char <= "鿿" and char != "第") for line in draft.lines]
    return [line.text.lstrip() for line in draft.lines]
