"""Alembic's entry: migrates over the connection that the store hands in."""

from alembic import context

import service.store.crosswalk_tables
import service.store.ledger_tables
import service.store.link_tables
import service.store.template_tables
import service.store.unit_name_tables  # noqa: F401
from service.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
)
with context.begin_transaction():
    context.run_migrations()
