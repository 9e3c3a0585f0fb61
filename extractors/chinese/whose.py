"""Step: whose problem each finding is (问题单位)."""

from __future__ import annotations

from dataclasses import replace

from extractors.chinese.notes import Notes


def step(notes: Notes) -> None:
    """The document's own organization, where no other unit is named."""
    own = notes.facts.organization or ""
    notes.findings = tuple(replace(finding, organization=own) for finding in notes.findings)
