"""A crosswalk is proposed, changed by people on page, workbook or program, and kept per pair of versions."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from extractors.standards import find
from extractors.standards.crosswalk import Relation
from service.actions.make_crosswalk import change_crosswalk, export_crosswalk, import_crosswalk, make_crosswalk
from service.actions.parts import Parts
from service.errors import BadRequest, Conflict
from service.rules.crosswalk import BY_HAND, Change
from service.rules.crosswalk_sheet import SHEET
from service.sandbox import ReportFile
from service.store import crosswalks

PAIR = ("school-party", "school-safety")
EQUAL = Change("A1", "S11", Relation.EQUAL)


def test_nothing_is_kept_before_a_person_changes_a_line(parts: Parts) -> None:
    assert make_crosswalk(parts, *PAIR).version == 0
    kept = change_crosswalk(parts, PAIR, 0, [EQUAL])
    line = next(line for line in make_crosswalk(parts, *PAIR).lines if line.first == "A1")
    assert (kept.version, kept.who, line.relation, line.by_hand, line.reasons) == (
        1,
        "王晓燕",
        Relation.EQUAL,
        True,
        (BY_HAND,),
    )


def test_both_directions_are_one_crosswalk(parts: Parts) -> None:
    change_crosswalk(parts, PAIR, 0, [Change("A1", "S11", Relation.WIDER)])
    back = make_crosswalk(parts, *reversed(PAIR))
    line = next(line for line in back.lines if line.second == "A1")
    assert (line.first, line.relation) == ("S11", Relation.NARROWER)
    change_crosswalk(parts, (PAIR[1], PAIR[0]), 1, [Change("S11", "A1", None)])
    assert all(line.first != "A1" for line in make_crosswalk(parts, *PAIR).lines)


def test_a_stale_version_and_an_unknown_item_are_refused(parts: Parts) -> None:
    change_crosswalk(parts, PAIR, 0, [EQUAL])
    with pytest.raises(Conflict, match="先改了"):
        change_crosswalk(parts, PAIR, 0, [EQUAL])
    with pytest.raises(BadRequest, match="没有编号为“Z9”"):
        change_crosswalk(parts, PAIR, 1, [replace(EQUAL, first="Z9")])
    with pytest.raises(BadRequest, match="不同的标准"):
        make_crosswalk(parts, "school-party", "school-party")


def test_another_version_of_a_standard_starts_anew(parts: Parts) -> None:
    change_crosswalk(parts, PAIR, 0, [EQUAL])
    one, two = (find(name, ()) for name in PAIR)
    assert crosswalks.newest(parts.store, one, two) is not None
    assert crosswalks.newest(parts.store, replace(one, version="9"), two) is None


def edited(content: bytes, relation: str) -> bytes:
    book = load_workbook(io.BytesIO(content))
    book[SHEET].append(["A1", "", relation, "S11", ""])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_edited_workbook_comes_back(parts: Parts) -> None:
    before = make_crosswalk(parts, *PAIR)
    file = export_crosswalk(before)
    assert file.name == "条目对照-school-party-school-safety.xlsx"
    after = import_crosswalk(parts, PAIR, ReportFile(file.name, edited(file.data, "宽于")))
    assert {(line.first, line.second, line.relation) for line in after.lines} - {
        (line.first, line.second, line.relation) for line in before.lines
    } == {("A1", "S11", Relation.WIDER)}
    same = import_crosswalk(parts, PAIR, ReportFile(file.name, file.data))
    assert same.lines == before.lines


def test_a_word_that_is_no_relation_is_refused_with_its_row(parts: Parts) -> None:
    file = export_crosswalk(make_crosswalk(parts, *PAIR))
    with pytest.raises(BadRequest, match=r"第\d+行：“差不多”不是对照关系"):
        import_crosswalk(parts, PAIR, ReportFile(file.name, edited(file.data, "差不多")))


def test_json_names_both_standards_and_what_has_no_counterpart(parts: Parts) -> None:
    change_crosswalk(parts, PAIR, 0, [EQUAL])
    told = json.loads(export_crosswalk(make_crosswalk(parts, *PAIR), as_json=True).data)
    assert (told["first"]["id"], told["second"]["id"], told["version"]) == (*PAIR, 1)
    assert "A1" not in told["only_in_first"]
    assert "A2" in told["only_in_first"]
