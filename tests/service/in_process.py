"""A client of the application in this process, without its server and job engine."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from service.actions.parts import Parts
from service.app import create_app


class Client:
    """Asks the application over an open installation."""

    def __init__(self, parts: Parts) -> None:
        app = create_app(parts.settings)
        app.state.parts = parts
        self._transport = httpx.ASGITransport(app)

    def get(self, address: str, **asked: Any) -> httpx.Response:
        """A page, or a file."""
        return asyncio.run(self._send("GET", address, asked))

    def post(self, address: str, **asked: Any) -> httpx.Response:
        """What a form or a program sends."""
        return asyncio.run(self._send("POST", address, asked))

    async def _send(self, method: str, address: str, asked: dict[str, Any]) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=self._transport, base_url="http://shugai", follow_redirects=True
        ) as client:
            return await client.request(method, address, **asked)
