"""Understanding (all after reading) in characters a second, against spaCy's blank Chinese pipeline and a keyword pass.

Run with `OPENBLAS_NUM_THREADS=1 python -m tests.bench.bench_understanding`; process CPU time of one core.
"""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median
from time import process_time

import spacy

from corpora.scripts.documents import document
from corpora.scripts.labelled import corpus
from extractors import pipeline
from extractors.document import Block, Document
from extractors.lexicons import load
from extractors.standards import shipped
from tests.bench.step_times import step_times

ROUNDS = 5
BATCH = 50  # documents a round; every round takes others, so that nothing is remembered from the round before
SHORT, LONG = 8, 200  # pages
PAGE = 750  # characters
LOADING = """
from time import process_time
import spacy
from extractors import pipeline
from extractors.standards import shipped
from extractors.standards.ranking import scorer_of
started = process_time()
pipeline.warm()
from extractors.chinese.tagger import model
model()
list(map(scorer_of, shipped()))
print(process_time() - started)
"""


def seconds(function: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """CPU seconds for all of the documents."""
    started = process_time()
    for one in documents:
        function(one)
    return process_time() - started


def speed(function: Callable[[Document], object], batches: Sequence[Sequence[Document]]) -> float:
    """Characters a second, the median of the batches."""
    return median(sum(len(one.text) for one in batch) / seconds(function, batch) for batch in batches)


def long_document(documents: Sequence[Document], pages: int) -> Document:
    """One document of so many pages, joined from others."""
    blocks = [block for one in documents for block in one.blocks]
    while sum(len(block.text) for block in blocks) < pages * PAGE:
        blocks += blocks
    kept: list[Block] = []
    length = 0
    for block in blocks:
        if length >= pages * PAGE:
            break
        kept.append(replace(block, id=f"b{len(kept)}"))
        length += len(block.text) + 1
    return replace(documents[0], blocks=tuple(kept))


def _rounds(documents: Sequence[Document]) -> list[Document]:
    """For each of three rounds one long document that no round before has seen in this order."""
    return [long_document([*documents[at:], *documents[:at]], LONG) for at in range(0, 3 * BATCH, BATCH)]


def _parts(long: Document) -> list[Document]:
    """A long document as short ones: what grows is the length alone, the words are the same."""
    blocks = long.blocks
    size = -(-len(blocks) * SHORT // LONG)
    return [replace(long, blocks=blocks[at : at + size]) for at in range(0, len(blocks), size)]


def ours(one: Document) -> object:
    """What the product makes of a document."""
    return pipeline.understand(one, shipped())


def keyword_pass() -> Callable[[Document], object]:
    """What many scripts do: split into sentences, keep those with a word that speaks of a problem."""
    words = [str(word) for words in load("cues").values() for word in words]
    pattern, stop = re.compile("|".join(map(re.escape, words))), re.compile("[。；\n]")
    return lambda one: [part for part in stop.split(one.text) if pattern.search(part)]


def loading() -> float:
    """CPU seconds in which a fresh process, spaCy being imported, loads all models and lexicons."""
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print the figures."""
    pipeline.warm()
    documents = [document(text) for text in corpus()[: ROUNDS * BATCH]]
    ours(documents[-1])
    gc.freeze()  # as the product's reading processes do (service/sandbox/child.py)
    batches = [documents[at::ROUNDS] for at in range(ROUNDS)]
    blank = spacy.blank("zh")
    fast = speed(ours, batches)
    tokens, keywords = (speed(other, batches) for other in (lambda one: blank(one.text), keyword_pass()))
    print(f"理解 {len(documents)} 份材料：{fast:,.0f} 字/秒（5 批中位数，目标 ≥ 100,000）")
    print(f"spaCy 空白中文管道（逐字切分）{tokens:,.0f} 字/秒，是述改的 {tokens / fast:.1f} 倍；", end="")
    print(f"逐句关键词 {keywords:,.0f} 字/秒，是述改的 {keywords / fast:.1f} 倍")
    longs = _rounds(documents)
    long = median(seconds(ours, [one]) for one in longs)
    short = median(seconds(ours, parts) / len(parts) for parts in map(_parts, longs))
    print(f"{LONG} 页 {long:.2f} 秒，{SHORT} 页 {short:.3f} 秒，", end="")
    print(f"前者是后者的 {long / short:.1f} 倍（目标 ≤ {LONG / SHORT:.0f}）")
    times = step_times(documents, shipped())
    whole = sum(seconds for _, seconds in times)
    print("各步所占：" + "，".join(f"{name} {seconds / whole:.1%}" for name, seconds in times))
    print(f"加载模型和词表：{loading():.2f} 秒（目标 ≤ 1.5）")


if __name__ == "__main__":
    main()
