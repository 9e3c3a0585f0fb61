"""Tries out, in a child of its own, which protections of reading hold on this machine."""

from __future__ import annotations

import multiprocessing
import resource
from dataclasses import dataclass
from multiprocessing.connection import Connection

from service.sandbox import limits as bounds
from service.sandbox import network
from service.settings import Settings

WAIT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Protections:
    """What holds while a file is read."""

    memory: bool
    cpu: bool
    files: bool
    network: network.Means  # how it is cut off


def protections(settings: Settings) -> Protections | None:
    """What was found; None when no child process could be started."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_try_out, args=(sender, bounds.of(settings)), daemon=True)
    process.start()
    sender.close()
    try:
        found = receiver.recv_bytes().decode() if receiver.poll(WAIT_SECONDS) else ""
    except EOFError:
        found = ""
    process.join(WAIT_SECONDS)
    return _parse(found) if found else None


def _try_out(sender: Connection, limits: bounds.Limits) -> None:
    bounds.apply(limits)
    means = network.cut()
    flags = map(_is_bound, (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE))
    sender.send_bytes(" ".join([*(str(int(flag)) for flag in flags), means]).encode())


def _is_bound(kind: int) -> bool:
    return resource.getrlimit(kind)[0] != resource.RLIM_INFINITY


def _parse(found: str) -> Protections:
    memory, cpu, files, means = found.split()
    return Protections(memory == "1", cpu == "1", files == "1", network.Means(means))
