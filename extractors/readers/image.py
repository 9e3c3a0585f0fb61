"""Pictures of pages: photos and scans as .jpg, .png, .bmp, .webp or .tiff with one or many pages."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image as Pictures
from PIL import ImageOps, ImageSequence, UnidentifiedImageError

from extractors.document import Document, Origin
from extractors.errors import TooLarge, UnreadableFile
from extractors.readers import ocr
from extractors.readers.ocr_engine import Image
from extractors.readers.page import Page
from extractors.readers.page_document import document

MAX_PIXELS = 120_000_000  # of one picture
MAX_FRAMES = 300  # pages of a .tiff
LONG_SIDE = 3300  # pixels; a larger picture is made smaller first: it holds no more text
DOTS = (100, 1200)  # an inch: what a file may say and be believed
PAGE_WIDTH = 595.0  # points: the width of the page where the file doesn't say


def read(data: bytes, origin: Origin) -> Document:
    """The picture's text by recognition; every page says how sure of it the reader is."""
    try:
        with Pictures.open(io.BytesIO(data)) as picture:
            pages = [_page(frame, number, origin) for number, frame in enumerate(_frames(picture, origin), 1)]
    except Pictures.DecompressionBombError as error:
        raise _too_many_pixels(origin) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile(f"“{origin.name}”不是完整的图片，可能已损坏。请重新拍摄或扫描后上传。") from error
    return document(pages, origin)


def _frames(picture: Pictures.Image, origin: Origin) -> Iterator[Pictures.Image]:
    frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    if frames > MAX_FRAMES:
        raise TooLarge(f"“{origin.name}”有 {frames} 页，超过 {MAX_FRAMES} 页的上限。请拆成几个文件后上传。")
    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if number >= frames:
            return
        yield frame


def _page(frame: Pictures.Image, number: int, origin: Origin) -> Page:
    if frame.width * frame.height > MAX_PIXELS:
        raise _too_many_pixels(origin)
    dots = _dots(frame)
    upright = _flat(ImageOps.exif_transpose(frame))
    points = 72 / dots if dots else PAGE_WIDTH / min(upright.size)
    full = upright.width
    upright.thumbnail((LONG_SIDE, LONG_SIDE))
    return ocr.page(_pixels(upright), number, points * full / upright.width)


def _too_many_pixels(origin: Origin) -> TooLarge:
    limit = MAX_PIXELS // 1_000_000
    return TooLarge(f"“{origin.name}”里有图片的像素超过 {limit} 百万的上限。请降低分辨率后重新上传。")


def _dots(frame: Pictures.Image) -> float | None:
    """Dots an inch as the file says, where that can be believed."""
    said = frame.info.get("dpi", (0, 0))[0]
    return float(said) if DOTS[0] <= said <= DOTS[1] else None


def _flat(frame: Pictures.Image) -> Pictures.Image:
    """The picture in colours on white paper."""
    if frame.mode not in ("RGBA", "LA", "PA", "P"):
        return frame.convert("RGB")
    layer = frame.convert("RGBA")
    paper = Pictures.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _pixels(picture: Pictures.Image) -> Image:
    return np.ascontiguousarray(np.asarray(picture, dtype=np.uint8)[:, :, ::-1])
