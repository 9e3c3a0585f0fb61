"""Train the tagger and the judge of what it takes for findings on labelled texts.

The second look and the judge learn from what first looks say of voices that they have not seen, so that they trust them
no more than they deserve; what first looks and the judge find there is told beside the model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from corpora.scripts.examples import FOLDS, Example, examples, folds
from corpora.scripts.fit_judge import Case, case, fit_judge
from corpora.scripts.held_out import counts, figures
from corpora.scripts.labelled import corpus
from corpora.scripts.random_field import fit, scores
from extractors.chinese import judge, tagger
from extractors.chinese.surroundings import surroundings
from extractors.chinese.tagger import Look


def strangers(told: Sequence[Example]) -> dict[str, Look]:
    """For each voice a first look that has not seen it."""
    fold = folds([example.voice for example in told])
    looks = [fit([example for example in told if fold[example.voice] != at]) for at in range(FOLDS)]
    return {voice: looks[at] for voice, at in fold.items()}


def fit_both(told: Sequence[Example], unseen: Mapping[str, Look]) -> tuple[Look, Look]:
    """First and second look."""
    first = fit(told)
    return first, fit([second_example(example, unseen[example.voice]) for example in told], first)


def second_example(seen: Example, first: Look) -> Example:
    """The example as the second look sees it, after a first look."""
    chances = tagger.posteriors(scores(seen, first), seen.found.joins, first.joins)
    dense = np.hstack([seen.found.dense, surroundings(seen.view, chances)])
    return replace(seen, found=replace(seen.found, dense=dense))


def held_out(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Findings in voices that neither first look nor judge has seen, before and after judgement."""
    fold = folds([one.example.voice for one in cases])
    alone, both = [], []
    for at in range(FOLDS):
        weights = fit_judge([one for one in cases if fold[one.example.voice] != at])
        for one in (one for one in cases if fold[one.example.voice] == at):
            wanted = one.example
            kinds = [wanted.kind] * len(wanted.view.lines)
            alone.append(counts(wanted.view, wanted.labels, tagger.tags(one.told)))
            both.append(counts(wanted.view, wanted.labels, judge.judged(wanted.view, one.told, kinds, weights)))
    return {"first look": figures(alone), "first look and judge": figures(both)}


def main() -> None:
    """Rebuild corpora/model/tagger.npz and judge.npz, and tagger.json with what was found in voices held out."""
    own, others = examples(corpus())
    unseen = strangers(own + others)
    cases = [case(example, unseen[example.voice]) for example in own]
    tagger.save(*fit_both(own + others, unseen))
    judge.save(*fit_judge(cases))
    told = held_out(cases)
    tagger.MODEL.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"{tagger.MODEL.name}: {tagger.MODEL.stat().st_size / 1e6:.1f} MB, {told}")


if __name__ == "__main__":
    main()
