"""Create verdicts about links between findings, and former names of organizations."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "link_verdicts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("pair", sa.String(160), nullable=False),
        sa.Column("earlier", sa.String(64), nullable=False),
        sa.Column("later", sa.String(64), nullable=False),
        sa.Column("opinion", sa.String(16), nullable=False),
        *_provenance(),
        sa.UniqueConstraint("pair", "version", name="uq_link_verdicts_pair"),
    )
    op.create_table(
        "renamings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("former", sa.Text, nullable=False),
        *_provenance(),
        sa.UniqueConstraint("former", "version", name="uq_renamings_former"),
    )
    for table, column in (("link_verdicts", "pair"), ("link_verdicts", "organization"), ("renamings", "organization")):
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table in ("renamings", "link_verdicts"):
        op.drop_table(table)


def _provenance() -> Iterator[sa.Column[Any]]:
    """What every row knows besides its own fields."""
    yield sa.Column("organization", sa.Text)
    yield sa.Column("year", sa.Integer)
    yield sa.Column("version", sa.Integer, nullable=False)
    yield sa.Column("who", sa.Text, nullable=False)
    yield sa.Column("at", sa.DateTime, nullable=False)
