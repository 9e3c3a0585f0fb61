"""Jobs on the real engine: done once, in the background, and taken up again after kill -9."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from service import jobs
from service.settings import Settings

WAIT_SECONDS = 30.0
READ_SLOWLY = """
import sys, time
from pathlib import Path
from service import jobs
from service.settings import Settings

log = Path(sys.argv[1], "log")

def read(report):
    with log.open("a") as stream:
        stream.write("begun\\n")
    time.sleep(60 if len(log.read_text().splitlines()) == 1 else 0)
    with log.open("a") as stream:
        stream.write("done\\n")

if __name__ == "__main__":
    jobs.start(Settings(data=Path(sys.argv[1])), read)
    jobs.enqueue("report", 1)
    time.sleep(60)
"""


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that another process or thread brings about."""
    end = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_every_report_is_read_once_even_when_asked_for_twice(tmp_path: Path) -> None:
    done: list[str] = []
    jobs.start(Settings(data=tmp_path), done.append)
    for report in ("a", "b", "a"):
        jobs.enqueue(report, 1)
    until(lambda: len(done) >= 2)
    jobs.enqueue("a", 2)
    until(lambda: len(done) >= 3)
    jobs.stop()
    assert sorted(done) == ["a", "a", "b"]


def test_a_report_whose_reading_broke_is_given_up(tmp_path: Path) -> None:
    def read(report: str) -> None:
        raise ValueError(report)

    jobs.start(Settings(data=tmp_path), read)
    jobs.enqueue("a", 1)
    until(lambda: jobs.is_given_up("a", 1))
    jobs.stop()


def test_a_batch_of_papers_is_made_once_beside_the_readings(tmp_path: Path) -> None:
    done: list[str] = []
    jobs.start(Settings(data=tmp_path), lambda report: None, done.append)
    for batch in ("first", "second", "first"):
        jobs.enqueue_batch(batch)
    until(lambda: len(done) >= 2)
    assert not jobs.is_batch_given_up("first")
    jobs.stop()
    assert sorted(done) == ["first", "second"]


def test_a_killed_service_takes_its_work_up_again(tmp_path: Path) -> None:
    program = [sys.executable, "-c", READ_SLOWLY, str(tmp_path)]
    log = tmp_path / "log"
    first = subprocess.Popen(program)
    until(log.exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = subprocess.Popen(program)
    until(lambda: "done" in log.read_text())
    second.kill()
    second.wait()
    assert log.read_text().splitlines() == ["begun", "begun", "done"]
