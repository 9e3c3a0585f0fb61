"""Durable background reading on DBOS: what was asked for is done, also when the process was killed in between."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from dbos import DBOS, DBOSConfig, SetWorkflowID

from service.settings import Settings

QUEUE = "reading"
VERSION = "1"  # of the workflow below: raise it when its steps change, or old jobs could not be taken up
EXECUTOR = "shugai"
ATTEMPTS = 3  # after so many kills a report is given up
POLL_SECONDS = 0.2
GIVEN_UP = frozenset({"ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})


@dataclass(frozen=True, slots=True)
class Jobs:
    """The running engine."""

    enqueue: Callable[[str, int], None]
    is_given_up: Callable[[str, int], bool]

    def close(self) -> None:
        """Stop taking up work; what is under way goes on at the next start."""
        DBOS.destroy(destroy_registry=True)


def start(settings: Settings, read: Callable[[str], None]) -> Jobs:
    """Start the engine, take up interrupted work, and call `read` for every report that is enqueued."""
    DBOS(config=_config(settings))

    @DBOS.step(name="read")
    def step(report: str) -> None:
        read(report)

    @DBOS.workflow(name="read_report", max_recovery_attempts=ATTEMPTS)
    def read_report(report: str) -> None:
        step(report)

    def enqueue(report: str, attempt: int) -> None:
        with SetWorkflowID(_id(report, attempt)):
            DBOS.enqueue_workflow(QUEUE, read_report, report)

    DBOS.launch()
    DBOS.register_queue(QUEUE, worker_concurrency=settings.workers, polling_interval_sec=POLL_SECONDS)
    return Jobs(enqueue, _is_given_up)


def _is_given_up(report: str, attempt: int) -> bool:
    status = DBOS.get_workflow_status(_id(report, attempt))
    return status is not None and status.status in GIVEN_UP


def _id(report: str, attempt: int) -> str:
    """One job for each asking, so that asking twice by accident reads once."""
    return f"{report}-{attempt}"


def _config(settings: Settings) -> DBOSConfig:
    logging.getLogger("dbos").setLevel(logging.ERROR)
    return {
        "name": "shugai",
        "system_database_url": settings.jobs_url,
        "application_version": VERSION,
        "executor_id": EXECUTOR,
        "enable_otlp": False,
        "log_level": "ERROR",
        "console_log_level": "ERROR",
    }
