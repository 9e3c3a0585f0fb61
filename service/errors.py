"""What a user's request can fail with; one handler renders a page or JSON. Messages are Chinese.

ServiceError (500)
├── BadRequest (400)     the request can't be understood
├── Forbidden (403)      this person may not
├── NotFound (404)       no such thing
├── Conflict (409)       somebody changed it first
├── TooLarge (413)       over a limit
└── Unreadable (422)     a file that can't be read; carries the extractor's code
"""

from __future__ import annotations


class ServiceError(Exception):
    """An error with an HTTP status and a message for the user."""

    status = 500
    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code


class BadRequest(ServiceError):
    """The request can't be understood."""

    status, code = 400, "bad_request"


class Forbidden(ServiceError):
    """This person may not do this."""

    status, code = 403, "forbidden"


class NotFound(ServiceError):
    """There is no such thing."""

    status, code = 404, "not_found"


class Conflict(ServiceError):
    """Somebody changed it first."""

    status, code = 409, "conflict"


class TooLarge(ServiceError):
    """Over a limit."""

    status, code = 413, "too_large"


class Unreadable(ServiceError):
    """A file that can't be read."""

    status, code = 422, "unreadable"
