"""Two workers that read at once keep sketches of the same reports."""

from concurrent.futures import ThreadPoolExecutor

from service.rules.near_copies import sketch
from service.store import near_copies, reports
from service.store.database import Store
from tests.service.extractions import extraction

NAMES = tuple(f"{number:064}" for number in range(12))


def test_sketches_that_several_workers_keep_at_once_are_kept_once(store: Store) -> None:
    for name in NAMES:
        reports.add(store, reports.NewReport(name, f"{name[-2:]}.docx", 10, "auto", "王晓燕"))
    mark = sketch(extraction(NAMES[0]).document.text)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: near_copies.keep_sketch(store, name, mark), sorted(NAMES * 4)))
    assert len(near_copies.other_sketches(store, NAMES[0])) == len(NAMES) - 1
