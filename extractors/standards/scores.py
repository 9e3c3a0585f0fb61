"""How well each label of a table fits texts; every text is weighed once, however often it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.linear import Floats, Table, bags

KEPT = 1 << 9  # texts remembered besides those that are asked for again


class Scorer:
    """A table that remembers what it said of the last texts."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._known: dict[str, Floats] = {}

    def told_by(self, texts: Sequence[str]) -> Floats:
        """What the words of each text say for each label, bias apart: (texts, labels); nothing for ""."""
        known = self._known
        if len(known) > KEPT:
            known = {text: known[text] for text in texts if text in known}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, self.table.told_by(bags(new)), strict=True))
        self._known = known
        return np.array([known[text] for text in texts], np.float32).reshape(len(texts), len(self.table.labels))

    def scores(self, texts: Sequence[str]) -> Floats:
        """How well each label fits each text: (texts, labels)."""
        found: Floats = self.table.bias + self.told_by(texts)
        return found
