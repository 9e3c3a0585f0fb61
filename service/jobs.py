"""Durable background work on DBOS: what was asked for is done, also when the process was killed in between."""

from __future__ import annotations

import logging
from collections.abc import Callable

from dbos import DBOS, DBOSConfig, EnqueueOptions

from service.settings import Settings

QUEUE = "reading"
WORKFLOW = "read_report"
PAPER_QUEUE = "papers"
PAPER_WORKFLOW = "make_batch"
VERSION = "1"  # of the workflow below: raise it when its steps change, or old jobs could not be taken up
EXECUTOR = "shugai"
ATTEMPTS = 3  # after so many kills a report is given up
POLL_SECONDS = 0.2
GIVEN_UP = frozenset({"ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})


def start(settings: Settings, read: Callable[[str], None], make: Callable[[str], None] | None = None) -> None:
    """Start the engine, take up interrupted work, and call `read` for reports, `make` for batches of papers."""
    logging.getLogger("dbos").setLevel(logging.ERROR)
    DBOS(config=_config(settings))

    @DBOS.step(name="read")
    def step(report: str) -> None:
        read(report)

    @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=ATTEMPTS)
    def workflow(report: str) -> None:
        step(report)

    if make:
        _register_making(make)
    DBOS.launch()
    DBOS.register_queue(QUEUE, worker_concurrency=settings.workers, polling_interval_sec=POLL_SECONDS)
    DBOS.register_queue(PAPER_QUEUE, worker_concurrency=1, polling_interval_sec=POLL_SECONDS)


def _register_making(make: Callable[[str], None]) -> None:
    @DBOS.step(name="make")
    def step(batch: str) -> None:
        make(batch)

    @DBOS.workflow(name=PAPER_WORKFLOW, max_recovery_attempts=ATTEMPTS)
    def workflow(batch: str) -> None:
        step(batch)


def enqueue(report: str, attempt: int) -> None:
    """Ask for a reading; asking twice for the same attempt is asking once."""
    options: EnqueueOptions = {"queue_name": QUEUE, "workflow_name": WORKFLOW, "workflow_id": _id(report, attempt)}
    DBOS.enqueue_workflow_with_options(options, report)


def enqueue_batch(batch: str) -> None:
    """Ask for a batch of papers; asking twice is asking once."""
    options: EnqueueOptions = {"queue_name": PAPER_QUEUE, "workflow_name": PAPER_WORKFLOW, "workflow_id": batch}
    DBOS.enqueue_workflow_with_options(options, batch)


def is_given_up(report: str, attempt: int) -> bool:
    """Whether the engine will not try this reading again."""
    return is_batch_given_up(_id(report, attempt))


def is_batch_given_up(batch: str) -> bool:
    """Whether the engine will not try this batch again."""
    status = DBOS.get_workflow_status(batch)
    return status is not None and status.status in GIVEN_UP


def stop() -> None:
    """Stop taking up work; what is under way goes on at the next start."""
    DBOS.destroy(destroy_registry=True)


def _id(report: str, attempt: int) -> str:
    return f"{report}-{attempt}"


def _config(settings: Settings) -> DBOSConfig:
    """Nothing is sent anywhere: no telemetry, no console of the maker."""
    return {
        "name": "shugai",
        "system_database_url": settings.jobs_url,
        "application_version": VERSION,
        "executor_id": EXECUTOR,
        "enable_otlp": False,
        "log_level": "ERROR",
        "console_log_level": "ERROR",
    }
