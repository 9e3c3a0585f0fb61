"""The faces and sizes that GB/T 9704 asks of each part of a paper, and the names under which programs know them."""

from __future__ import annotations

from dataclasses import dataclass

from service.rules.format_facts import Role

FANG, KAI, HEI, TITLE, SONG = "仿宋", "楷体", "黑体", "小标宋", "宋体"
NAMES = {
    FANG: ("仿宋", "fangsong", "stfangsong"),
    KAI: ("楷体", "kaiti", "stkaiti"),
    HEI: ("黑体", "simhei", "stheiti", "heiti"),
    TITLE: ("小标宋", "xiaobiaosong", "华文中宋", "stzhongsong"),
    SONG: ("宋体", "simsun", "nsimsun", "书宋"),
}  # parts of font names in lower case
SIZES = {22.0: "二号", 18.0: "小二号", 16.0: "三号", 15.0: "小三号", 14.0: "四号", 12.0: "小四号", 10.5: "五号"}
LATIN = "Times New Roman"  # common for digits, though the standard names one face for all


@dataclass(frozen=True, slots=True)
class Wanted:
    """The face and the points that a part wants."""

    face: str
    points: float


BODY_LOOK = Wanted(FANG, 16.0)
LOOKS = {
    Role.TITLE: Wanted(TITLE, 22.0),
    Role.HEADING_1: Wanted(HEI, 16.0),
    Role.HEADING_2: Wanted(KAI, 16.0),
    Role.ANNEX: Wanted(HEI, 16.0),
    **dict.fromkeys(
        (
            Role.SALUTATION,
            Role.HEADING_3,
            Role.HEADING_4,
            Role.BODY,
            Role.ATTACHMENTS,
            Role.UNIT,
            Role.DAY,
            Role.NOTE,
        ),
        BODY_LOOK,
    ),
}  # parts without a look here may look as they do


def face_of(font: str) -> str:
    """The face that a font's name stands for; the name itself where it is none of an official paper's."""
    name = font.lower().replace(" ", "").replace("_", "")
    return next((face for face, parts in NAMES.items() if any(part in name for part in parts)), font)


def size_name(points: float) -> str:
    """三号（16磅）, or the points alone."""
    name = SIZES.get(points)
    return f"{name}（{points:g}磅）" if name else f"{points:g}磅"
