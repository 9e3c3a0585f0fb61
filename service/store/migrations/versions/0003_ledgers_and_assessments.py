"""Create mappings and imports of ledgers, and assessments."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _create_mappings()
    _create_imports()
    _create_assessments()


def downgrade() -> None:
    for table in ("assessments", "ledger_imports", "ledger_mappings"):
        op.drop_table(table)


def _create_mappings() -> None:
    op.create_table(
        "ledger_mappings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("signature", sa.String(64), nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        *_provenance(),
        sa.UniqueConstraint("signature", "version", name="uq_ledger_mappings_signature"),
    )
    _index("ledger_mappings", "organization", "signature")


def _create_imports() -> None:
    op.create_table(
        "ledger_imports",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("file", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("reports", sa.Text, nullable=False),
        sa.Column("batches", sa.Text, nullable=False),
        sa.Column("findings", sa.Integer, nullable=False),
        sa.Column("measures", sa.Integer, nullable=False),
        sa.Column("undone_by", sa.Text),
        sa.Column("undone_at", sa.DateTime),
        *_provenance(),
    )
    _index("ledger_imports", "file", "organization")


def _create_assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("round", sa.String(32), nullable=False),
        sa.Column("meeting", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        *_provenance(),
        sa.UniqueConstraint("round", "version", name="uq_assessments_round"),
    )
    _index("assessments", "organization", "round")


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
