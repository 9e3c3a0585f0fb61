"""Models trained here: one folder each below <data>/model, and which of them is in use."""

from __future__ import annotations

from pathlib import Path

from service.settings import Settings

FOLDER = "model"
IN_USE = "in-use.txt"  # holds the name of the folder in use; empty or missing: the shipped model


def folder(settings: Settings) -> Path:
    """Where models are kept."""
    return settings.data / FOLDER


def names(settings: Settings) -> tuple[str, ...]:
    """All models trained here, oldest first."""
    home = folder(settings)
    return tuple(sorted(path.name for path in home.iterdir() if (path / "card.json").exists())) if home.is_dir() else ()


def in_use(settings: Settings) -> Path | None:
    """The folder of the model in use; None for the shipped one."""
    pointer = folder(settings) / IN_USE
    name = pointer.read_text(encoding="utf-8").strip() if pointer.exists() else ""
    return folder(settings) / name if name in names(settings) else None


def use(settings: Settings, name: str) -> None:
    """Put a model to use from the next reading on; "" goes back to the shipped one."""
    home = folder(settings)
    home.mkdir(parents=True, exist_ok=True)
    draft = home / f"{IN_USE}.part"
    draft.write_text(name, encoding="utf-8")
    draft.replace(home / IN_USE)
