"""Pictures of pages for the tests of the recognizer: drawn, tilted and made noisy as scanners do it."""

from __future__ import annotations

import hashlib
import io
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.document import Document, Origin
from extractors.readers import image

FONTS = Path("/usr/share/fonts")
NAMES = ("wqy-microhei.ttc", "NotoSansCJK-Regular.ttc", "wqy-zenhei.ttc")
SIZE = (1240, 1754)  # A4 at 150 dots an inch
EM = 33  # pixels: 16 points


@cache
def font() -> ImageFont.FreeTypeFont:
    """A Chinese font of this machine (apt: fonts-wqy-microhei or fonts-noto-cjk)."""
    found = next(path for name in NAMES for path in FONTS.rglob(name))
    return ImageFont.truetype(str(found), EM)


def picture(lines: list[tuple[int, int, str]], rules: list[tuple[int, int, int, int]] = []) -> Image.Image:  # noqa: B006
    """A white page with these lines (x, y, words) and rules, in pixels."""
    page = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(page)
    for x, y, words in lines:
        pen.text((x, y), words, fill="black", font=font())
    for rule in rules:
        pen.line(rule, fill="black", width=2)
    return page


def scanned(page: Image.Image, degrees: float = 0.0) -> Image.Image:
    """The page as a scanner gives it back: tilted, grey, with noise."""
    tilted = page.rotate(degrees, fillcolor="white", resample=Image.Resampling.BICUBIC)
    noise = np.random.default_rng(3).normal(0, 6, (tilted.height, tilted.width, 1))
    return Image.fromarray((np.asarray(tilted) * 0.94 + 8 + noise).clip(0, 255).astype("uint8"))


def saved(page: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """The picture as a file of this format."""
    buffer = io.BytesIO()
    page.save(buffer, form, **options)
    return buffer.getvalue()


def read(data: bytes, name: str = "扫描件.png") -> Document:
    """What the picture reader makes of the bytes."""
    return image.read(data, Origin(name, hashlib.sha256(data).hexdigest(), "image", len(data)))
