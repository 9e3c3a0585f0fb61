"""Durable background reading on DBOS: what was asked for is done, also when the process was killed in between."""

from __future__ import annotations

import logging
from collections.abc import Callable

from dbos import DBOS, DBOSConfig, EnqueueOptions

from service.settings import Settings

QUEUE = "reading"
WORKFLOW = "read_report"
VERSION = "1"  # of the workflow below: raise it when its steps change, or old jobs could not be taken up
EXECUTOR = "shugai"
ATTEMPTS = 3  # after so many kills a report is given up
POLL_SECONDS = 0.2
GIVEN_UP = frozenset({"ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})


def start(settings: Settings, read: Callable[[str], None]) -> None:
    """Start the engine, take up interrupted work, and call `read` for every report that is enqueued."""
    logging.getLogger("dbos").setLevel(logging.ERROR)
    DBOS(config=_config(settings))

    @DBOS.step(name="read")
    def step(report: str) -> None:
        read(report)

    @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=ATTEMPTS)
    def workflow(report: str) -> None:
        step(report)

    DBOS.launch()
    DBOS.register_queue(QUEUE, worker_concurrency=settings.workers, polling_interval_sec=POLL_SECONDS)


def enqueue(report: str, attempt: int) -> None:
    """Ask for a reading; asking twice for the same attempt is asking once."""
    options: EnqueueOptions = {"queue_name": QUEUE, "workflow_name": WORKFLOW, "workflow_id": _id(report, attempt)}
    DBOS.enqueue_workflow_with_options(options, report)


def is_given_up(report: str, attempt: int) -> bool:
    """Whether the engine will not try this reading again."""
    status = DBOS.get_workflow_status(_id(report, attempt))
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
