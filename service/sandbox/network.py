"""Cuts a process off from the network: a filter on new internet sockets, else a network namespace of its own."""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import struct
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_NO_NEW_PRIVS = 38
PR_SET_SECCOMP = 22
SECCOMP_MODE_FILTER = 2

# Classic BPF over struct seccomp_data: nr at 0, arch at 4, first argument at 16.
LOAD, JUMP_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW = 0x7FFF0000
DENY = 0x00050000 | 13  # errno EACCES
SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # audit arch, number of socket()
IO_URING_SETUP = 425


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


class Means(StrEnum):
    """How the network was taken away."""

    FILTER = "seccomp"
    NAMESPACE = "namespace"
    NONE = "none"


def cut() -> Means:
    """Take the network from this process and all that it starts, for good; the filter first, as it costs nothing."""
    if filter_sockets():
        return Means.FILTER
    return Means.NAMESPACE if own_namespace() else Means.NONE


def own_namespace() -> bool:
    """An empty network, where the system lets this user make one."""
    if os.geteuid() == 0 and _unshare(CLONE_NEWNET):
        return True
    user, group = os.geteuid(), os.getegid()
    if not _unshare(CLONE_NEWUSER | CLONE_NEWNET):
        return False
    _keep_identity(user, group)
    return True


def _unshare(flags: int) -> bool:
    return int(ctypes.CDLL(None).unshare(flags)) == 0


def _keep_identity(user: int, group: int) -> None:
    """Map the user to itself, so that files keep their owner inside the new namespace."""
    with suppress(OSError):  # without it the process goes on as nobody, which reading can do with
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def filter_sockets() -> bool:
    """Answer EACCES to new IPv4 and IPv6 sockets; local ones, which converters need, go on working."""
    known = SOCKET_CALLS.get(platform.machine())
    if known is None:
        return False
    code = _code(*known)
    program = _Program(len(code) // 8, code)
    libc = ctypes.CDLL(None)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return int(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)) == 0


def _code(arch: int, socket_call: int) -> bytes:
    steps = (
        (LOAD, 0, 0, 4),
        (JUMP_EQUAL, 0, 6, arch),  # another arch: allow
        (LOAD, 0, 0, 0),
        (JUMP_EQUAL, 5, 0, IO_URING_SETUP),
        (JUMP_EQUAL, 0, 3, socket_call),
        (LOAD, 0, 0, 16),
        (JUMP_EQUAL, 2, 0, socket.AF_INET),
        (JUMP_EQUAL, 1, 0, socket.AF_INET6),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, DENY),
    )
    return b"".join(struct.pack("HBBI", *step) for step in steps)
