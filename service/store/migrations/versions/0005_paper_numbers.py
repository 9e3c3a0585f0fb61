"""Create the register of issued papers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
TABLE = "paper_numbers"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("rows", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("file", sa.String(64), nullable=False),
        sa.Column("cancelled", sa.Text, nullable=False),
        sa.Column("cancelled_by", sa.Text, nullable=False),
        sa.Column("cancelled_at", sa.DateTime),
        sa.Column("organization", sa.Text),
        sa.Column("year", sa.Integer),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("code", "series", "year", "number", name="uq_paper_numbers_code"),
    )
    op.create_index(f"ix_{TABLE}_organization", TABLE, ["organization"])


def downgrade() -> None:
    op.drop_table(TABLE)
