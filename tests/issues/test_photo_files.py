"""Photos that once came out as nonsense or out of order: held sideways, slanted, shaded, out of focus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.readers.scanned_pages import read

FILES = Path(__file__).parent / "files"
SENTENCE = "一是理论学习不够深入，集中研讨次数偏少，学习笔记抄写多、联系实际少，指导实践不够有力。"


@pytest.mark.parametrize("name", ["photo-sideways-one.jpg", "photo-sideways-two.jpg"])
def test_a_photo_held_sideways_is_put_upright_and_read_in_order(name: str) -> None:
    found = [block.text for block in read((FILES / name).read_bytes()).blocks]
    assert found[:3] == ["2024年度述职报告", "一、主要做法", SENTENCE * 4]
    assert found[3::2] == ["二、存在的问题", "三、下一步打算"]
