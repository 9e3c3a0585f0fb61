"""What protects the page in the browser: strict content policy, own names, same-origin writes, bounded uploads."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request

from service.errors import Forbidden, ServiceError
from service.settings import Settings
from service.web.bodies import MEGABYTE, most_megabytes, too_large
from service.web.hosts import is_allowed

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def refusal(request: Request, settings: Settings) -> ServiceError | None:
    """Why a request is turned away before any work, or None."""
    host = request.headers.get("host", "")
    if not is_allowed(host, settings):
        return Forbidden(f"不能用“{host}”这个名称访问。请用本机的 IP 地址打开，或请管理员把它写进 SHUGAI_HOSTS 设置。")
    if request.method in SAFE_METHODS:
        return None
    if not _is_same_origin(request):
        return Forbidden("请求来自别的网站，没有执行。请在本系统的页面里操作。")
    most = most_megabytes(settings, request.headers.get("content-type", "").lower())
    return too_large(most) if int(request.headers.get("content-length") or 0) > most * MEGABYTE else None


def _is_same_origin(request: Request) -> bool:
    """Browsers name the page that sends a form; programs without a browser name none and may write."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
