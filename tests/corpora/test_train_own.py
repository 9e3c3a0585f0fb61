"""Training on what people decided, with a tiny corpus and a small standard of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from corpora.scripts import train_own
from extractors.lessons import Lessons
from extractors.standards import find, rank
from service.settings import ROOT

SHIPPED = ROOT / "corpora" / "standards" / "school-party.yaml"
WORDS = (
    "操场围墙边堆着旧课桌",
    "旧课桌堆在操场围墙边上没人清",
    "围墙根的旧课桌还堆着",
    "操场边旧课桌堆了半年",
    "旧课桌占着围墙边的跑道",
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Findings that people put under the last item of a standard with four items."""
    data = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    data["aspects"] = data["aspects"][:1]
    items = data["aspects"][0]["items"]
    for item in items:
        item["weight"] = 100 // len(items)
    items[0]["weight"] += 100 - sum(item["weight"] for item in items)
    data["standard"] |= {"id": "small", "aspects_count": 1, "items_count": len(items)}
    folder = tmp_path / "standards"
    folder.mkdir()
    (folder / "small.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    told = [
        {"text": text, "standard": "small", "code": items[-1]["code"], "report": str(place)}
        for place, text in enumerate(WORDS)
    ]
    path = tmp_path / "decided.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_a_model_learns_from_people_and_has_a_card(source: Path, tmp_path: Path) -> None:
    out, nothing = tmp_path / "model", tmp_path / "nothing"
    nothing.mkdir()
    train_own.main(source, out, nothing)
    card = json.loads((out / "card.json").read_text(encoding="utf-8"))
    assert (card["decided"], card["figures"]["small"]["held_out"]) == (len(WORDS), 1)
    small = find("small", (source.parent / "standards",))
    last = small.items[-1].code
    text = "旧课桌一直堆在操场围墙旁"
    assert [match.code for match in rank(small, text)][:1] != [last]
    assert rank(small, text, lessons=Lessons(model=out))[0].code == last
    assert rank(find("school-party", ()), text, lessons=Lessons(model=out)) == rank(find("school-party", ()), text)
