"""The commands, started for real."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "corpora" / "samples"
SHUGAI = Path(sys.executable).parent / "shugai"


def shugai(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SHUGAI, *arguments], capture_output=True, text=True, check=False, timeout=120)


def test_extract_prints_one_json_object_a_file_in_the_order_given(tmp_path: Path) -> None:
    broken = tmp_path / "空.docx"
    broken.write_bytes(b"")
    first, last = sorted(SAMPLES.glob("*.txt"))[:2]
    done = shugai("extract", first, broken, last, "--json")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["document"]["path"] for answer in answers] == [str(first), str(broken), str(last)]
    assert answers[1]["error"]["code"] == "empty"
    assert "空.docx" in answers[1]["error"]["message"]
    assert done.returncode == 1


def test_the_contract_fields_are_there() -> None:
    done = shugai("extract", next(SAMPLES.glob("*.pdf")), "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert {"path", "kind", "title", "organization", "reporter", "year", "date", "pages", "warnings"} <= set(
        answer["document"]
    )
    finding = answer["findings"][0]
    assert answer["text"][finding["start"] : finding["end"]] == finding["quote"]
    assert finding["location"]["page"] >= 1
    assert {"standard", "code", "score"} <= set(finding["standards"][0])
    assert {"text", "kind", "date"} <= set(answer["measures"][0]["deadline"])
    assert {"lead", "departments", "owners"} <= set(answer["measures"][0]["responsible"])


def test_without_json_a_terminal_gets_readable_lines() -> None:
    done = shugai("extract", sorted(SAMPLES.glob("*.txt"))[0])
    assert done.stdout.startswith("■ ")
    assert "问题" in done.stdout
    assert "{" not in done.stdout


def test_recurrence_names_chains_over_the_years() -> None:
    reports = sorted(SAMPLES.glob("*第一小学*.docx"))
    answer = json.loads(shugai("recurrence", *reports, "--json").stdout)
    assert answer["chains"]
    for chain in answer["chains"]:
        assert chain["status"] in {"recurring", "chronic"}
        assert len({member["path"] for member in chain["members"]}) > 1
        assert all(member["finding"].startswith("f") for member in chain["members"])


def test_an_unknown_standard_names_the_known_ones() -> None:
    done = shugai("extract", sorted(SAMPLES.glob("*.txt"))[0], "--standard", "nothing")
    assert done.returncode == 2
    assert "school-party" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, service.cli; print({'spacy', 'numpy', 'docx', 'sqlalchemy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "set()"


def test_standards_are_listed_and_a_template_comes_back(tmp_path: Path) -> None:
    listed = shugai("standard", "list").stdout
    assert "school-party" in listed
    assert "school-safety" in listed
    sheet = tmp_path / "模板.xlsx"
    assert shugai("standard", "template", sheet).returncode == 0
    assert shugai("standard", "check", sheet).returncode == 0
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"not a workbook")
    done = shugai("standard", "check", broken)
    assert done.returncode == 2
    assert "坏.xlsx" in done.stderr


def test_a_short_name_is_completed_by_another_file_of_the_call(tmp_path: Path) -> None:
    full, short = tmp_path / "一.txt", tmp_path / "二.txt"
    told = "\n二、存在的问题\n一是党员学习抓得不紧，全年集中学习只有四次，记录不全。\n"
    full.write_text(f"云山区柳荫路小学党支部2022年度述职报告{told}", encoding="utf-8")
    short.write_text(f"柳荫路小学党支部2023年度述职报告{told}", encoding="utf-8")
    done = shugai("extract", short, full, "--json")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["document"]["organization"] == second["document"]["organization"] == "云山区柳荫路小学党支部"
    assert "一.txt" in first["document"]["organization_reason"]
    assert {finding["organization"] for finding in first["findings"]} == {"云山区柳荫路小学党支部"}
    assert "[2/2]" in done.stderr
    alone = json.loads(shugai("extract", short, "--json").stdout)
    assert alone["document"]["organization"] == "柳荫路小学党支部"
    chains = json.loads(shugai("recurrence", short, full, "--json").stdout)["chains"]
    assert [chain["organization"] for chain in chains] == ["云山区柳荫路小学党支部"]
