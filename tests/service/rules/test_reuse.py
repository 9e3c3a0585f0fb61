"""雷同: copied sentences are found with both places, in time that grows with the text."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Block, BlockKind, Document, Origin, Reading
from extractors.findings import Kind
from service.records import Copying, ReportRecord
from service.rules.reuse import copyings
from service.rules.reuse_sheet import COLUMNS, NOTHING, reuse_sheet
from tests.service.factories import own_report

STUDY = "支部坚持每周三下午集中学习，由班子成员轮流领学并检查笔记。"
VISIT = "全年组织党员到结对村走访慰问12次，帮助解决饮水难题3件。"
CLEAN = "后勤处牵头整治校门口占道停车，家长接送秩序明显好转。"
OWN = "今年新修的操场九月投入使用，体育课不再挤在走廊里上。"
Text = tuple[ReportRecord, Document]


def text(organization: str, year: int, sentences: Sequence[str]) -> Text:
    """A report with one section of these sentences."""
    report = own_report(organization, (), year=year)
    lines = (report.title, "一、主要工作", "".join(sentences))
    kinds = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH)
    blocks = tuple(Block(f"b{at}", kinds[at], line, line) for at, line in enumerate(lines))
    return report, Document(Origin(report.name, report.id, "docx", 1), blocks, Reading(0, 0))


def only(*texts: Text) -> Copying:
    (found,) = copyings(texts)
    return found


def test_a_sentence_of_last_year_is_found_with_both_places() -> None:
    before, now = text("学校甲", 2023, (STUDY, CLEAN)), text("学校甲", 2024, (OWN, STUDY))
    found = only(now, before)
    (passage,) = found.passages
    assert (found.later.year, found.earlier.year) == (2024, 2023)
    assert (passage.later.quote, passage.verbatim, passage.section) == (STUDY, True, "")
    for place, (_, document) in ((passage.later, now), (passage.earlier, before)):
        assert document.text[place.start : place.end] == STUDY
        assert place.heading == ("一、主要工作",)
    assert 0.4 < found.share < 0.6


def test_changed_numbers_are_named() -> None:
    changed = VISIT.replace("12次", "15次")
    (passage,) = only(text("学校甲", 2023, (VISIT,)), text("学校甲", 2024, (changed, OWN))).passages
    assert (passage.verbatim, passage.reworded, passage.changes) == (False, False, ("12→15",))


def test_near_copies_of_another_unit_are_found() -> None:
    near = VISIT.replace("走访慰问", "上门慰问")
    (passage,) = only(text("学校甲", 2023, (VISIT, CLEAN)), text("学校乙", 2024, (near, OWN))).passages
    assert passage.reworded
    assert passage.earlier.quote == VISIT


def test_a_whole_section_is_named_as_one() -> None:
    whole = (STUDY, VISIT, CLEAN)
    found = only(text("学校甲", 2024, whole), text("学校乙", 2024, whole))
    (passage,) = found.passages
    assert (passage.sentences, passage.section, found.share) == (3, "一、主要工作", 1.0)
    assert passage.later.quote == "".join(whole)


def test_two_versions_of_one_report_and_other_kinds_are_not_compared() -> None:
    first = text("学校甲", 2024, (STUDY, VISIT))
    version = replace(first[0], id="v2", name="修改稿.docx"), first[1]
    feedback = replace(first[0], id="f", kind=Kind.INSPECTION_FEEDBACK, organization="学校乙"), first[1]
    assert copyings([first, version]) == ()
    assert copyings([first, feedback]) == ()


def test_short_formulas_are_chance() -> None:
    assert copyings([text("学校甲", 2023, ("请予批评指正。",)), text("学校乙", 2024, ("请予批评指正。",))]) == ()


def test_the_sheet_says_how_and_links_to_the_reports() -> None:
    before, now = text("学校甲", 2023, (VISIT,)), text("学校甲", 2024, (VISIT.replace("12次", "15次"), OWN))
    sheet = reuse_sheet(copyings([before, now]), {now[0].id: ("报告一览", 1)})
    row = dict(zip([one.key for one in COLUMNS], sheet.rows[0].cells, strict=True))
    assert (row["manner"], row["changes"], row["origin"]) == ("只改了数字", "12→15", before[0].name)
    assert str(row["later"]).startswith("学校甲\n2024年\n一、主要工作")


def test_an_empty_sheet_says_what_was_compared() -> None:
    assert reuse_sheet((), {}).note == NOTHING


def test_time_does_not_grow_with_the_square_of_the_reports() -> None:
    def seconds(count: int) -> float:
        # every report shares half of its sentences with all others: the worst case
        made = [text(f"第{at}小学", 2024, (STUDY, VISIT, f"{'甲乙丙丁'[at % 4]}校{at}{OWN}")) for at in range(count)]
        start = time.process_time()
        copyings(made)
        return time.process_time() - start

    seconds(10)
    assert seconds(1600) < 400 * max(seconds(40), 0.01)  # 40 times the reports: 1,600 times the pairs
