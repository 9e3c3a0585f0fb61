"""The API described for people, made from the same OpenAPI text; loads nothing from the internet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from service.web.pages import page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program can ask."""

    method: str
    path: str
    summary: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The operations about one kind of thing."""

    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class ManualPage:
    """All operations."""

    groups: tuple[Group, ...]


@router.get("/manual")
def show(request: Request) -> Response:
    """The page."""
    found: dict[str, list[Operation]] = {}
    for path, methods in request.app.openapi()["paths"].items():
        for method, described in methods.items():
            for tag in described.get("tags", ["其他"]):
                found.setdefault(tag, []).append(_operation(method, path, described))
    groups = tuple(Group(name, tuple(operations)) for name, operations in found.items())
    return page(request, "manual.html", ManualPage(groups))


def _operation(method: str, path: str, described: dict[str, Any]) -> Operation:
    named = (each["name"] for each in described.get("parameters", ()))
    bodies = described.get("requestBody", {}).get("content", {})
    return Operation(method.upper(), path, described.get("summary", ""), (*named, *bodies))
