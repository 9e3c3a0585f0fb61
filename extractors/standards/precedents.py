"""Findings that people placed: the nearest one moves its item up for a new finding, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from extractors.findings import StandardMatch
from extractors.lessons import Precedent
from extractors.linear import BUCKETS, Bags, Floats, Ints, bags
from extractors.similarity import facet_table
from extractors.standards.model import Standard

NEAR = 0.55  # cosine of n-grams from which a precedent speaks for a finding; measured, see CHANGELOG.md
SHOWN = 24  # characters of a precedent in a reason
MOST = 3  # items offered for one finding

Cosines = NDArray[np.float64]
Near = tuple[Precedent, float]  # with its cosine


def of_standard(standard: Standard, precedents: Sequence[Precedent]) -> tuple[Precedent, ...]:
    """Those of this standard whose items it still has."""
    codes = {"", *(item.code for item in standard.items)} if precedents else set()
    return tuple(one for one in precedents if one.standard == standard.id and one.code in codes)


def nearest(precedents: Sequence[Precedent], texts: Sequence[str]) -> list[Near | None]:
    """For each text the precedent nearest to it; None where none is near."""
    if not precedents:
        return [None] * len(texts)
    rarity = facet_table().rarity
    known = bags([precedent.text for precedent in precedents])
    values = known.values(rarity)
    return [_nearest(precedents, _cosines(known, values, *text)) for text in bags(texts).each(rarity)]


def _nearest(precedents: Sequence[Precedent], cosines: Cosines) -> Near | None:
    place = int(cosines.argmax())
    return (precedents[place], float(cosines[place])) if cosines[place] >= NEAR else None


def _cosines(known: Bags, values: Floats, ids: Ints, weights: Floats) -> Cosines:
    """The cosine of each known text with one more."""
    asked = np.zeros(BUCKETS, np.float32)
    asked[ids] = weights
    products = (asked[known.ids] * values).astype(np.float64)
    return np.asarray(np.bincount(known.rows, products, minlength=known.size), np.float64)


def unfit(standard: Standard, precedents: Sequence[Precedent], texts: Sequence[str]) -> list[tuple[str, ...]]:
    """For each text why no item fits, where people said so of a near one; else ()."""
    known = of_standard(standard, precedents)
    if all(one.code for one in known):
        return [()] * len(texts)
    return [(reason(near[0]),) if near and not near[0].code else () for near in nearest(known, texts)]


def follow(matches: tuple[StandardMatch, ...], near: Near | None) -> tuple[StandardMatch, ...]:
    """The matches with the precedent's item first; () when people said that no item fits."""
    if near is None:
        return matches
    precedent, cosine = near
    if not precedent.code:
        return ()
    old = next((match for match in matches if match.code == precedent.code), None)
    if old and old is matches[0] and not precedent.corrected:
        return matches
    score = round(max(cosine, old.score if old else 0.0), 4)
    first = StandardMatch(precedent.standard, precedent.code, score, (reason(precedent), *(old.reasons if old else ())))
    others = [match for match in matches if match.code != precedent.code][: MOST - 1]
    left = sum(match.score for match in others) or 1.0
    return (first, *(replace(match, score=round(match.score / left * (1 - score), 4)) for match in others))


def reason(precedent: Precedent) -> str:
    """Why a precedent counts, for people."""
    put = f"改为{precedent.code}" if precedent.code else "改为“没有合适的条目”"
    put = put if precedent.corrected else f"确认为{precedent.code}"
    words = precedent.text if len(precedent.text) <= SHOWN else precedent.text[:SHOWN] + "…"
    return f"与{precedent.origin}里{put}的一条相近：{words}"
