"""The slant of a photo taken from the side: how its margins and lines run, and the way to square them."""

from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr_engine import Quad

LONG = 0.75  # of the long lines' length: a line that tells where the margins are
LINES = 8  # long lines that a measurement needs
APART = 0.1  # of the page's height: pairs of lines nearer than this say little
STEEP = 0.35  # a margin runs no steeper than this; a pair that does is not of one margin
SQUARE = (0.012, 0.012)  # slopes of margins, differences of lines' slopes: less is not worth a correction
Homography = NDArray[np.float64]  # 3 x 3


def homography(quads: list[Quad], height: int) -> Homography | None:
    """From the slanted picture to the squared one; None where it is square already or can't be measured."""
    lengths = np.array([quad[1, 0] - quad[0, 0] for quad in quads])
    if len(quads) < LINES:
        return None
    long = [quad for quad, length in zip(quads, lengths, strict=True) if length >= LONG * np.quantile(lengths, 0.9)]
    if len(long) < LINES:
        return None
    middle = np.array([quad[:, 1].mean() for quad in long])
    left = _slope(middle, np.array([quad[[0, 3], 0].mean() for quad in long]), height)
    right = _slope(middle, np.array([quad[[1, 2], 0].mean() for quad in long]), height)
    falls = np.array([(quad[1, 1] - quad[0, 1]) / max(1.0, quad[1, 0] - quad[0, 0]) for quad in long])
    fan = _slope(middle, falls * height, height)
    if max(abs(left), abs(right)) < SQUARE[0] and abs(fan) < SQUARE[1]:
        return None
    return _square(long, middle, (left, right, fan / height), float(np.median(falls)))


def _slope(ys: NDArray[np.float64], xs: NDArray[np.float64], height: int) -> float:
    """The median slope of x over y, of the pairs that can be of one margin."""
    slopes = [
        (xs[a] - xs[b]) / (ys[a] - ys[b])
        for a, b in combinations(range(len(ys)), 2)
        if abs(ys[a] - ys[b]) > APART * height
    ]
    plausible = [slope for slope in slopes if abs(slope) <= STEEP]
    return float(np.median(plausible)) if plausible else 0.0


def _square(
    long: list[Quad], middle: NDArray[np.float64], slopes: tuple[float, float, float], fall: float
) -> Homography:
    """The transform that makes margins upright and lines level."""
    left, right, fan = slopes
    top, bottom = float(middle.min()), float(middle.max())
    centre_y = float(np.median(middle))
    x_left = float(np.quantile([q[[0, 3], 0].mean() - left * (q[:, 1].mean() - centre_y) for q in long], 0.1))
    x_right = float(np.quantile([q[[1, 2], 0].mean() - right * (q[:, 1].mean() - centre_y) for q in long], 0.9))
    centre_x = (x_left + x_right) / 2
    corners = []
    for y in (top, bottom):
        tilt = fall + fan * (y - centre_y)
        for margin, slope in ((x_left, left), (x_right, right)):
            x = margin + slope * (y - centre_y)
            corners.append((x, y + tilt * (x - centre_x)))
    target = [(x, y) for y in (top, bottom) for x in (x_left, x_right)]
    matrix = cv2.getPerspectiveTransform(np.array(corners, np.float32), np.array(target, np.float32))
    return np.asarray(matrix, dtype=np.float64)
