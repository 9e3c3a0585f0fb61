"""The search index: right one first, changed one by one, whole after being opened again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from service.store.search import index as index_module
from service.store.search.index import FindingIndex
from service.store.search.segment import Entry
from service.store.search.words import grams_of, postings
from tests.bench.bench_search import made

ROOM = Entry("room", "党员活动室堆满旧课桌，一学期没有开过门", ("r1",))
FEES = Entry("fees", "党费没有按月收缴，缴费基数三年没有核定")


def first(index: FindingIndex, text: str) -> str:
    return index.search(text, 1)[0].entry.key


def test_other_words_find_the_same_problem(tmp_path: Path) -> None:
    index = FindingIndex(tmp_path)
    index.put([ROOM, FEES])
    assert first(index, "活动室一直堆着课桌，全学期都没开门") == "room"
    assert first(index, "党费不按月收，基数没核定") == "fees"
    assert index.search("活动室堆满课桌", 1)[0].entry == ROOM
    assert index.search("无关") == ()


def test_a_change_replaces_and_a_removal_removes(tmp_path: Path) -> None:
    index = FindingIndex(tmp_path)
    index.put([ROOM, FEES])
    index.put([Entry("room", "灭火器过期两年没有更换")])
    assert len(index) == 2
    assert first(index, "灭火器过期") == "room"
    index.remove(["fees", "unknown"])
    assert all(hit.entry.key != "fees" for hit in index.search("党费没有按月收缴"))


def test_a_segment_that_is_mostly_gone_is_written_anew(tmp_path: Path) -> None:
    index = FindingIndex(tmp_path)
    index.put([ROOM, FEES, Entry("c", "灭火器过期两年没有更换")])
    index.remove(["room", "c"])
    index.put([Entry("d", "门卫交接班没有登记")])
    assert sorted(line.count("\n") + 1 for line in (p.read_text() for p in tmp_path.glob("*/texts.jsonl"))) == [1, 1]
    assert first(index, "党费没有按月收缴") == "fees"


def test_it_is_whole_when_opened_again(tmp_path: Path) -> None:
    index = FindingIndex(tmp_path)
    index.put([ROOM, FEES])
    index.remove(["fees"])
    index.save_marks({"report": "1.0 room"})
    again = FindingIndex(tmp_path)
    assert (len(again), again.marks) == (1, {"report": "1.0 room"})
    assert first(again, "活动室堆满旧课桌") == "room"


def test_many_small_changes_leave_few_segments(tmp_path: Path) -> None:
    index = FindingIndex(tmp_path)
    findings = list(made(60))
    for at, one in enumerate(findings):
        index.put([Entry(str(at), one.text)])
    assert len(list(tmp_path.glob("*/docs.npy"))) < 2 * index_module.MERGED_FROM
    assert sum(first(index, one.question) == str(at) for at, one in enumerate(findings)) == len(findings)


@settings(max_examples=40)
@given(st.lists(st.text("党费收缴不到位，活动室", max_size=12), min_size=1, max_size=6))
def test_postings_hold_the_bigrams_of_every_text(texts: list[str]) -> None:
    starts, docs = postings(texts)
    for number, text in enumerate(texts):
        held = {bucket for bucket in range(len(starts) - 1) if number in docs[starts[bucket] : starts[bucket + 1]]}
        assert held == set(grams_of(text).tolist())
