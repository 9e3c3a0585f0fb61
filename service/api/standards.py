"""Standards at hand, with their aspects and items."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from extractors.standards import Standard
from service.api.parts import Joined

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


@router.get("", summary="现有标准和条目")
def index(parts: Joined) -> list[StandardOutline]:
    """All standards at hand."""
    return [_outline(standard) for standard in parts.standards()]


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
