"""Write reports whose findings were all looked at as labelled texts, further training data for `make train`."""

from __future__ import annotations

from pathlib import Path

from service.actions.parts import Parts
from service.actions.show_report import current
from service.rules.training_text import is_looked_at, training_text
from service.store import readings

FOLDER = "training"  # in the data folder
NAME_LENGTH = 12


def export_training(parts: Parts) -> tuple[Path, int]:
    """The folder with one file a report, and how many there are; files of reports reopened since are taken away."""
    folder = parts.settings.data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = set()
    for report in readings.ids(parts.store):
        record = current(parts, report)
        if is_looked_at(record):
            name = f"own{report[:NAME_LENGTH]}"
            text = training_text(name, readings.document(parts.store, report), record)
            path = folder / f"{name}.gold.txt"
            path.write_text(text, encoding="utf-8")
            written.add(path)
    for path in set(folder.glob("own*.gold.txt")) - written:
        path.unlink()
    return folder, len(written)
