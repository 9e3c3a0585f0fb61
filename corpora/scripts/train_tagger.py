"""Train the tagger and the judge of what it takes for findings on labelled texts.

The judge learns from what taggers say of voices that they have not seen, so that it trusts the tagger no more than it
deserves; what is found there with and without the judge is told beside the model. The shipped tagger is fitted to all
texts, beginning with the mean of those taggers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from corpora.scripts.examples import FOLDS, Example, examples, folds
from corpora.scripts.fit_judge import Case, case, fit_judge
from corpora.scripts.held_out import counts, figures
from corpora.scripts.labelled import corpus
from corpora.scripts.random_field import fit, mean
from extractors.chinese import judge, tagger
from extractors.chinese.tagger import Look


def strangers(told: Sequence[Example]) -> list[Look]:
    """For each fold of voices a look that has not seen it."""
    fold = folds([example.voice for example in told])
    return [fit([example for example in told if fold[example.voice] != at]) for at in range(FOLDS)]


def held_out(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Findings in voices that neither tagger nor judge has seen, before and after judgement."""
    fold = folds([one.example.voice for one in cases])
    alone, both = [], []
    for at in range(FOLDS):
        fitted = fit_judge([one for one in cases if fold[one.example.voice] != at])
        for one in (one for one in cases if fold[one.example.voice] == at):
            wanted = one.example
            kinds = [wanted.kind] * len(wanted.view.lines)
            alone.append(counts(wanted.view, wanted.labels, tagger.tags(one.told)))
            both.append(counts(wanted.view, wanted.labels, judge.judged(wanted.view, one.told, kinds, fitted)))
    return {"tagger": figures(alone), "tagger and judge": figures(both)}


def main() -> None:
    """Rebuild corpora/model/tagger.npz and judge.npz, and tagger.json with what was found in voices held out."""
    own, others = examples(corpus())
    fold = folds([example.voice for example in own])
    unseen = strangers(own + others)
    cases = [case(example, unseen[fold[example.voice]]) for example in own]
    tagger.save(fit(own + others, mean(unseen)))
    judge.save(fit_judge(cases))
    told = held_out(cases)
    tagger.MODEL.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"{tagger.MODEL.name}: {tagger.MODEL.stat().st_size / 1e6:.1f} MB, {told}")


if __name__ == "__main__":
    main()
