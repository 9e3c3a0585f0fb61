"""Findings of a report: decide about them, add one."""

from __future__ import annotations

from fastapi import APIRouter

from service.actions.add_finding import add_finding
from service.actions.decide_finding import Subject, decide_finding
from service.api.parts import Joined
from service.api.schemas import FindingDecision, NewFinding
from service.records import FindingRecord

router = APIRouter(prefix="/reports/{report}/findings", tags=["问题"])


@router.post("", status_code=201, summary="补充机器没有看出的问题")
def add(parts: Joined, report: str, new: NewFinding) -> FindingRecord:
    """A finding over the words text[start:end]."""
    return add_finding(parts, report, (new.start, new.end), new.changes())


@router.post("/{finding}/decisions", status_code=201, summary="确认、修改、删除或撤销")
def decide(parts: Joined, report: str, finding: str, decision: FindingDecision) -> FindingRecord:
    """The finding as it stands after the decision."""
    return decide_finding(parts, Subject(report, finding, decision.version), decision.action, decision.changes())
