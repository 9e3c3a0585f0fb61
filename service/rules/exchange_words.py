"""What a package would change and what came of it, in the words that commands and pages show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.rules.exchange import Clash, History
from service.rules.wording import clip

RECORDS = {
    "ledger_imports": "台账导入记录",
    "ledger_mappings": "台账列的认法",
    "assessments": "测评",
    "paper_numbers": "发文字号",
    "link_verdicts": "复发判断",
    "renamings": "曾用名",
    "own_templates": "自有模板（要用请另行启用）",
    "crosswalks": "标准条目对照",
}  # by name of the table
SHOWN = 60  # characters of what somebody wrote
NAMED = 10  # reports and clashes that a terminal lists


@dataclass(frozen=True, slots=True)
class Preview:
    """What a package would change."""

    file: str
    made_at: str
    made_by: str
    organization: str | None
    year: int | None
    fingerprint: str
    is_trusted: bool
    new: tuple[str, ...]  # names of reports that we lack
    known: tuple[str, ...]  # names of those that we have
    decisions: int  # to be added
    entries: int
    clashes: tuple[Clash, ...]
    records: tuple[tuple[str, int], ...] = ()  # beside the reports, to be added: what, how many
    taken: int = 0  # records in whose place we have others; ours stand

    @property
    def changes_nothing(self) -> bool:
        """Whether we have all of it."""
        return not (self.new or self.decisions or self.entries or self.clashes or self.records)


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in."""

    reports: int
    decisions: int
    entries: int
    left: int  # clashes in which ours stands
    batch: int | None  # of the entries, to undo them
    records: tuple[tuple[str, int], ...] = ()  # beside the reports: what, how many
    taken: int = 0  # records in whose place we have others


def preview_lines(seen: Preview) -> Iterator[str]:
    """The preview for a terminal."""
    scope = f"{seen.organization or '全部单位'}{f'，{seen.year}年度' if seen.year else ''}"
    yield f"{seen.file}：{scope}，{seen.made_by}于{seen.made_at[:10]}导出。"
    trusted = "已信任" if seen.is_trusted else "没有登记过：请与对方核对后用 --trust 导入"
    yield f"签名指纹 {seen.fingerprint}，{trusted}。"
    yield f"新报告 {len(seen.new)} 份，已有 {len(seen.known)} 份。"
    yield f"新增核对 {seen.decisions} 步，台账改动 {seen.entries} 步。"
    if seen.records:
        yield f"另有{record_words(seen.records)}。"
    if seen.taken:
        yield taken_line(seen.taken)
    yield from (f"  新：{name}" for name in seen.new[:NAMED])
    yield from (f"  冲突：{clash_words(clash)}" for clash in seen.clashes[:NAMED])
    if seen.clashes:
        yield f"两边都改过的 {len(seen.clashes)} 处，默认保留本机的；要改用对方的，请在网页上选择。"
    if seen.changes_nothing:
        yield "本机已经有数据包里的全部内容。"


def brought_line(done: Brought) -> str:
    """What came of it, in a line."""
    left = f"，{done.left} 处两边都改过、保留本机的" if done.left else ""
    left += f"，{record_words(done.records)}" if done.records else ""
    undo = taken_line(done.taken) if done.taken else ""
    undo += f"台账改动是第 {done.batch} 批，可以撤销。" if done.batch else ""
    return f"已并入：新报告 {done.reports} 份，核对 {done.decisions} 步，台账改动 {done.entries} 步{left}。{undo}"


def counted(records: Mapping[str, Sequence[object]]) -> tuple[tuple[str, int], ...]:
    """How many of what, without what there is none of."""
    return tuple((RECORDS[name], len(rows)) for name, rows in records.items() if rows)


def record_words(records: Iterable[tuple[str, int]]) -> str:
    """测评2条、发文字号3条."""
    return "、".join(f"{name} {count} 条" for name, count in records)


def taken_line(taken: int) -> str:
    """That our own records stand."""
    return f"有 {taken} 条记录与本机同号而内容不同，保留本机的，请与对方核对。"


def clash_words(clash: Clash) -> str:
    """Both sides of a clash."""
    if clash.history is History.DECISION:
        return f"问题的核对：本机{_action(clash.ours)}，对方{_action(clash.theirs)}"
    return f"{clash.name}：本机“{clip(clash.ours, SHOWN)}”，对方“{clip(clash.theirs, SHOWN)}”"


ACTIONS = {"confirm": "确认", "correct": "修改", "delete": "删除", "add": "补充", "undo": "撤销"}


def _action(body: str) -> str:
    told = json.loads(body)
    changed = "、".join(f"{value}" for value in told["changes"].values() if isinstance(value, str))
    return ACTIONS[told["action"]] + (f"（{clip(changed, SHOWN)}）" if changed else "")
