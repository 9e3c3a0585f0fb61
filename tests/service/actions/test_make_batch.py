"""Many papers at a time: a folder a unit, failures told, cancelled, and gone on with after a restart."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from service.actions.make_batch import (
    cancel_batch,
    discard_batch,
    list_batches,
    make_batch,
    open_batch,
    order_batch,
    resume_batches,
    show_batch,
)
from service.actions.parts import Parts
from service.actions.write_batch import write_archive, write_batch
from service.errors import BadRequest, Conflict, NotFound
from service.rules.paper_batch import FAILURES, BatchState, BatchWish
from service.rules.proposals import proposals
from service.store import batch_files, readings, reports
from tests.service.extractions import SCHOOL, extraction

OTHER = "白鹭区第七小学/党支部"
WISH = BatchWish(("problem-list", "task-list"))


@pytest.fixture
def filled(parts: Parts) -> Parts:
    """An installation with two units."""
    for mark, owner in (("ab", SCHOOL), ("cd", OTHER)):
        reports.add(parts.store, reports.NewReport(mark * 32, f"{mark}.docx", 1000, "auto", "王晓燕"))
        said = extraction(mark * 32)
        findings = tuple(replace(one, organization=owner) for one in said.findings)
        said = replace(said, facts=replace(said.facts, organization=owner), findings=findings)
        readings.save(parts.store, mark * 32, said, proposals(said))
    return parts


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return sorted(package.namelist())


def test_every_unit_has_a_folder_with_its_papers(filled: Parts) -> None:
    batch = order_batch(filled, WISH)
    assert (batch.state, batch.total, batch.title) == (BatchState.QUEUED, 4, "2个单位、2种文书")
    make_batch(filled, batch.id)
    done = show_batch(filled, batch.id)
    assert (done.state, done.done, done.failed, done.message) == (BatchState.DONE, 4, 0, "生成 4 份")
    assert names(open_batch(filled, batch.id).path) == [
        "白鹭区第七小学_党支部/白鹭区第七小学_党支部任务清单.docx",
        "白鹭区第七小学_党支部/白鹭区第七小学_党支部问题清单.docx",
        f"{SCHOOL}/{SCHOOL}任务清单.docx",
        f"{SCHOOL}/{SCHOOL}问题清单.docx",
    ]
    assert not batch_files.folder(filled.store, batch.id).exists()


def test_a_paper_that_fails_is_told_and_the_rest_goes_on(filled: Parts) -> None:
    batch = order_batch(filled, BatchWish(("warning", "problem-list"), (SCHOOL,)))
    make_batch(filled, batch.id)
    done = show_batch(filled, batch.id)
    assert (done.state, done.failed) == (BatchState.DONE, 1)
    with zipfile.ZipFile(open_batch(filled, batch.id).path) as package:
        assert len(package.namelist()) == 2
        told = package.read(FAILURES).decode("utf-8-sig")
    assert f"{SCHOOL}\t整改告诫书\t{SCHOOL}没有逾期的事项" in told


def test_a_cancelled_batch_leaves_nothing(filled: Parts) -> None:
    batch = order_batch(filled, WISH)
    assert cancel_batch(filled, batch.id).state is BatchState.CANCELLED
    make_batch(filled, batch.id)
    assert show_batch(filled, batch.id).state is BatchState.CANCELLED
    assert not batch_files.archive(filled.store, batch.id).exists()
    with pytest.raises(Conflict):
        open_batch(filled, batch.id)
    with pytest.raises(Conflict):
        cancel_batch(filled, batch.id)


def test_cancelling_stops_before_the_next_paper(filled: Parts, tmp_path: Path) -> None:
    assert write_batch(filled, replace(WISH, organizations=(SCHOOL,)), tmp_path, lambda done, _: done < 1) is None
    assert len(list(tmp_path.rglob("*.docx"))) == 1


def test_after_a_restart_it_goes_on_with_what_is_missing(filled: Parts) -> None:
    batch = order_batch(filled, replace(WISH, organizations=(SCHOOL,)))
    there = batch_files.folder(filled.store, batch.id) / SCHOOL / f"{SCHOOL}问题清单.docx"
    batch_files.keep(there, b"made before the restart")
    asked: list[str] = []
    resume_batches(replace(filled, enqueue_batch=asked.append), lambda _: False)
    assert asked == [batch.id]
    make_batch(filled, batch.id)
    with zipfile.ZipFile(open_batch(filled, batch.id).path) as package:
        assert package.read(f"{SCHOOL}/{SCHOOL}问题清单.docx") == b"made before the restart"


def test_a_batch_that_the_engine_gave_up_is_told(filled: Parts) -> None:
    batch = order_batch(filled, WISH)
    resume_batches(filled, lambda _: True)
    assert (show_batch(filled, batch.id).state, "几次被中断" in show_batch(filled, batch.id).message) == (
        BatchState.FAILED,
        True,
    )


def test_a_thrown_away_batch_takes_its_archive_along(filled: Parts) -> None:
    batch = order_batch(filled, replace(WISH, organizations=(SCHOOL,)))
    with pytest.raises(Conflict):
        discard_batch(filled, batch.id)
    make_batch(filled, batch.id)
    discard_batch(filled, batch.id)
    assert list_batches(filled) == ()
    assert not batch_files.archive(filled.store, batch.id).exists()


def test_what_cannot_be_made_is_refused_at_once(filled: Parts) -> None:
    with pytest.raises(BadRequest, match="全部单位合用"):
        order_batch(filled, BatchWish(("agenda",)))
    with pytest.raises(BadRequest, match="没有选文书"):
        order_batch(filled, BatchWish(()))
    with pytest.raises(NotFound):
        order_batch(filled, BatchWish(("plan",), ("没有的单位",)))


def test_the_command_line_writes_an_archive_at_once(filled: Parts, tmp_path: Path) -> None:
    steps: list[int] = []

    def tell(done: int, failed: int) -> bool:
        steps.append(done)
        return True

    assert write_archive(filled, WISH, tmp_path / "全部.zip", tell) == ()
    assert (steps, len(names(tmp_path / "全部.zip"))) == ([0, 1, 2, 3], 4)


def test_the_same_unit_twice_is_one_folder(filled: Parts, tmp_path: Path) -> None:
    write_archive(filled, BatchWish(("problem-list",), (SCHOOL, SCHOOL)), tmp_path / "a.zip", lambda *_: True)
    assert zipfile.is_zipfile(io.BytesIO((tmp_path / "a.zip").read_bytes()))
    assert names(tmp_path / "a.zip") == [f"{SCHOOL}/{SCHOOL}问题清单.docx"]
