"""Create own templates of papers, and papers made many at a time."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "own_templates",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("file", sa.String(64), nullable=False),
        sa.Column("in_force", sa.Boolean, nullable=False),
        *_provenance(),
        sa.UniqueConstraint("kind", "organization", "version", name="uq_own_templates_kind"),
    )
    op.create_table(
        "paper_batches",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("wanted", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        *_provenance(),
    )
    for table, column in (("own_templates", "kind"), ("paper_batches", "state")):
        op.create_index(f"ix_{table}_{column}", table, [column])
        op.create_index(f"ix_{table}_organization", table, ["organization"])


def downgrade() -> None:
    for table in ("paper_batches", "own_templates"):
        op.drop_table(table)


def _provenance() -> Iterator[sa.Column[Any]]:
    """What every row knows besides its own fields."""
    yield sa.Column("organization", sa.Text)
    yield sa.Column("year", sa.Integer)
    yield sa.Column("version", sa.Integer, nullable=False)
    yield sa.Column("who", sa.Text, nullable=False)
    yield sa.Column("at", sa.DateTime, nullable=False)
