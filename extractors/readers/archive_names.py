"""Names of archive members: Chinese ones in old encodings, harmful ones made harmless, litter left out."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from zipfile import ZipInfo

UTF8 = 0x800  # the flag bit of a ZIP entry whose name is UTF-8

_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|~\$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_DRIVE = re.compile(r"^[A-Za-z]:")


def decoded_name(info: ZipInfo) -> str:
    """The name as its maker wrote it: UTF-8 where flagged or valid, else GB18030, as Chinese Windows stores it."""
    if info.flag_bits & UTF8:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def safe_name(name: str) -> str:
    """A path that stays inside its folder: no drive, no root, no way up."""
    parts = PurePosixPath(_DRIVE.sub("", name.replace("\\", "/").replace("\0", ""))).parts
    return "/".join(part for part in parts if part not in ("/", "..", ".", "//"))


def is_wanted(name: str) -> bool:
    """Whether a member can be a report: no lock files, no litter of systems."""
    return bool(name) and not _LITTER.search(name)
