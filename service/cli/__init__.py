"""The command line: `commands` is the group and its own commands; each other file is a family of commands."""

from service.cli.commands import main

__all__ = ["main"]
