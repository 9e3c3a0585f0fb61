"""`make bench`: every bench module in a process of its own, so that none warms or burdens another.

Run with `python -m tests.bench.run [WORD ...]` to run only the modules whose name holds one of the words.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def modules(words: list[str]) -> list[str]:
    """The bench modules, by name."""
    names = sorted(path.stem for path in HERE.glob("bench_*.py"))
    return [name for name in names if not words or any(word in name for word in words)]


def main(words: list[str]) -> int:
    """Run them one after the other; the exit status is 1 when one fails."""
    failed = []
    for name in modules(words):
        print(f"── {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"{__package__}.{name}"], cwd=ROOT, check=False)
        failed += [name] if done.returncode else []
    for name in failed:
        print(f"没有跑完：{name}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
