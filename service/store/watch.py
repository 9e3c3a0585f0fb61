"""Whether anything was committed to the database: by this process or another, through whichever connection."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Connection, Engine, text

SQLITE = text("PRAGMA data_version")  # differs once another connection, of this or another process, has committed
POSTGRES = text("SELECT pg_current_snapshot()::text")  # differs once any writing transaction has begun or ended


class Watch:
    """A connection of its own that never writes, so that every commit is somebody else's to it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._question = SQLITE if engine.dialect.name == "sqlite" else POSTGRES
        self._connection: Connection | None = None
        self._lock = Lock()

    def stamp(self) -> str:
        """Stays the same as long as nothing was committed; take it before reading what is to be remembered."""
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            return str(self._connection.execute(self._question).scalar_one())

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
