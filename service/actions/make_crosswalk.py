"""Lay two standards side by side: the machine's proposal, or what people made of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from extractors.standards import Standard
from extractors.standards.crosswalk import propose
from service.actions.parts import Parts
from service.actions.standards_in_use import AUTO
from service.errors import BadRequest, Conflict
from service.office.sheet_reading import read_book
from service.office.workbook import write
from service.rules.crosswalk import Change, Crosswalk, changed, crosswalk_json, key, proposed, turned
from service.rules.crosswalk_sheet import changes_in, crosswalk_sheets
from service.sandbox import ReportFile
from service.store import crosswalks


def make_crosswalk(parts: Parts, first: str, second: str) -> Crosswalk:
    """The crosswalk of two standards by their ids, seen from the first; raises BadRequest."""
    one, two = _standard(parts, first), _standard(parts, second)
    if one.id == two.id:
        raise BadRequest("同一个标准不用对照。请选两个不同的标准。")
    kept = crosswalks.newest(parts.store, *sorted((one, two), key=key))
    if kept is None:
        return proposed(one, two, propose(one, two))
    return kept if kept.first.id == one.id else turned(kept)


def change_crosswalk(parts: Parts, pair: tuple[str, str], version: int, changes: Iterable[Change]) -> Crosswalk:
    """Keep the next version; raises Conflict when somebody changed it since `version`, BadRequest for unknown items."""
    crosswalk = make_crosswalk(parts, *pair)
    if crosswalk.version != version:
        raise Conflict("刚才有人先改了这份对照表。请刷新页面，核对后再改。")
    lines = changed(crosswalk, changes)
    kept = replace(crosswalk, version=version + 1, lines=lines, who=parts.settings.user, when=datetime.now(UTC))
    crosswalks.add(parts.store, kept if key(kept.first) < key(kept.second) else turned(kept))
    return kept


def import_crosswalk(parts: Parts, pair: tuple[str, str], file: ReportFile) -> Crosswalk:
    """Take over an edited workbook; raises Unreadable or BadRequest that names the row."""
    crosswalk = make_crosswalk(parts, *pair)
    return change_crosswalk(parts, pair, crosswalk.version, changes_in(read_book(file.data).sheets, crosswalk))


def export_crosswalk(crosswalk: Crosswalk, *, as_json: bool = False) -> ReportFile:
    """The workbook, or JSON."""
    name = f"条目对照-{crosswalk.first.id}-{crosswalk.second.id}"
    if as_json:
        told = json.dumps(crosswalk_json(crosswalk), ensure_ascii=False, indent=1)
        return ReportFile(f"{name}.json", told.encode())
    return ReportFile(f"{name}.xlsx", write(crosswalk_sheets(crosswalk), date.today()))


def _standard(parts: Parts, name: str) -> Standard:
    if name == AUTO:
        raise BadRequest("请写明标准编号，用 shugai standard list 查看。")
    return parts.standards(name)[0]
