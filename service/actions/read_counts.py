"""Take filled count sheets of an assessment in: look at what they say, keep it when every figure fits."""

from __future__ import annotations

from extractors.errors import ExtractError
from service.actions.parts import Parts
from service.errors import BadRequest, Unreadable
from service.office.foreign_reading import books, read_grids
from service.rules.scoring_sheets import Counted, counted, round_of
from service.sandbox import ReportFile, work
from service.store import assessments

SHOWN = 20  # faults told at once


def preview_counts(parts: Parts, file: ReportFile, name: str = "") -> Counted:
    """What the sheets say and what is wrong in them; nothing is kept. `name` is the round, where the file lost it."""
    try:
        book = books().validate_json(work(read_grids, file, parts.settings))
    except ExtractError as error:
        raise Unreadable(error.message, code=error.code) from error
    found = round_of(book) or name
    if not found:
        raise BadRequest("这个文件里没有测评编号。请用发下去的计票表填写，或指明是哪一次测评。")
    if name and found != name:
        raise BadRequest(f"这是另一次测评（{found}）的计票表，不是 {name} 的。请核对文件。")
    return counted(book, assessments.find(parts.store, found))


def read_counts(parts: Parts, file: ReportFile, name: str = "") -> Counted:
    """Keep the counts; raises BadRequest that names each wrong cell, and keeps nothing then."""
    found = preview_counts(parts, file, name)
    if found.faults:
        more = [f"……另有{len(found.faults) - SHOWN}处"] if len(found.faults) > SHOWN else []
        lines = [f"计票表有{len(found.faults)}处要改，没有保存：", *found.faults[:SHOWN], *more]
        raise BadRequest("\n".join(lines))
    if not found.round.tallies:
        raise BadRequest("计票表还是空的，没有保存。请填好票数再交。")
    assessments.save(parts.store, found.round, parts.settings.user)
    return found
