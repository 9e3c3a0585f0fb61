"""Batches of papers as background work: ordered, made, cancelled, taken up after a restart, opened, thrown away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from service.actions.parts import Parts
from service.actions.survey_organizations import survey_organizations
from service.actions.write_batch import settled, write_batch
from service.errors import Conflict, ServiceError
from service.rules.paper_batch import BatchState, BatchWish, PaperBatch, summary
from service.store import batch_files, paper_batches

BROKEN = "生成时程序内部出错，详情见服务日志。请重新生成，仍不行请交给维护人员。"
GIVEN_UP = "生成时服务几次被中断，已停止。请重新生成，或减少单位和文书分几批做。"


@dataclass(frozen=True, slots=True)
class BatchFile:
    """A finished archive and its name for people."""

    name: str
    path: Path


def order_batch(parts: Parts, wish: BatchWish) -> PaperBatch:
    """Ask for papers; raises BadRequest or NotFound for what can't be made."""
    wish = settled(survey_organizations(parts, wish.year), wish)
    batch = paper_batches.add(parts.store, wish, len(wish.organizations) * len(wish.kinds), parts.settings.user)
    parts.enqueue_batch(batch.id)
    return batch


def make_batch(parts: Parts, batch: str) -> None:
    """Make what was asked for; safe to repeat, and to go on with after a restart."""
    with ExitStack() as on_defect:
        on_defect.callback(paper_batches.end, parts.store, batch, BatchState.FAILED, BROKEN)
        try:
            _make(parts, batch)
        except ServiceError as error:
            paper_batches.end(parts.store, batch, BatchState.FAILED, error.message)
        on_defect.pop_all()


def _make(parts: Parts, batch: str) -> None:
    wanted, store = paper_batches.find(parts.store, batch), parts.store
    folder = batch_files.folder(store, batch)

    def progress(done: int, failed: int) -> bool:
        return paper_batches.advance(store, batch, done, failed)

    failures = write_batch(parts, wanted.wish, folder, progress)
    if failures is not None and progress(wanted.total, len(failures)):
        batch_files.pack(folder, batch_files.archive(store, batch))
        paper_batches.end(store, batch, BatchState.DONE, summary(failures, wanted.total))
    batch_files.discard(store, batch, whole=False)


def list_batches(parts: Parts) -> tuple[PaperBatch, ...]:
    """The newest batches, the newest first."""
    return paper_batches.listed(parts.store)


def show_batch(parts: Parts, batch: str) -> PaperBatch:
    """One batch as it stands; raises NotFound."""
    return paper_batches.find(parts.store, batch)


def cancel_batch(parts: Parts, batch: str) -> PaperBatch:
    """Stop a batch before its next paper; raises NotFound, or Conflict where it has ended."""
    paper_batches.find(parts.store, batch)
    if not paper_batches.end(parts.store, batch, BatchState.CANCELLED):
        raise Conflict("这一批已经结束，不用取消。请刷新页面。")
    return paper_batches.find(parts.store, batch)


def discard_batch(parts: Parts, batch: str) -> None:
    """Throw away an ended batch with its archive; raises NotFound or Conflict."""
    if paper_batches.find(parts.store, batch).is_moving:
        raise Conflict("这一批还在生成。请先取消，再删除。")
    batch_files.discard(parts.store, batch, whole=True)
    paper_batches.forget(parts.store, batch)


def open_batch(parts: Parts, batch: str) -> BatchFile:
    """The archive of a finished batch; raises NotFound or Conflict."""
    found = paper_batches.find(parts.store, batch)
    if found.state is not BatchState.DONE:
        raise Conflict(f"这一批{found.state_name}，还没有可下载的文件。请等完成后再下载。")
    name = f"文书（{found.title}）{found.when.astimezone():%Y%m%d%H%M}.zip"
    return BatchFile(name, batch_files.archive(parts.store, batch))


def resume_batches(parts: Parts, is_given_up: Callable[[str], bool]) -> None:
    """After a restart: bring batches in line with the job engine."""
    for one in paper_batches.unfinished(parts.store):
        if is_given_up(one.id):
            paper_batches.end(parts.store, one.id, BatchState.FAILED, GIVEN_UP)
        else:
            parts.enqueue_batch(one.id)
