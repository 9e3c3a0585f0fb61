"""Create crosswalks between standards."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "crosswalks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("first", sa.String(120), nullable=False),
        sa.Column("second", sa.String(120), nullable=False),
        sa.Column("lines", sa.Text, nullable=False),
        *_provenance(),
        sa.UniqueConstraint("first", "second", "version", name="uq_crosswalks_first"),
    )
    for column in ("first", "organization"):
        op.create_index(f"ix_crosswalks_{column}", "crosswalks", [column])


def downgrade() -> None:
    op.drop_table("crosswalks")


def _provenance() -> Iterator[sa.Column[Any]]:
    """What every row knows besides its own fields."""
    yield sa.Column("organization", sa.Text)
    yield sa.Column("year", sa.Integer)
    yield sa.Column("version", sa.Integer, nullable=False)
    yield sa.Column("who", sa.Text, nullable=False)
    yield sa.Column("at", sa.DateTime, nullable=False)
