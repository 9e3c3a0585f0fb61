"""`make train`: rebuild every model in corpora/model from corpora/, and the card beside them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from pathlib import Path

from corpora.scripts import fit_likeness, fit_links, train_facets, train_items, train_sources, train_tagger
from corpora.scripts.labelled import CORPORA, Labelled, corpus

CARD = CORPORA / "model" / "card.json"


def main() -> None:
    """Train all, then write what was trained on what."""
    for trainer in (train_tagger, train_sources, train_items, fit_links, train_facets, fit_likeness):
        trainer.main()
    write_card()


def write_card() -> None:
    """The card of the models as they stand."""
    texts = corpus()
    models = sorted(CARD.parent.glob("*.npz"))
    card = {
        "date": dt.date.today().isoformat(),
        "texts": len(texts),
        "voices": dict(sorted(Counter(text.voice for text in texts).items())),
        "findings": sum(len(text.findings) for text in texts),
        "measures": sum(len(text.measures) for text in texts),
        "text_sha256": _digest(texts),
        "models": {path.name: {"bytes": path.stat().st_size} for path in models},
        "held_out": _held_out(CARD.parent),
    }
    CARD.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{CARD.name}: {card['texts']} texts, {card['findings']} findings, {card['measures']} measures")


def _digest(texts: tuple[Labelled, ...]) -> str:
    whole = hashlib.sha256()
    for text in texts:
        whole.update(text.text.encode())
    return whole.hexdigest()


def _held_out(folder: Path) -> dict[str, object]:
    """Figures on whole voices held out, as each trainer wrote them beside its model."""
    written = (path for path in sorted(folder.glob("*.json")) if path != CARD)
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in written}


if __name__ == "__main__":
    main()
