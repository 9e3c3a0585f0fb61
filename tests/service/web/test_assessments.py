"""The page and the API of assessments on the real service."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.server import running
from tests.service.assessments import ballots, filled

COUNT = "计票_参会人员"
PEOPLE = "何望春，第六小学党支部\n梁一鸣，第七小学党支部"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with running(tmp_path_factory.mktemp("service") / "data") as client:
        yield client


def test_an_assessment_goes_from_its_forms_to_its_result_without_scripts(client: httpx.Client) -> None:
    assert "还没有测评" in client.get("/assessments").text
    new = {"organization": "白鹭区教育工委", "meeting": "述职评议会", "year": "2025", "speakers": PEOPLE}
    shown = client.post("/assessments", data=new, follow_redirects=True)
    address = shown.url.path
    assert "交回计票表后，这里列出" in shown.text
    form = client.get(f"{address}/forms").content
    wrong = filled(form, {(COUNT, "何望春"): ballots(2, 1, 0, 0) | {"总体评价/差": 4}})
    refused = client.post(f"{address}/counts", files={"file": ("计票.xlsx", wrong)})
    assert (refused.status_code, "各等次合计7票，有效票是3票" in refused.text) == (400, True)
    right = filled(form, {(COUNT, "何望春"): ballots(2, 1, 0, 0), (COUNT, "梁一鸣"): ballots(0, 0, 3, 0)})
    done = client.post(f"{address}/counts", files={"file": ("计票.xlsx", right)}, follow_redirects=True)
    assert '<td class="number">91.67</td><td>好</td>' in done.text
    assert "低于 80 分，列入谈话" in done.text
    assert client.get(f"{address}/results").content.startswith(b"PK")
    assert client.get(f"{address}/circular").content.startswith(b"PK")


def test_the_api_does_the_same(client: httpx.Client) -> None:
    codes = [one["code"] for one in client.get("/api/v1/assessments/schemes").json()]
    assert codes == ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "M1"]
    new = {"organization": "白鹭区教育工委", "year": 2025, "meeting": "评议会", "speakers": [{"name": "何望春"}]}
    made = client.post("/api/v1/assessments", json=new)
    assert made.status_code == 201
    address = f"/api/v1/assessments/{made.json()['id']}"
    assert client.get(f"{address}/outcome").status_code == 400
    form = client.get(f"{address}/forms").content
    right = filled(form, {(COUNT, "何望春"): ballots(1, 0, 0, 0)})
    found = client.post(f"{address}/counts", files={"file": ("计票.xlsx", right)}).json()
    assert (found["standings"][0]["score_text"], found["standings"][0]["grade"]) == ("95.00", "好")
    assert client.get(f"{address}/results").content.startswith(b"PK")
    assert client.get("/api/v1/assessments/none").status_code == 404
