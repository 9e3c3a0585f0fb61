"""Say that two findings are the same problem, or are not, or take the last such word back."""

from __future__ import annotations

from datetime import UTC, datetime

from service.actions.list_reports import finished_records
from service.actions.parts import Parts
from service.errors import BadRequest, NotFound
from service.rules.grouping import by_organization
from service.rules.link_verdicts import LinkVerdict, Opinion, standing
from service.rules.renamings import renamed
from service.rules.renamings import standing as names_standing
from service.store import link_verdicts, renamings


def judge_link(parts: Parts, earlier: str, later: str, opinion: Opinion) -> LinkVerdict:
    """The step as it was kept; raises NotFound for an unknown finding, BadRequest for what can't be said of the two."""
    steps = [step for step in link_verdicts.everything(parts.store) if step.pair == frozenset((earlier, later))]
    if opinion is Opinion.UNDO and not standing(steps):
        raise BadRequest("这两条还没有人判断过，没有可以撤销的操作。")
    verdict = LinkVerdict(
        earlier=earlier,
        later=later,
        opinion=opinion,
        version=len(steps) + 1,
        who=parts.settings.user,
        when=datetime.now(UTC),
        organization=_organization(parts, earlier, later),
    )
    link_verdicts.append(parts.store, verdict)
    return verdict


def _organization(parts: Parts, earlier: str, later: str) -> str:
    if earlier == later:
        raise BadRequest("请选两条不同的问题。")
    reports = renamed(finished_records(parts), names_standing(renamings.everything(parts.store)))
    found = {
        finding.id: name
        for name, findings in by_organization(reports).items()
        for finding in findings
        if finding.id in (earlier, later)
    }
    if len(found) < 2:
        raise NotFound("没有找到这两条问题，可能报告重新读过或问题已被删除。请刷新页面。")
    if found[earlier] != found[later]:
        names = f"“{found[earlier]}”和“{found[later]}”"
        raise BadRequest(f"这两条是{names}两个单位的问题。如果是同一个单位改了名，请先在单位页登记曾用名。")
    return found[later]
