"""What a reader leaves out of the body, gathered by reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.document import Skipped

SAMPLE = 40  # characters kept of what was left out


def count(text: str) -> int:
    """Characters without white space."""
    return sum(map(len, text.split()))


@dataclass
class Skips:
    """Characters left out, a sum and a sample for each reason."""

    counts: dict[str, int] = field(default_factory=dict)
    samples: dict[str, str] = field(default_factory=dict)

    def add(self, reason: str, text: str) -> None:
        """Note some text as left out for a reason (Chinese)."""
        size = count(text)
        if size:
            self.counts[reason] = self.counts.get(reason, 0) + size
            self.samples[reason] = (self.samples.get(reason, "") + text)[:SAMPLE]

    def total(self) -> int:
        """All characters left out."""
        return sum(self.counts.values())

    def all(self) -> tuple[Skipped, ...]:
        """One record a reason, in the order first met."""
        return tuple(Skipped(reason, size, self.samples[reason].strip()) for reason, size in self.counts.items())
