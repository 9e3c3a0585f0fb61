"""Create sketches of texts, and pairs of near-copies."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "sketches",
        _report("report"),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        *_provenance(),
    )
    op.create_table(
        "copies", _report("report"), _report("other"), sa.Column("share", sa.Double, nullable=False), *_provenance()
    )
    for table, column in (("sketches", "organization"), ("copies", "organization"), ("copies", "other")):
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table in ("copies", "sketches"):
        op.drop_table(table)


def _report(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(64), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)


def _provenance() -> Iterator[sa.Column[Any]]:
    """What every row knows besides its own fields."""
    yield sa.Column("organization", sa.Text)
    yield sa.Column("year", sa.Integer)
    yield sa.Column("version", sa.Integer, nullable=False)
    yield sa.Column("who", sa.Text, nullable=False)
    yield sa.Column("at", sa.DateTime, nullable=False)
