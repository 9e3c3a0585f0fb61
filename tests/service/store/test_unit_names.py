"""What reports tell of their units is kept, by several workers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from service.rules.name_register import Completion, Sighting
from service.store import reports, unit_names
from service.store.database import Store


def kept(store: Store, count: int) -> list[Sighting]:
    """Sightings of reports that the store knows."""
    names = [f"{number:064x}" for number in range(count)]
    for name in names:
        reports.add(store, reports.NewReport(name, "述职.docx", 9, "auto", "王晓燕"))
    return [Sighting(name, "述职.docx", f"云山区第{number}小学") for number, name in enumerate(names)]


def test_workers_that_see_the_same_reports_keep_them_once(store: Store) -> None:
    seen = kept(store, 8)
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda one: unit_names.see(store, one), seen * 4))
    assert list(unit_names.everything(store)) == seen
    assert not unit_names.see(store, seen[0])


def test_only_what_is_new_is_told(store: Store) -> None:
    (one,) = kept(store, 1)
    unit_names.see(store, one)
    found = {one.report: Completion("云山区柳荫路小学", "名称由《全.docx》补全"), "unknown": Completion("乙")}
    assert unit_names.keep(store, found) == (one.report,)
    assert unit_names.keep(store, found) == ()
