"""Runs the reading of one file in a limited child process without network; a bad file can only end that process."""

from service.sandbox.process import prepare
from service.sandbox.reading import ReportFile, read, read_many, unpack
from service.sandbox.working import work

__all__ = ["ReportFile", "prepare", "read", "read_many", "unpack", "work"]
