"""A row of any table as JSON, and back."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

from service.store.tables import Base

Json = dict[str, Any]


def to_json(row: Base) -> Json:
    """Every column by its name; bytes and moments say what they are."""
    return {column.key: _plain(getattr(row, column.key)) for column in row.__mapper__.column_attrs}


def of_json(table: type[Base], values: Json) -> Base:
    """The row; what the table has no column for is left out."""
    return table(**{name: value_of(value) for name, value in values.items() if name in columns(table)})


def columns(table: type[Base]) -> frozenset[str]:
    """The names of a table's columns."""
    return frozenset(column.key for column in table.__mapper__.column_attrs)


def value_of(value: Any) -> Any:
    """The value of a column, out of its JSON; raises ValueError, TypeError."""
    if isinstance(value, dict) and set(value) == {"base64"}:
        return base64.b64decode(value["base64"])
    return datetime.fromisoformat(value["at"]) if isinstance(value, dict) and set(value) == {"at"} else value


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    return {"at": value.astimezone(UTC).isoformat()} if isinstance(value, datetime) else value
