"""From a PDF's own coordinates to the page as it is shown: cropped, turned, from the top left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from extractors.readers.page import Rule

Point = tuple[float, float]
Number = TypeVar("Number", float, NDArray[np.float64])  # one coordinate, or those of many points


@dataclass(frozen=True, slots=True)
class Turn:
    """The shown page's size, its visible corner in the file, and its clockwise turn in degrees."""

    width: float
    height: float
    left: float = 0.0
    low: float = 0.0
    degrees: int = 0

    @property
    def plain(self) -> bool:
        """Whether only the y axis differs."""
        return not (self.left or self.low or self.degrees)

    def point(self, x: Number, y: Number) -> tuple[Number, Number]:
        """A point of the file on the shown page; or many, by arrays."""
        x, y = x - self.left, y - self.low
        if self.degrees == 90:
            return y, x
        if self.degrees == 180:
            return self.width - x, y
        if self.degrees == 270:
            return self.width - y, self.height - x
        return x, self.height - y

    def by(self, degrees: int) -> Turn:
        """The same page turned clockwise once more, by 90, 180 or 270 degrees."""
        turned = replace(self, degrees=(self.degrees + degrees) % 360)
        return turned if degrees == 180 else replace(turned, width=self.height, height=self.width)

    def back(self, degrees: int) -> tuple[float, ...]:
        """From points on the page turned by so much to this one: a 3 x 3 matrix, row by row."""
        width, height = self.width, self.height
        rows: dict[int, tuple[float, ...]] = {
            90: (0, 1, 0, -1, 0, height),
            180: (-1, 0, width, 0, -1, height),
            270: (0, -1, width, 1, 0, 0),
        }
        return (*rows[degrees], 0, 0, 1) if degrees else ()

    def rule(self, a: Point, b: Point) -> Rule:
        """The box between two points of the file on the shown page."""
        (ax, ay), (bx, by) = self.point(*a), self.point(*b)
        return Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def share(self, a: Point, b: Point) -> float:
        """The share of the page that the box between two points covers."""
        box = self.rule(a, b)
        wide = max(0.0, min(box.x1, self.width) - max(box.x0, 0.0))
        high = max(0.0, min(box.bottom, self.height) - max(box.top, 0.0))
        return wide * high / max(1.0, self.width * self.height)


def turn(page: Any) -> Turn:
    """How a pypdfium2 page is shown."""
    width, height = page.get_size()
    left, low, _, _ = page.get_cropbox()
    return Turn(width, height, left, low, page.get_rotation())
