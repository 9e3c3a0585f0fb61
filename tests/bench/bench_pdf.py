"""PDF reading against pdfplumber and markitdown's PDF text, in one run: `python -m tests.bench.bench_pdf FILE...`."""

from __future__ import annotations

import gc
import hashlib
import io
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2
from pdfminer.high_level import extract_text

from extractors.document import Origin
from extractors.readers import pdf
from tests.extractors.readers.printed_pages import column, printed

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
ROUNDS = 6
PAGES = 40
SENTENCE = "支部今年召开支委会十二次，议定事项三十六件，件件有记录，其中二十九件当月办结，余下七件列入明年计划。"


def seconds(works: Sequence[Callable[[bytes], object]], data: bytes) -> list[float]:
    """The least CPU time of each in a few rounds, taken in turn, so that a loaded machine slows all of them alike."""
    least = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for n, work in enumerate(works):
            start = time.process_time()
            work(data)
            least[n] = min(least[n], time.process_time() - start)
    return least


def ours(data: bytes) -> int:
    """Pages read by the reader under test."""
    return pdf.read(data, Origin("bench.pdf", hashlib.sha256(data).hexdigest(), "pdf", len(data))).pages or 1


def pdfium(data: bytes) -> None:
    """What PDFium needs by itself, to load pages with their fonts' glyphs and to find their characters."""
    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            page.get_textpage().close()
            page.close()


def plumber(data: bytes) -> list[str]:
    """pdfplumber's text of every page."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [page.extract_text() for page in file.pages]


def miner(data: bytes) -> str:
    """pdfminer's text, which markitdown prints."""
    return extract_text(io.BytesIO(data))


def own_pages() -> bytes:
    """Pages of paragraphs without ruled tables, none like another."""
    pages = [[f"（{page}）{SENTENCE[line:]}{SENTENCE[:line]}" for line in range(16)] for page in range(PAGES)]
    return printed(*[column(lines, 72, 80, 37) for lines in pages])


def main(names: list[str]) -> None:
    """One line a file; without files, pages of our own, whose font is not embedded, and samples, whose fonts are."""
    files = {} if names else {"own pages": own_pages()}
    for path in [Path(name) for name in names] or sorted(SAMPLES.glob("*.pdf")):
        files[path.name] = path.read_bytes()
    for name, data in files.items():
        pages = ours(data)
        gc.freeze()  # as the product's reading processes do
        own, library, plumbers, miners = seconds((ours, pdfium, plumber, miner), data)
        print(
            f"{name}: {1000 * own / pages:.1f} ms/page ({1000 * library / pages:.1f} in PDFium), "
            f"{plumbers / own:.1f} x faster than pdfplumber, "
            f"{miners / own:.1f} x than markitdown (pdfminer), {pages} pages"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
