"""Create what reports tell of their units' names, and the names that the register completed."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "unit_names",
        sa.Column("report", sa.String(64), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("completed", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("doubt", sa.Text, nullable=False),
        *_provenance(),
    )
    op.create_index("ix_unit_names_organization", "unit_names", ["organization"])


def downgrade() -> None:
    op.drop_table("unit_names")


def _provenance() -> Iterator[sa.Column[Any]]:
    """What every row knows besides its own fields."""
    yield sa.Column("organization", sa.Text)
    yield sa.Column("year", sa.Integer)
    yield sa.Column("version", sa.Integer, nullable=False)
    yield sa.Column("who", sa.Text, nullable=False)
    yield sa.Column("at", sa.DateTime, nullable=False)
