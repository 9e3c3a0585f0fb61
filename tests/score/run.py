"""`make score`: the product's own commands over the gold files beside the checkout, held against a floor.

A figure under its floor in tests/score/floor.json ends with status 1; `--raise` lifts the floors to what was measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
GOLD = HERE.parents[2] / "shared" / "gold"
FLOOR = HERE / "floor.json"
SHUGAI = Path(sys.executable).parent / "shugai"
MARGIN = 0.02  # floors stand this much under what was measured: OCR and converters differ a little between machines


def main() -> int:
    """Run, score, compare."""
    if not (GOLD / "files").is_dir():
        print(f"没有找到 {GOLD}：评分要用标注报告，请把 shared 文件夹放在本项目旁边再运行。", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        predictions, chains = Path(scratch) / "predictions", Path(scratch) / "chains"
        labels = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((GOLD / "files").glob("*.json"))]
        files = {label["id"]: _file(label["id"]) for label in labels}
        _extract(list(files.values()), predictions)
        _recurrence(labels, files, chains)
        figures = _figures(predictions, chains)
    return _compare(figures)


def _file(name: str) -> Path:
    return next(path for path in sorted((GOLD / "files").glob(f"{name}.*")) if path.suffix != ".json")


def _extract(files: list[Path], out: Path) -> None:
    out.mkdir()
    done = subprocess.run([SHUGAI, "extract", *files, "--json"], stdout=subprocess.PIPE, text=True, check=False)
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        if "error" in answer:
            print(f"未能读取：{answer}", file=sys.stderr)
        else:
            (out / f"{Path(answer['document']['path']).stem}.json").write_text(line, encoding="utf-8")


def _recurrence(labels: list[dict[str, str]], files: dict[str, Path], out: Path) -> None:
    out.mkdir()
    series: dict[str, list[Path]] = defaultdict(list)
    for label in labels:
        if label.get("series"):
            series[label["series"]].append(files[label["id"]])
    for name, members in series.items():
        done = subprocess.run([SHUGAI, "recurrence", *members, "--json"], stdout=subprocess.PIPE, text=True, check=True)
        (out / f"{name}.json").write_text(done.stdout, encoding="utf-8")


def _figures(predictions: Path, chains: Path) -> dict[str, dict[str, float]]:
    answer = predictions.parent / "figures.json"
    scorer = [sys.executable, str(GOLD / "tools" / "score.py"), str(GOLD / "files"), str(predictions)]
    errors = ["--errors"] if "--errors" in sys.argv else []
    subprocess.run([*scorer, "--chains", str(chains), "--json", str(answer), *errors], check=True)
    found: dict[str, dict[str, float]] = json.loads(answer.read_text(encoding="utf-8"))
    return found


def _main_figure(figure: dict[str, float]) -> float:
    return figure.get("f1", figure.get("accuracy", 0.0))


def _compare(figures: dict[str, dict[str, float]]) -> int:
    measured = {name: _main_figure(figure) for name, figure in figures.items() if figure.get("n")}
    floors: dict[str, float] = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}
    if "--raise" in sys.argv:
        lifted = {name: max(floors.get(name, 0.0), round(value - MARGIN, 3)) for name, value in measured.items()}
        FLOOR.write_text(json.dumps(lifted, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    under = [name for name, floor in floors.items() if measured.get(name, 0.0) < floor]
    for name in under:
        print(f"低于底线：{name} {measured.get(name, 0.0):.3f} < {floors[name]:.3f}", file=sys.stderr)
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
