"""A picture of a page turned upright and straightened, by the boxes of its text."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr_engine import Image, Quad, cut, detect, upside_down

DETECT_SIDE = 1120  # pixels of the long side on which text is looked for
FINE_SIDE = 1900  # the same for small print
SMALL_PRINT = 13.0  # pixels: median height of boxes below which the page is looked at again
STRAIGHT = 0.25  # degrees: less is not worth a rotation
VOTERS = 7  # boxes asked which way is up
Matrix = NDArray[np.float64]  # 2 x 3


@dataclass(frozen=True, slots=True)
class Straight:
    """The straightened picture, its text boxes, and the way back to the picture as it was."""

    image: Image
    quads: list[Quad]
    back: Matrix


def straighten(image: Image) -> Straight:
    """The picture upright, its lines level."""
    quads, back = _looked_at(image), np.eye(2, 3)
    if _mostly(quads, standing=True):
        image, quads, back = _turned(image, quads, back, 90.0)
    longest = sorted(quads, key=_length, reverse=True)[:VOTERS]
    if longest and upside_down([cut(image, quad) for quad in longest]):
        image, quads, back = _turned(image, quads, back, 180.0)
    skew = _skew(quads)
    if abs(skew) >= STRAIGHT:
        image, quads, back = _turned(image, quads, back, -skew)
    return Straight(image, quads, back)


def _looked_at(image: Image) -> list[Quad]:
    quads = _detected(image, DETECT_SIDE)
    scale = max(image.shape[:2]) / DETECT_SIDE
    small = quads and np.median([_thickness(quad) for quad in quads]) / scale < SMALL_PRINT
    return _detected(image, FINE_SIDE) if small and scale > 1.2 else quads


def _detected(image: Image, side: int) -> list[Quad]:
    scale = min(1.0, side / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return [quad / np.float32(scale) for quad in detect(np.asarray(small, dtype=np.uint8))]


def _length(quad: Quad) -> float:
    return float(np.linalg.norm(quad[1] - quad[0]))


def _thickness(quad: Quad) -> float:
    return float(min(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[1] - quad[0])))


def _mostly(quads: list[Quad], *, standing: bool) -> bool:
    """Whether more ink stands in upright boxes than lies in level ones."""
    tall = sum(_area(q) for q in quads if np.ptp(q[:, 1]) > 1.5 * np.ptp(q[:, 0]))
    return standing and tall > sum(_area(q) for q in quads) / 2


def _area(quad: Quad) -> float:
    return float(np.ptp(quad[:, 0]) * np.ptp(quad[:, 1]))


def _skew(quads: list[Quad]) -> float:
    """Degrees by which long lines fall to the right."""
    lines = [quad for quad in quads if _length(quad) > 6 * _thickness(quad)]
    angles = [np.degrees(np.arctan2(*(quad[1] - quad[0])[::-1])) for quad in lines]
    weights = [int(_length(quad) // 100) + 1 for quad in lines]
    return float(np.median(np.repeat(angles, weights))) if angles else 0.0


def _turned(image: Image, quads: list[Quad], back: Matrix, degrees: float) -> tuple[Image, list[Quad], Matrix]:
    """The picture turned clockwise, large enough to hold all of it."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(height * sin + width * cos), round(height * cos + width * sin))
    matrix[:, 2] += (size[0] / 2 - width / 2, size[1] / 2 - height / 2)
    turned = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    moved = [_ordered(np.asarray(quad @ matrix[:, :2].T + matrix[:, 2], dtype=np.float32)) for quad in quads]
    undo = np.asarray(cv2.invertAffineTransform(matrix), dtype=np.float64)
    return np.asarray(turned, dtype=np.uint8), moved, _product(undo, back)


def _product(first: Matrix, then: Matrix) -> Matrix:
    whole = np.vstack([then, [0, 0, 1]]) @ np.vstack([first, [0, 0, 1]])
    return np.asarray(whole[:2], dtype=np.float64)


def _ordered(quad: Quad) -> Quad:
    """The corners from the top left, clockwise."""
    start = int(np.argmin(quad.sum(axis=1)))
    return np.roll(quad, -start, axis=0)
