"""A picture of a page turned upright and straightened, by the boxes of its text."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr_engine import Image, Quad, cut, detect, scaled, upside_down
from extractors.readers.ocr_keystone import Homography, homography

DETECT_SIDE = 1120  # pixels of the long side on which text is looked for
FINE_SIDE = 1900  # the same for small print
SMALL_PRINT = 13.0  # pixels: median height of boxes below which the page is looked at again
STRAIGHT = 0.25  # degrees: less is not worth a rotation
TALL = 1.5  # times as high as wide: a box of standing text
VOTERS = 5  # boxes asked which way is up


@dataclass(frozen=True, slots=True)
class Straight:
    """The straightened picture, its text boxes, and the way back to the picture as it was."""

    image: Image
    quads: list[Quad]
    back: Homography


def straighten(image: Image) -> Straight:
    """The picture upright, its lines level, a photo from the side squared."""
    straight = Straight(image, _looked_at(image), np.eye(3))
    if _mostly_standing(straight.quads):
        straight = _turned(straight, 90.0)
        straight = replace(straight, quads=_looked_at(straight.image))  # level lines are found whole more often
    longest = sorted(straight.quads, key=_length, reverse=True)[:VOTERS]
    if longest and upside_down([cut(straight.image, quad) for quad in longest]):
        straight = _turned(straight, 180.0)
    skew = _skew(straight.quads)
    if abs(skew) >= STRAIGHT:
        straight = _turned(straight, -skew)
    slant = homography(straight.quads, straight.image.shape[0])
    return straight if slant is None else _moved(straight, slant, straight.image.shape[1::-1])


def _looked_at(image: Image) -> list[Quad]:
    quads = _detected(image, DETECT_SIDE)
    scale = max(image.shape[:2]) / DETECT_SIDE
    small = quads and np.median([_thickness(quad) for quad in quads]) / scale < SMALL_PRINT
    return _detected(image, FINE_SIDE) if small and scale > 1.2 else quads


def _detected(image: Image, side: int) -> list[Quad]:
    scale = min(1.0, side / max(image.shape[:2]))
    return [quad / np.float32(scale) for quad in detect(scaled(image, scale))]


def _length(quad: Quad) -> float:
    return float(np.linalg.norm(quad[1] - quad[0]))


def _thickness(quad: Quad) -> float:
    return float(min(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[1] - quad[0])))


def _mostly_standing(quads: list[Quad]) -> bool:
    """Whether more of the text's area stands in upright boxes than lies in level ones."""
    tall = sum(_area(quad) for quad in quads if np.ptp(quad[:, 1]) > TALL * np.ptp(quad[:, 0]))
    return tall > sum(_area(quad) for quad in quads) / 2


def _area(quad: Quad) -> float:
    return float(np.ptp(quad[:, 0]) * np.ptp(quad[:, 1]))


def _skew(quads: list[Quad]) -> float:
    """Degrees by which long lines fall to the right."""
    lines = [quad for quad in quads if _length(quad) > 6 * _thickness(quad)]
    angles = [np.degrees(np.arctan2(*(quad[1] - quad[0])[::-1])) for quad in lines]
    weights = [int(_length(quad) // 100) + 1 for quad in lines]
    return float(np.median(np.repeat(angles, weights))) if angles else 0.0


def _turned(straight: Straight, degrees: float) -> Straight:
    """The picture turned clockwise, large enough to hold all of it."""
    height, width = straight.image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(height * sin + width * cos), round(height * cos + width * sin))
    matrix[:, 2] += (size[0] / 2 - width / 2, size[1] / 2 - height / 2)
    return _moved(straight, np.vstack([matrix, [0.0, 0.0, 1.0]]), size)


def _moved(straight: Straight, matrix: Homography, size: tuple[int, ...]) -> Straight:
    image = cv2.warpPerspective(
        straight.image, matrix, (size[0], size[1]), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    quads = [_ordered(cv2.perspectiveTransform(quad[None], matrix)[0]) for quad in straight.quads]
    return Straight(np.asarray(image, dtype=np.uint8), quads, straight.back @ np.linalg.inv(matrix))


def _ordered(quad: NDArray[np.generic]) -> Quad:
    """The corners from the top left, clockwise."""
    corners = np.asarray(quad, dtype=np.float32)
    return np.roll(corners, -int(np.argmin(corners.sum(axis=1))), axis=0)
