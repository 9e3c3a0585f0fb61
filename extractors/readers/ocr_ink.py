"""What a straightened picture shows beside the boxes of its text: rules of tables, and ink that no box covers."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.document import Box
from extractors.readers.ocr_engine import Image, Quad, scaled
from extractors.readers.page import Rule

SIDE = 1600  # pixels of the long side on which ink is looked at
RULE = 1 / 28  # of the page's width: a shorter stroke is part of a character
BLOCK = 31  # pixels around a point that its darkness is compared with
DARKER = 16  # grey levels that ink is darker than its surroundings
FAINT = 14  # grey levels that a rule is darker than the paper beside it
THICK = 8  # pixels of a rule, at most
FULL = 0.8  # of a thick patch's width: a row that is a rule
FILL = (0.08, 0.75)  # share of a box that letters blacken
LINE_HEIGHTS = (0.45, 1.5)  # of the usual box height: what a lost line may measure
MARK = 0.5  # of a box's height: what a punctuation mark measures at most
BESIDE = 0.9  # of a box's height: how far from its end such a mark may stand
EDGE = 0.1  # of a box's height: room left around a mark
Mask = NDArray[np.uint8]


def rules(image: Image) -> list[Rule]:
    """Level and standing strokes, in pixels of the picture."""
    gray, scale = _gray(image)
    return [*_strokes(gray, scale, level=True), *_strokes(gray, scale, level=False)]


def _gray(image: Image) -> tuple[Mask, float]:
    scale = min(1.0, SIDE / max(image.shape[:2]))
    gray = scaled(np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8), scale)
    return np.asarray(cv2.GaussianBlur(gray, (3, 3), 0), dtype=np.uint8), scale


def _ink(image: Image) -> tuple[Mask, float]:
    gray, scale = _gray(image)
    ink = cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, BLOCK, DARKER)
    return np.asarray(ink, dtype=np.uint8), scale


def _strokes(gray: Mask, scale: float, *, level: bool) -> list[Rule]:
    """The long strokes of one direction; a standing one is found as a level one of the picture on its side."""
    length = max(12, int(gray.shape[1] * RULE))
    picture = gray if level else np.ascontiguousarray(gray.T)
    thin = cv2.morphologyEx(picture, cv2.MORPH_BLACKHAT, np.ones((THICK + 1, 1), dtype=np.uint8))
    thick = cv2.dilate((np.asarray(thin) > FAINT).astype(np.uint8), np.ones((3, 1), dtype=np.uint8))
    found = np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)), dtype=np.uint8)
    strokes = [(box, _row(found, box)) for box in _patches(found)]
    ends = [(box[0] / scale, row / scale, (box[0] + box[2]) / scale) for box, row in strokes if row is not None]
    return [Rule(a, at, b, at) if level else Rule(at, a, at, b) for a, at, b in ends]


def _row(found: Mask, box: list[int]) -> float | None:
    """The row of a stroke; in a thick patch, where letters touch the rule, its fullest row. None: it is no rule."""
    x, y, width, height = box
    if height <= THICK:
        return y + height / 2
    filled = np.mean(found[y : y + height, x : x + width] > 0, axis=1)
    return y + int(filled.argmax()) if filled.max() >= FULL else None


def uncovered(image: Image, quads: list[Quad]) -> list[Quad]:
    """The text boxes made to cover the ink that the detector overlooked: marks at their ends, whole line parts."""
    if not quads:
        return []
    ink, scale = _ink(image)
    ink[_rule_mask(ink) > 0] = 0
    ink = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), dtype=np.uint8)), dtype=np.uint8)
    for quad in quads:
        cv2.fillPoly(ink, [np.round(quad * scale).astype(np.int32)], 0)
    marks = [(x / scale, y / scale, (x + w) / scale, (y + h) / scale) for x, y, w, h in _patches(ink)]
    wide = [_widened(quad, marks) for quad in quads]
    return wide + _lost(ink, wide, scale)


def _patches(ink: Mask) -> list[list[int]]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    return [[int(value) for value in row[:4]] for row in stats[1:]]


def _widened(quad: Quad, marks: list[Box]) -> Quad:
    """The box drawn out to the small marks (、 。 ”) beside its ends."""
    (x0, top), (x1, bottom) = quad.min(axis=0), quad.max(axis=0)
    high = float(bottom - top)
    level = [m for m in marks if top <= m[1] and m[3] <= bottom and max(m[2] - m[0], m[3] - m[1]) <= MARK * high]
    left = [m[0] for m in level if 0 <= x0 - m[0] <= BESIDE * high]
    right = [m[2] for m in level if 0 <= m[2] - x1 <= BESIDE * high]
    wide = quad.copy()
    wide[[0, 3], 0] -= x0 - min(left) + EDGE * high if left else 0.0
    wide[[1, 2], 0] += max(right) - x1 + EDGE * high if right else 0.0
    return wide


def _lost(ink: Mask, quads: list[Quad], scale: float) -> list[Quad]:
    """Boxes around ink that looks like a line part of its own."""
    for quad in quads:
        cv2.fillPoly(ink, [np.round(quad * scale).astype(np.int32)], 0)
    usual = float(np.median([np.linalg.norm(quad[3] - quad[0]) for quad in quads])) * scale
    joined = cv2.dilate(ink, np.ones((1, max(3, int(usual * 0.8))), dtype=np.uint8))
    boxes = _patches(np.asarray(joined, dtype=np.uint8))
    return [_quad(box, usual, scale) for box in boxes if _texty(box, ink, usual)]


def _rule_mask(ink: Mask) -> Mask:
    length = max(12, int(ink.shape[1] * RULE))
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), dtype=np.uint8))
    standing = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), dtype=np.uint8))
    both = cv2.bitwise_or(level, standing)
    return np.asarray(cv2.dilate(both, np.ones((5, 5), dtype=np.uint8)), dtype=np.uint8)


def _texty(box: list[int], ink: Mask, usual: float) -> bool:
    x, y, width, height = box
    fill = float(np.mean(ink[y : y + height, x : x + width] > 0))
    lined = LINE_HEIGHTS[0] * usual <= height <= LINE_HEIGHTS[1] * usual and width >= 0.9 * height
    return lined and FILL[0] <= fill <= FILL[1]


def _quad(box: list[int], usual: float, scale: float) -> Quad:
    x, y, width, height = box
    pad = max(2.0, (usual - height) / 2)
    corners = [[x, y - pad], [x + width, y - pad], [x + width, y + height + pad], [x, y + height + pad]]
    return np.array(corners, dtype=np.float32) / np.float32(scale)
