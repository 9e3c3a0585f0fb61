"""Models trained here: one folder each below <data>/model, and which of them is in use."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.settings import Settings

FOLDER = "model"
CARD = "card.json"  # written last: a folder without it is unfinished
PROGRESS = "progress.txt"  # what the training says meanwhile
PROCESS = "process.txt"  # its number
IN_USE = "in-use.txt"  # holds the name of the folder in use; empty or missing: the shipped model


def folder(settings: Settings) -> Path:
    """Where models are kept."""
    return settings.data / FOLDER


def names(settings: Settings) -> tuple[str, ...]:
    """All models trained here, oldest first."""
    home = folder(settings)
    return tuple(sorted(path.name for path in home.iterdir() if (path / CARD).exists())) if home.is_dir() else ()


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model trained here."""

    name: str
    card: Mapping[str, Any]  # data, figures, date
    in_use: bool


def listed(settings: Settings) -> tuple[TrainedModel, ...]:
    """All of them with their cards, the newest first."""
    used = in_use(settings)
    cards = ((name, folder(settings) / name / CARD) for name in reversed(names(settings)))
    return tuple(
        TrainedModel(name, json.loads(card.read_text(encoding="utf-8")), bool(used and used.name == name))
        for name, card in cards
    )


def training(settings: Settings) -> str | None:
    """What the training under way said last, "" before it said anything; None where none runs."""
    home = folder(settings)
    for path in sorted(home.glob(f"*/{PROCESS}"), reverse=True):
        if not (path.parent / CARD).exists() and _is_alive(int(path.read_text(encoding="utf-8"))):
            return (path.parent / PROGRESS).read_text(encoding="utf-8").strip().rpartition("\n")[2]
    return None


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, PermissionError):  # ended, or its number belongs to somebody else's by now
        return False
    return True


def new(settings: Settings) -> Path:
    """An empty folder for the next model; named by number, so that names sort by age."""
    home = folder(settings)
    home.mkdir(parents=True, exist_ok=True)
    last = max((int(path.name) for path in home.iterdir() if path.name.isdigit()), default=0)
    fresh = home / f"{last + 1:04d}"
    fresh.mkdir()
    return fresh


def in_use(settings: Settings) -> Path | None:
    """The folder of the model in use; None for the shipped one."""
    pointer = folder(settings) / IN_USE
    name = pointer.read_text(encoding="utf-8").strip() if pointer.exists() else ""
    return folder(settings) / name if name in names(settings) else None


def find(settings: Settings, name: str | None) -> Path | None:
    """The folder of a model, None for the shipped one ("") and where there is none; a name of None means in use."""
    if name is None:
        return in_use(settings)
    return folder(settings) / name if name in names(settings) else None


def use(settings: Settings, name: str) -> None:
    """Put a model to use from the next reading on; "" goes back to the shipped one."""
    home = folder(settings)
    home.mkdir(parents=True, exist_ok=True)
    draft = home / f"{IN_USE}.part"
    draft.write_text(name, encoding="utf-8")
    draft.replace(home / IN_USE)
