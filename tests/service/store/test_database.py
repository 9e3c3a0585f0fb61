"""The database opens in its newest form, wherever it can be opened."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from service.errors import ServiceError
from service.settings import Settings
from service.store.database import Store, open_store
from service.store.tables import Base


def test_migrations_lead_to_the_tables_that_the_code_knows(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_opening_twice_keeps_what_is_there(settings: Settings, store: Store) -> None:
    open_store(settings).close()
    assert (settings.data / "shugai.sqlite").exists()


def test_sqlite_lets_readers_and_a_writer_work_side_by_side(store: Store) -> None:
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_folder_that_cannot_be_written_is_named_in_chinese(tmp_path: Path) -> None:
    blocked = Settings(data=tmp_path / "file")
    blocked.data.write_text("not a folder")
    with pytest.raises(ServiceError, match=r"数据库打不开.*数据文件夹"):
        open_store(blocked)
