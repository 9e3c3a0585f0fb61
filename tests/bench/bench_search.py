"""The same problem among a million findings: time, right one first, size and growth, beside SQLite FTS5 and rapidfuzz.

Findings are made up from the taxonomy's types: three problems, a place, people, a month, a number. The question tells
the same problems at the same place about the same people a year later: other sentence, month and number, other
function words, another order, and a tenth of the problems' characters left out.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process

from extractors.grams import bare
from service.store.search.index import FindingIndex
from service.store.search.segment import Entry

ROOT = Path(__file__).resolve().parents[2]
SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS, FTS_QUESTIONS, BRUTE_QUESTIONS, BATCH, PROBLEMS = 300, 20, 3, 50_000, 3
PLACES = (
    *("一年级组", "二年级组", "三年级组", "高三备课组", "语文组", "数学组", "英语组", "理化生组", "音体美组", "幼教部"),
    *("总务处", "教务处", "德育处", "办公室", "团委", "工会", "食堂", "宿舍区", "图书馆", "实验楼", "分校区", "东校区"),
    *("西校区", "第一支部", "第二支部", "第三支部", "机关支部", "退休支部", "后勤支部", "联合支部"),
)
PEOPLE = (
    *("青年教师", "骨干教师", "预备党员", "退休党员", "支部委员", "班主任", "年级主任", "教研组长", "后勤职工", "保安"),
    *(
        "宿管员",
        "临聘人员",
        "中层干部",
        "入党积极分子",
        "新任书记",
        "流动党员",
        "轮岗教师",
        "实习教师",
        "心理教师",
        "厨师",
    ),
)
LEFT_OUT = 1 / 10
REWORDED = (("不", "没有"), ("没", "未"), ("少", "偏少"), ("、", "，"), ("够", "到位"), ("的", ""))
SHAPES = (
    "{month}月检查发现{place}{a}，{b}，{people}{number}人{c}",
    "{place}的{people}{a}，全年{number}次，{b}，{c}",
    "有的{people}{a}，{b}；{place}{c}，涉及{number}人",
    "{a}，{place}的{people}{b}，{month}月以来{number}人{c}",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A finding and its question."""

    text: str
    question: str


def made(count: int, seed: int = 7) -> Iterator[Made]:
    """Findings of which no two are about the same three types, place and people."""
    types = [one["phrasings"] for one in _taxonomy()]
    chance, seen = random.Random(seed), set()
    while len(seen) < count:
        about = frozenset(chance.sample(range(len(types)), PROBLEMS))
        where = chance.choice(PLACES), chance.choice(PEOPLE)
        if (about, where) not in seen:
            seen.add((about, where))
            problems = [chance.choice(types[at]) for at in about]
            later = [_reworded(chance, problem) for problem in chance.sample(problems, PROBLEMS)]
            yield Made(_told(chance, problems, where), _told(chance, later, where))


def _reworded(chance: random.Random, text: str) -> str:
    """Other function words, and one character in ten left out."""
    for old, new in REWORDED:
        text = text.replace(old, new, 1)
    return "".join(one for one in text if chance.random() > LEFT_OUT)


def _told(chance: random.Random, problems: Sequence[str], where: tuple[str, str]) -> str:
    values = dict(zip("abc", problems, strict=True)) | {"place": where[0], "people": where[1]}
    return chance.choice(SHAPES).format(month=chance.randint(1, 12), number=chance.randint(2, 40), **values)


def _taxonomy() -> list[dict[str, list[str]]]:
    path = ROOT / "corpora" / "lexicons" / "problem-taxonomy.yaml"
    types: list[dict[str, list[str]]] = yaml.safe_load(path.read_text(encoding="utf-8"))["problem_types"]
    return types


def timed(ask: Callable[[str], str], questions: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Median and 95th percentile in milliseconds, and the share of right ones first."""
    times, right = [], 0
    for key, question in questions:
        start = time.perf_counter()
        right += ask(question) == key
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.95)], right / len(times)


def size_of(folder: Path) -> float:
    """Megabytes on disk."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def bigrams(text: str) -> str:
    """Words for FTS5: bigrams between blanks."""
    clean = bare(text)
    return " ".join(clean[at : at + 2] for at in range(len(clean) - 1))


def fts(findings: Sequence[Made], path: Path) -> Callable[[str], str]:
    """FTS5 over bigrams, best by its bm25."""
    base = sqlite3.connect(path)
    base.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='', tokenize='unicode61')")
    with base:
        base.executemany("INSERT INTO found(rowid, words) VALUES (?, ?)",
                         ((at, bigrams(one.text)) for at, one in enumerate(findings)))  # fmt: skip

    def ask(question: str) -> str:
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(bigrams(question).split()))
        row = base.execute("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 1", (wanted,)).fetchone()
        return str(row[0]) if row else ""

    return ask


def measured(count: int, folder: Path) -> None:
    """All figures for so many findings."""
    findings = list(made(count))
    index = FindingIndex(folder / "index")
    start = time.perf_counter()
    for at in range(0, count, BATCH):
        index.put([Entry(str(at + n), one.text) for n, one in enumerate(findings[at : at + BATCH])])
    built = time.perf_counter() - start
    chosen = random.Random(1).sample(range(count), QUESTIONS)
    questions = [(str(at), findings[at].question) for at in chosen]
    first = lambda question: next((hit.entry.key for hit in index.search(question, 1)), "")  # noqa: E731
    median, late, right = timed(first, questions)
    start = time.perf_counter()
    index.put([Entry("new", "党员活动室的钥匙由一人保管，周末打不开门")])
    changed = (time.perf_counter() - start) * 1000
    print(f"{count:>9,} 条：中位 {median:.1f} 毫秒，p95 {late:.1f} 毫秒，首位正确 {right:.3f}，"
          f"建索引 {built:.1f} 秒，磁盘 {size_of(folder / 'index'):.0f} MB，改一条 {changed:.0f} 毫秒")  # fmt: skip
    other = timed(fts(findings, folder / "fts.db"), questions[:FTS_QUESTIONS])
    print(f"          SQLite FTS5：中位 {other[0]:.1f}，p95 {other[1]:.1f} 毫秒（{other[1] / late:.1f} 倍），"
          f"首位正确 {other[2]:.3f}，磁盘 {(folder / 'fts.db').stat().st_size / 1e6:.0f} MB")  # fmt: skip
    texts = [one.text for one in findings]
    brute = lambda question: str(process.extractOne(question, texts, scorer=fuzz.ratio)[2])  # noqa: E731
    slow = timed(brute, questions[:BRUTE_QUESTIONS])
    print(f"          rapidfuzz 逐条：中位 {slow[0]:.0f} 毫秒（{slow[0] / median:.0f} 倍）")


def main(sizes: Sequence[int]) -> None:
    """The figures, smallest first."""
    for count in sizes:
        folder = Path(tempfile.mkdtemp())
        measured(count, folder)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or SIZES)
