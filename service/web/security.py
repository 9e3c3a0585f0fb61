"""What protects the page in the browser: strict content policy, same-origin writes, bounded uploads."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request

from service.errors import Forbidden, ServiceError, TooLarge
from service.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MEGABYTE = 1024 * 1024
FILES_PER_UPLOAD = 40  # of the largest size; more go in several uploads
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
    if request.method in SAFE_METHODS:
        return None
    if not _is_same_origin(request):
        return Forbidden("请求来自别的网站，没有执行。请在本系统的页面里操作。")
    most = settings.max_upload_mb * FILES_PER_UPLOAD
    if int(request.headers.get("content-length") or 0) > most * MEGABYTE:
        return TooLarge(f"一次上传超过 {most} 兆字节。请分几次上传。")
    return None


def _is_same_origin(request: Request) -> bool:
    """Browsers name the page that sends a form; programs without a browser name none and may write."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
