"""Step: a problem that a marginal remark (批注) states was found by who wrote the remark: a superior's review."""

from __future__ import annotations

from dataclasses import replace

from extractors.chinese.notes import Notes
from extractors.document import BlockKind
from extractors.findings import Source


def step(notes: Notes) -> None:
    """The source of findings in remarks; the others keep theirs."""
    blocks = notes.document.blocks
    notes.findings = tuple(
        replace(one, source=Source.REVIEW) if blocks[one.location.block].kind is BlockKind.COMMENT else one
        for one in notes.findings
    )
