"""Loads templates/office/sheets.yaml: the columns and views of the tracking sheet."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from service.rules.tables import CellKind
from service.rules.tracking_columns import SheetColumn, SheetForms, Use, View
from service.settings import ROOT

FORMS = ROOT / "templates" / "office" / "sheets.yaml"


@cache
def forms() -> SheetForms:
    """The columns and the built-in views."""
    table = yaml.safe_load(FORMS.read_text(encoding="utf-8"))
    columns = {key: _column(key, raw) for key, raw in table["columns"].items()}
    views = {key: _view(key, raw) for key, raw in table["views"].items()}
    return SheetForms(columns, views)


def _column(key: str, raw: dict[str, Any]) -> SheetColumn:
    return SheetColumn(
        key=key,
        title=raw["title"],
        width=raw["width"],
        kind=CellKind(raw.get("kind", "text")),
        use=Use(raw.get("use", "write")),
        aliases=tuple(raw.get("aliases", ())),
        choices=tuple(raw.get("choices", ())),
        is_people=raw.get("people", False),
    )


def _view(key: str, raw: dict[str, Any]) -> View:
    unprinted = tuple(raw.get("unprinted", ()))
    return View(key, raw["name"], tuple(raw["columns"]), raw.get("titles", {}), unprinted)
