"""Create batches, entries, exports and views of the tracking sheet."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _create_batches()
    _create_entries()
    _create_exports()
    _create_views()


def downgrade() -> None:
    for table in ("views", "exports", "entries", "batches"):
        op.drop_table(table)


def _create_batches() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("batches.id", name="fk_batches_undoes")),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("decisions", sa.Text, nullable=False),
        *_provenance(),
        sa.UniqueConstraint("undoes", name="uq_batches_undoes"),
    )
    _index("batches", "organization")


def _create_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", sa.String(64), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("finding", sa.String(64), nullable=False),
        sa.Column("batch", sa.Integer, sa.ForeignKey("batches.id", name="fk_entries_batch"), nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        *_provenance(),
        sa.UniqueConstraint("report", "finding", "version", name="uq_entries_report"),
    )
    _index("entries", "batch", "finding", "organization", "report")


def _create_exports() -> None:
    op.create_table(
        "exports",
        sa.Column("token", sa.String(16), primary_key=True),
        sa.Column("words", sa.LargeBinary, nullable=False),
        *_provenance(),
    )
    _index("exports", "organization")


def _create_views() -> None:
    op.create_table(
        "views",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("columns", sa.Text, nullable=False),
        *_provenance(),
    )
    _index("views", "organization")


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
