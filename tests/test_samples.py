"""Our sample reports: well labelled, all there, and every word of them read back from the files."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from corpora.scripts.labelled import Labelled, read
from corpora.scripts.render_samples import CORPORA, SAMPLES, WRITERS
from corpora.scripts.render_samples import SOURCES as FOLDER
from extractors import readers
from extractors.findings import Kind, Source
from extractors.standards import shipped

SOURCES = {path.name: read(path) for path in sorted(FOLDER.glob("*.gold.txt"))}
CONTINUES = ("^", "<")  # cells that are merged with another
each_source = pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
CODES = {standard.id: {item.code for item in standard.items} for standard in shipped()}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def target(source: Labelled) -> Path:
    return SAMPLES / source.meta["file"]


def test_there_are_fourteen_reports_of_four_organizations_over_three_years() -> None:
    duty = [source.meta for source in SOURCES.values() if source.meta["kind"] == "duty_report"]
    assert len(SOURCES) >= 14
    assert len({meta["series"] for meta in duty}) == 4
    assert len({meta["year"] for meta in duty}) == 3


def test_ids_and_file_names_are_unique() -> None:
    for key in ("id", "file"):
        assert max(Counter(source.meta[key] for source in SOURCES.values()).values()) == 1


@each_source
def test_front_matter_uses_the_closed_vocabularies(source: Labelled) -> None:
    Kind(source.meta["kind"])
    assert source.meta["layout"] in WRITERS
    assert source.meta["standard"] in CODES


@each_source
def test_findings_name_known_sources_and_standard_items(source: Labelled) -> None:
    assert source.findings
    for finding in source.findings:
        Source(finding.attributes["src"])
        assert set(finding.many("std")) <= CODES[source.meta["standard"]]


@each_source
def test_measures_answer_findings_of_the_same_report(source: Labelled) -> None:
    known = {finding.id for finding in source.findings}
    assert all(set(measure.many("for")) <= known for measure in source.measures)


def test_problems_come_back_over_two_and_three_years_and_skip_years() -> None:
    years: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source in SOURCES.values():
        for finding in source.findings:
            for chain in finding.many("chain"):
                years[source.meta["series"], chain].add(source.meta["year"])
    assert all(len(of_one) > 1 for of_one in years.values())
    assert sum(len(of_one) == 3 for of_one in years.values()) >= 3
    assert {"2022", "2024"} in years.values()


@each_source
def test_the_rendered_file_holds_every_line_of_its_source(source: Labelled) -> None:
    path = target(source)
    text = squeezed(readers.read(path.read_bytes(), path.name).text)
    parts = [part for line in source.lines for part in line.cells or (line.text,) if part not in CONTINUES]
    assert [part for part in parts if squeezed(part) not in text] == []


def test_the_folder_holds_reports_only_and_each_has_a_source() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == {source.meta["file"] for source in SOURCES.values()}


def test_the_list_for_readers_names_every_file() -> None:
    listed = (CORPORA / "README.md").read_text(encoding="utf-8")
    assert [source.meta["file"] for source in SOURCES.values() if source.meta["file"] not in listed] == []
