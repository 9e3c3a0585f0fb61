"""Findings and measures joined: which measure answers which finding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.chinese.features import View
from extractors.chinese.links import link
from extractors.chinese.pairing import Item
from extractors.chinese.places import columns
from extractors.findings import Finding, Measure

REFERS = re.compile(r"对应|问题编号|涉及问题")
MARK = re.compile(r"序号|编号|任务号")

Shares = Mapping[str, float]


def linked(
    findings: Sequence[Finding], measures: Sequence[Measure], view: View, shares: Mapping[str, Shares]
) -> tuple[tuple[Finding, ...], tuple[Measure, ...]]:
    """Both, each naming the ids of the others; `shares`: which items of the standard each speaks of, by its id."""
    asked, told = ([item(one, view, shares.get(one.id, {})) for one in each] for each in (measures, findings))
    links = link(asked, told)
    answered: defaultdict[str, list[str]] = defaultdict(list)
    for measure in measures:
        for finding in links[measure.id]:
            answered[finding].append(measure.id)
    return (
        tuple(replace(f, measures=tuple(answered[f.id])) if f.id in answered else f for f in findings),
        tuple(replace(m, findings=links[m.id]) if links[m.id] else m for m in measures),
    )


def item(thing: Finding | Measure, view: View, shares: Shares) -> Item:
    """A finding or a measure as linking knows it."""
    block = view.lines[thing.location.block].block
    cells = columns(view, thing.location.block)
    return Item(
        id=thing.id,
        text=thing.quote,
        start=thing.start,
        end=thing.end,
        row=(block.table, block.row or 0) if block.table is not None else None,
        heading=thing.location.heading,
        refers=tuple(text for head, text in cells.items() if REFERS.search(head)),
        cells=tuple(text for text in cells.values() if text and thing.quote not in text),
        mark=next((text for head, text in cells.items() if MARK.search(head)), ""),
        shares=shares,
    )
