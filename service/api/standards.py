"""Standards at hand, with their aspects and items."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from extractors.standards import Standard
from service.actions.make_crosswalk import change_crosswalk, make_crosswalk
from service.api.parts import Joined
from service.rules.crosswalk import Change, crosswalk_json

router = APIRouter(prefix="/standards", tags=["标准"])


class ItemName(BaseModel):
    """An item to choose."""

    code: str
    name: str


class AspectItems(BaseModel):
    """An aspect and its items."""

    code: str
    name: str
    items: list[ItemName]


class StandardOutline(BaseModel):
    """A standard as a person chooses from it."""

    id: str
    name: str
    version: str
    aspects: list[AspectItems]


class CrosswalkChanges(BaseModel):
    """Changes to the version that the person saw."""

    version: int
    changes: list[Change]


@router.get("", summary="现有标准和条目")
def index(parts: Joined) -> list[StandardOutline]:
    """All standards at hand."""
    return [_outline(standard) for standard in parts.standards()]


@router.get("/{first}/crosswalk/{second}", summary="两个标准的条目对照")
def crosswalk(parts: Joined, first: str, second: str) -> dict[str, object]:
    """What people made of it, else the proposal."""
    return crosswalk_json(make_crosswalk(parts, first, second))


@router.post("/{first}/crosswalk/{second}", status_code=201, summary="修改条目对照；relation 为空则去掉这一对")
def change(parts: Joined, first: str, second: str, said: CrosswalkChanges) -> dict[str, object]:
    """The crosswalk after the changes."""
    return crosswalk_json(change_crosswalk(parts, (first, second), said.version, said.changes))


def _outline(standard: Standard) -> StandardOutline:
    aspects = [
        AspectItems(
            code=aspect.code,
            name=aspect.name,
            items=[ItemName(code=item.code, name=item.name) for item in aspect.items],
        )
        for aspect in standard.aspects
    ]
    return StandardOutline(id=standard.id, name=standard.name, version=standard.version, aspects=aspects)
