"""How much a request may send, counted while it arrives: a length need not be announced, nor be true."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.errors import TooLarge
from service.settings import Settings

MEGABYTE = 1024 * 1024
FILES_PER_UPLOAD = 40  # of the largest size; more go in several uploads


def most_megabytes(settings: Settings, kind: str) -> int:
    """How much a body of this content type may hold; only an upload of files is kept on disk while it is read."""
    return settings.max_upload_mb * (FILES_PER_UPLOAD if kind.startswith("multipart/form-data") else 1)


def too_large(megabytes: int) -> TooLarge:
    """The refusal of a body over its limit."""
    return TooLarge(f"一次上传超过 {megabytes} 兆字节。请分几次上传。")


class Bounded:
    """An application whose request bodies end in TooLarge where they pass the limit."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kind = dict(scope["headers"]).get(b"content-type", b"").decode("latin-1").lower()
        most, held = most_megabytes(self._settings, kind), 0

        async def counted() -> Message:
            nonlocal held
            message = await receive()
            held += len(message.get("body", b""))
            if held > most * MEGABYTE:
                raise too_large(most)
            return message

        await self._app(scope, counted, send)
