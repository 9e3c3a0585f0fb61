"""Links between findings of different years: what people say of them; former names of organizations."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from service.actions.judge_link import judge_link
from service.actions.rename_organization import rename_organization
from service.api.parts import Joined
from service.rules.link_verdicts import LinkVerdict, Opinion
from service.rules.renamings import Renaming
from service.store import link_verdicts, renamings

router = APIRouter(tags=["复发与改名"])


class Judgement(BaseModel):
    """What a person says of two findings."""

    earlier: str = Field(description="先提出的问题的编号")
    later: str = Field(description="后提出的问题的编号")
    opinion: Opinion = Field(description="same 是同一个问题，different 不是，undo 撤销上一次判断")


class FormerName(BaseModel):
    """A former name of an organization."""

    former: str = Field(max_length=100, description="曾用名")
    present: str = Field("", max_length=100, description="现在的名称；空字符串表示撤销登记")


@router.get("/links", summary="人工判断记录，只增不改")
def verdicts(parts: Joined) -> tuple[LinkVerdict, ...]:
    """All steps, oldest first."""
    return link_verdicts.everything(parts.store)


@router.post("/links", status_code=201, summary="判断两条是不是同一个问题，或撤销")
def judge(parts: Joined, said: Judgement) -> LinkVerdict:
    """The step as it was kept."""
    return judge_link(parts, said.earlier, said.later, said.opinion)


@router.get("/former-names", summary="曾用名登记，只增不改")
def names(parts: Joined) -> tuple[Renaming, ...]:
    """All steps, oldest first."""
    return renamings.everything(parts.store)


@router.post("/former-names", status_code=201, summary="登记或撤销曾用名")
def rename(parts: Joined, name: FormerName) -> Renaming:
    """The step as it was kept."""
    return rename_organization(parts, name.former, name.present)
