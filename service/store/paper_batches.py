"""Batches of papers and how far each is; a cancelled one never goes on."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import select, update

from service.errors import NotFound
from service.rules.paper_batch import MOVING, BatchState, BatchWish, PaperBatch
from service.store.database import Store
from service.store.template_tables import PaperBatchRow as Row

MOST_LISTED = 20


def add(store: Store, wish: BatchWish, total: int, who: str) -> PaperBatch:
    """Enter a wish."""
    row = Row(id=uuid4().hex, wanted=json.dumps(asdict(wish), ensure_ascii=False), state=BatchState.QUEUED.value)
    row.total, row.done, row.failed, row.message, row.year = total, 0, 0, "", wish.year
    row.version, row.who, row.when = 1, who, datetime.now(UTC)
    with store.begin() as session:
        session.add(row)
        session.flush()
        return _batch(row)


def find(store: Store, batch: str) -> PaperBatch:
    """One batch; raises NotFound."""
    with store.begin() as session:
        row = session.get(Row, batch)
        if row is None:
            raise NotFound("没有这一批文书，可能已经删除。请刷新页面。")
        return _batch(row)


def listed(store: Store) -> tuple[PaperBatch, ...]:
    """The newest batches, the newest first."""
    with store.begin() as session:
        return tuple(map(_batch, session.scalars(select(Row).order_by(Row.when.desc()).limit(MOST_LISTED))))


def unfinished(store: Store) -> tuple[PaperBatch, ...]:
    """Those that were interrupted or wait."""
    with store.begin() as session:
        return tuple(map(_batch, session.scalars(select(Row).where(Row.state.in_(MOVING)))))


def advance(store: Store, batch: str, done: int, failed: int) -> bool:
    """Note how far it is; False where somebody has cancelled it."""
    return _move(store, batch, state=BatchState.RUNNING.value, done=done, failed=failed)


def end(store: Store, batch: str, state: BatchState, message: str = "") -> bool:
    """Note that it ended; False where it had ended before."""
    return _move(store, batch, state=state.value, message=message)


def forget(store: Store, batch: str) -> None:
    """Take a batch off the list."""
    with store.begin() as session:
        row = session.get(Row, batch)
        if row is not None:
            session.delete(row)


def _move(store: Store, batch: str, **values: object) -> bool:
    with store.begin() as session:
        changed = update(Row).where(Row.id == batch, Row.state.in_(MOVING)).values(**values).returning(Row.id)
        return session.scalar(changed) is not None


def _batch(row: Row) -> PaperBatch:
    wanted = json.loads(row.wanted)
    wish = BatchWish(tuple(wanted["kinds"]), tuple(wanted["organizations"]), wanted["year"], wanted["preset"])
    state = BatchState(row.state)
    return PaperBatch(row.id, wish, state, row.total, row.done, row.failed, row.message, row.who, row.when)
