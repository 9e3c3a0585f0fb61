"""Own templates by kind and organization: versions are only added, one of them may be in force."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.exc import IntegrityError

from service.errors import Conflict, NotFound
from service.rules.own_template import OwnTemplate
from service.store.database import Store
from service.store.template_tables import OwnTemplateRow as Row


def add(store: Store, kind: str, organization: str, *, file: tuple[str, str], who: str) -> OwnTemplate:
    """Enter a file (name, SHA-256) as the newest version and put it in force; raises Conflict."""
    try:
        with store.begin() as session:
            last = session.scalar(select(func.max(Row.version)).where(*_of(kind, organization)))
            row = Row(kind=kind, organization=organization, version=(last or 0) + 1, in_force=True, who=who)
            row.name, row.file, row.when = *file, datetime.now(UTC)
            session.execute(update(Row).where(*_of(kind, organization)).values(in_force=False))
            session.add(row)
            session.flush()
            return _template(row)
    except IntegrityError as error:
        raise Conflict("刚才有人上传了同一种文书的模板。请刷新后再传一次。") from error


def listed(store: Store, kind: str | None = None) -> tuple[OwnTemplate, ...]:
    """All versions, the newest first; of one kind where it is named."""
    wanted = select(Row).order_by(Row.kind, Row.organization, Row.version.desc())
    if kind is not None:
        wanted = wanted.where(Row.kind == kind)
    with store.begin() as session:
        return tuple(_template(row) for row in session.scalars(wanted))


def find(store: Store, template: int) -> OwnTemplate:
    """One version; raises NotFound."""
    with store.begin() as session:
        row = session.get(Row, template)
        if row is None:
            raise NotFound("没有这个模板版本。请刷新模板列表后重试。")
        return _template(row)


def put_in_force(store: Store, template: OwnTemplate, *, in_force: bool) -> OwnTemplate:
    """Use this version in place of the others of its kind and organization, or none of them."""
    with store.begin() as session:
        session.execute(update(Row).where(*_of(template.kind, template.organization)).values(in_force=False))
        row = session.get_one(Row, template.id)
        row.in_force = in_force
        return _template(row)


def _of(kind: str, organization: str) -> tuple[ColumnElement[bool], ...]:
    return (Row.kind == kind, Row.organization == organization)


def _template(row: Row) -> OwnTemplate:
    return OwnTemplate(
        id=row.id,
        kind=row.kind,
        organization=row.organization or "",
        version=row.version,
        name=row.name,
        file=row.file,
        in_force=row.in_force,
        who=row.who,
        when=row.when,
    )
