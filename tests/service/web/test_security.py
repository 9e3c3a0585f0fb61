"""Requests that are turned away before any work."""

import pytest
from fastapi import Request

from service.settings import Settings
from service.web.security import refusal


def asked(method: str = "POST", **headers: str) -> Request:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": method, "headers": named})


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (asked(host="school:8000"), None),
        (asked(host="school:8000", origin="http://school:8000", sec_fetch_site="same-origin"), None),
        (asked(host="school:8000", origin="http://evil.example"), "forbidden"),
        (asked(host="school:8000", origin="null"), "forbidden"),
        (asked(host="school:8000", sec_fetch_site="cross-site"), "forbidden"),
        (asked("GET", host="school:8000", sec_fetch_site="cross-site"), None),
        (asked("GET", host="evil.example"), "forbidden"),
        (asked("GET", host=""), "forbidden"),
        (asked(host="school:8000", content_length=str(10**12)), "too_large"),
    ],
)
def test_only_own_pages_and_programs_may_write_and_within_limits(request_: Request, code: str | None) -> None:
    refused = refusal(request_, Settings())
    assert (refused.code if refused else None) == code
