"""What the runs around a run tell of it."""

from __future__ import annotations

from extractors.chinese.fellows import UNKNOWN, fellows
from extractors.chinese.runs import runs
from extractors.chinese.tagger import Label, Tag
from extractors.chinese.view import view
from tests.extractors.chinese.reports import report

SEEN = view(
    report("党支部述职报告", "二、存在的问题", "一是记录不全。二是党费没有公示。", "三、打算", "支部还没有开会。")
)
PROBLEM = ("一是", "二是", "支部")
FOUND = list(
    runs(
        SEEN,
        [
            Tag(Label.FINDING if SEEN.text[segment.start : segment.end].startswith(PROBLEM) else Label.OTHER, 0.9)
            for segment in SEEN.segments
        ],
        Label.FINDING,
    )
)


def test_a_run_is_told_of_the_others_in_its_line_and_of_none_in_another_section() -> None:
    one, two, alone = fellows(SEEN, FOUND, [0.75, 0.25, 0.5]).tolist()
    assert one[:3] == [0.25, 0.25, 1.0]
    assert two[:3] == [0.75, 0.75, 1.0]
    assert alone[:3] == [UNKNOWN, UNKNOWN, 0.0]


def test_a_run_is_told_of_those_beside_it() -> None:
    one, two, _ = fellows(SEEN, FOUND, [0.75, 0.25, 0.5]).tolist()
    assert one[-4:] == [UNKNOWN, 0.25, 0.0, 0.25]
    assert two[-4:-2] == [0.75, 0.5]
