"""By which names the service may be addressed, so that a foreign website can't pose as it (DNS rebinding)."""

from __future__ import annotations

import socket
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from service.settings import Settings

ANY = "*"
LOCAL_ENDINGS = (".localhost", ".local", ".lan", ".internal", ".home.arpa")  # never names on the internet


def is_allowed(host: str, settings: Settings) -> bool:
    """Whether a Host header names this service: an address, a local name, or one in the settings.

    A website can point its own domain name at this machine; it has neither an address's nor a local name.
    """
    name = _name(host)
    listed = {each.strip().lower() for each in settings.hosts.split(",")}
    return bool(name) and (ANY in listed or name in listed or _is_local(name))


def _is_local(name: str) -> bool:
    return "." not in name or name.endswith(LOCAL_ENDINGS) or name == _own() or _is_address(name)


def _name(host: str) -> str:
    """The name without its port; nothing where it can't be read."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


@cache
def _own() -> str:
    return socket.gethostname().lower()
