"""Outlook mail files made for the tests: a compound file with the streams that [MS-OXMSG] asks for."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

SECTOR, SMALL, CUTOFF = 512, 64, 4096  # bytes: of a sector, of a small one, of the least stream in sectors
END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
BINARY, TEXT, ANSI, BOOLEAN, OBJECT = 0x0102, 0x001F, 0x001E, 0x000B, 0x000D
MESSAGE_CLASS, BODY, RTF, HTML, DATA, NAME, HIDDEN = 0x001A, 0x1000, 0x1009, 0x1013, 0x3701, 0x3707, 0x7FFE
Values = dict[tuple[int, int], bytes]  # (property, type): its bytes


@dataclass
class Folder:
    """A storage: streams and storages by name."""

    streams: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, Folder] = field(default_factory=dict)


def mail(values: Values, *attached: Values) -> bytes:
    """A mail with these properties and attachments."""
    root = _object(values, struct.pack("<8x4I8x", 0, len(attached), 0, len(attached)))
    root.folders = {f"__attach_version1.0_#{n:08X}": _object(each, bytes(8)) for n, each in enumerate(attached)}
    return compound(root)


def note(words: str, kind: str = "IPM.Note") -> Values:
    """The properties of a plain mail."""
    return {(MESSAGE_CLASS, TEXT): kind.encode("utf-16-le"), (BODY, TEXT): words.encode("utf-16-le")}


def attached(name: str, content: bytes) -> Values:
    """The properties of an attachment."""
    return {(NAME, TEXT): name.encode("utf-16-le"), (DATA, BINARY): content}


def _object(values: Values, head: bytes) -> Folder:
    streams = {f"__substg1.0_{pid:04X}{kind:04X}": data for (pid, kind), data in values.items() if kind != BOOLEAN}
    return Folder({"__properties_version1.0": head + b"".join(_entry(*item) for item in values.items()), **streams})


def _entry(key: tuple[int, int], data: bytes) -> bytes:
    pid, kind = key
    value = data.ljust(8, b"\0") if kind == BOOLEAN else struct.pack("<II", len(data), 0)
    return struct.pack("<HHI", kind, pid, 6) + value


class _Sectors:
    """Sectors of one size with the chains that they make."""

    def __init__(self, size: int) -> None:
        self.size, self.data, self.chain = size, b"", list[int]()

    def add(self, data: bytes) -> int:
        """Where the chain of these bytes begins."""
        if not data:
            return END
        first, count = len(self.chain), -(-len(data) // self.size)
        self.chain += [*range(first + 1, first + count), END]
        self.data += data.ljust(count * self.size, b"\0")
        return first


def compound(root: Folder) -> bytes:
    """The compound file of a storage."""
    large, small = _Sectors(SECTOR), _Sectors(SMALL)
    entries: list[bytes] = [b""]
    child = _listed(root, entries, (large, small))
    ministream = large.add(small.data)
    entries[0] = _directory("Root Entry", 5, (NONE, child), (ministream, len(small.data)))
    minifat = large.add(struct.pack(f"<{len(small.chain)}I", *small.chain))
    minifats = -(-4 * len(small.chain) // SECTOR)
    directory = large.add(b"".join(entries))
    fats = -(-len(large.chain) // (SECTOR // 4 - 1))
    place = len(large.chain)
    chain = [*large.chain, *[FAT] * fats]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(fats * SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<9I", fats, directory, 0, CUTOFF, minifat, minifats, END, 0, place)
    head += struct.pack(f"<{fats - 1}I", *range(place + 1, place + fats))
    return head.ljust(SECTOR, b"\xff") + large.data + table


def _listed(folder: Folder, entries: list[bytes], sectors: tuple[_Sectors, _Sectors]) -> int:
    """Put all that the folder holds into the directory, each beside the one before; where the last of it stands."""
    names = sorted([*folder.streams, *folder.folders], key=lambda name: (len(name), name.upper()))
    beside = NONE
    for name in reversed(names):
        if name in folder.streams:
            data = folder.streams[name]
            start = sectors[len(data) < CUTOFF].add(data)
            made = _directory(name, 2, (beside, NONE), (start, len(data)))
        else:
            made = _directory(name, 1, (beside, _listed(folder.folders[name], entries, sectors)), (0, 0))
        entries.append(made)
        beside = len(entries) - 1
    return beside


def _directory(name: str, kind: int, near: tuple[int, int], place: tuple[int, int]) -> bytes:
    """A directory entry: what stands beside it and in it, where its stream begins and how long it is."""
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
    return head + struct.pack("<III", NONE, *near) + bytes(36) + struct.pack("<IQ", *place)
