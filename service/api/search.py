"""Searching for a problem among all findings."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from service.actions.search_findings import Found, search_findings
from service.api.parts import Joined

router = APIRouter(prefix="/search", tags=["问题"])


@router.get("", summary="查相似问题：谁、哪年、怎么说的")
def search(
    parts: Joined,
    words: Annotated[str, Query(description="一句话，例如：党费没有按月收缴")],
    count: Annotated[int, Query(ge=1, le=200)] = 20,
) -> tuple[Found, ...]:
    """The findings most like it, best first."""
    return search_findings(parts, words, count)
