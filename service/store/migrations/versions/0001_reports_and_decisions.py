"""Create reports, readings, proposals and decisions."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _create_reports()
    _create_readings()
    _create_proposals()
    _create_decisions()


def downgrade() -> None:
    for table in ("decisions", "proposals", "readings", "reports"):
        op.drop_table(table)


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("standard", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("error_code", sa.Text),
        sa.Column("error_message", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("findings", sa.Integer, nullable=False),
        sa.Column("decided", sa.Integer, nullable=False),
        *_provenance(),
    )
    _index("reports", "organization", "state")


def _create_readings() -> None:
    op.create_table(
        "readings",
        sa.Column("report", sa.String(64), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("facts", sa.LargeBinary, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        *_provenance(),
    )
    _index("readings", "organization")


def _create_proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("report", sa.String(64), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("finding", sa.Text, nullable=False),
        *_provenance(),
    )
    _index("proposals", "organization", "report")


def _create_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.String(64), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("finding", sa.String(64), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        *_provenance(),
        sa.UniqueConstraint("report", "finding", "version", name="uq_decisions_report"),
    )
    _index("decisions", "finding", "organization", "report")


def _provenance() -> Iterator[sa.Column[Any]]:
    """What every row knows besides its own fields."""
    yield sa.Column("organization", sa.Text)
    yield sa.Column("year", sa.Integer)
    yield sa.Column("version", sa.Integer, nullable=False)
    yield sa.Column("who", sa.Text, nullable=False)
    yield sa.Column("at", sa.DateTime, nullable=False)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
