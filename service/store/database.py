"""Opens the database: brings it to the newest form, and sets SQLite up for several readers and one writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from service.errors import ServiceError
from service.settings import Settings
from service.store.watch import Watch

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MILLISECONDS = 15_000
SQLITE_SETTINGS = ("journal_mode=WAL", f"busy_timeout={BUSY_MILLISECONDS}", "foreign_keys=ON", "synchronous=NORMAL")


@dataclass(frozen=True, slots=True)
class Store:
    """The open database, and the folder with the contents of files."""

    engine: Engine
    files: Path
    watch: Watch

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """One short transaction."""
        with Session(self.engine) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.watch.close()
        self.engine.dispose()


def is_set_up(settings: Settings) -> bool:
    """Whether an installation has been here: a database is named, or stands in the data folder."""
    path = make_url(settings.database_url).database if not settings.database else None
    return path is None or Path(path).exists()


def open_store(settings: Settings) -> Store:
    """The store of one installation, created where it is missing; raises ServiceError with what to do."""
    files = settings.data / "files"
    try:
        files.mkdir(parents=True, exist_ok=True)
        engine = _engine(settings.database_url)
        with engine.begin() as connection:
            _upgrade(connection)
    except (OSError, OperationalError, ArgumentError, NoSuchModuleError) as error:
        raise ServiceError(_closed(settings, error)) from error
    return Store(engine, files, Watch(engine))


def _closed(settings: Settings, error: Exception) -> str:
    return (
        f"数据库打不开：{settings.data.resolve()}（{type(error).__name__}）。"
        "请检查数据文件夹能否写入、磁盘是否已满、SHUGAI_DATABASE 地址是否正确，然后重试。"
    )


def _engine(url: str) -> Engine:
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if make_url(url).get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    for setting in SQLITE_SETTINGS:
        connection.execute(f"PRAGMA {setting}")


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
