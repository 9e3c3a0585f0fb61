"""Why a report file could not be read; every message is Chinese and says what, where and what to do next.

ExtractError
├── UnreadableFile        damaged, empty, or not what its name says
│   └── EmptyFile         no byte, no page or no text in it
├── UnsupportedFormat     a format that no reader takes
├── NeedsTool             a reader for it exists, but a program that it needs is missing here
├── Encrypted             a password is set
├── TooLarge              over a limit (bytes, pages, entries, ratio)
├── OverLimits            the reading process was ended: time, memory or output
└── BadStandard           a standard that can't be loaded or used
"""

from __future__ import annotations


class ExtractError(Exception):
    """What went wrong with one file; `message` is shown to users as it is."""

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableFile(ExtractError):
    """The bytes are damaged or are not what the name says."""

    code = "unreadable"


class EmptyFile(UnreadableFile):
    """There is nothing to read: no bytes, no pages or no text."""

    code = "empty"


class UnsupportedFormat(ExtractError):
    """No reader takes this format."""

    code = "unsupported"


class NeedsTool(ExtractError):
    """A program that this format needs is not installed."""

    code = "needs_tool"


class Encrypted(ExtractError):
    """The file is protected by a password."""

    code = "encrypted"


class TooLarge(ExtractError):
    """The file is over a limit that protects the machine."""

    code = "too_large"


class OverLimits(ExtractError):
    """The reading process was ended because it used too much time, memory or output."""

    code = "over_limits"


class BadStandard(ExtractError):
    """A standard cannot be loaded; the message names sheet, row and column, or the path in the YAML."""

    code = "bad_standard"
