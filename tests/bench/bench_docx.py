"""Reading of Word files against python-docx's plain paragraph loop and markitdown, on one report, in the same run.

Run with `python -m tests.bench.bench_docx`; prints milliseconds, ratios, and peak memory on a 200-page report.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from collections.abc import Callable
from time import process_time

import docx

from extractors.readers import read

PAGE_PARAGRAPHS = 9  # of a page in 仿宋三号
REPEATS = 15
SENTENCE = "支部按照年度计划组织集中学习，开展主题党日活动，认真查找存在的突出问题，逐项明确责任领导和完成时限。"


def report(pages: int) -> bytes:
    """A report of so many pages: headings, paragraphs with runs, a table every seventh page."""
    document = docx.Document()
    document.add_heading("某某学校党支部述职报告", 0)
    for page in range(pages):
        document.add_heading(f"{page + 1}、工作情况", 1)
        for index in range(PAGE_PARAGRAPHS - 2):
            paragraph = document.add_paragraph()
            for part in range(3):
                paragraph.add_run(f"（{index}）{SENTENCE[part * 16 :]}")
        if page % 7 == 3:
            table = document.add_table(8, 4)
            for row in table.rows:
                for cell in row.cells:
                    cell.text = SENTENCE[:12]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph_loop(data: bytes) -> str:
    """The plain loop that most scripts write."""
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def by_markitdown(data: bytes) -> str:
    """What markitdown makes of it."""
    from markitdown import MarkItDown

    return str(MarkItDown().convert_stream(io.BytesIO(data), file_extension=".docx").text_content)


def by_us(data: bytes) -> str:
    """What the product reads."""
    return read(data, "报告.docx").text


def best(function: Callable[[bytes], str], data: bytes) -> float:
    """Milliseconds of processor time of the fastest run."""
    times = []
    for _ in range(REPEATS):
        started = process_time()
        function(data)
        times.append(process_time() - started)
    return min(times) * 1000


def peak(pages: int) -> float:
    """Peak memory in MB of a fresh process that reads a report of so many pages."""
    code = (
        "import resource; from tests.bench.bench_docx import report; from extractors.readers import read; import sys;"
        "data = sys.stdin.buffer.read(); read(data, '长.docx');"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=report(pages), capture_output=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print the figures."""
    data = report(14)
    loop, ours, theirs = best(paragraph_loop, data), best(by_us, data), best(by_markitdown, data)
    print(f"14 页 .docx：python-docx 段落循环 {loop:.1f} ms，述改 {ours:.1f} ms，markitdown {theirs:.1f} ms")
    print(f"述改 / python-docx = {ours / loop:.2f}（目标 ≤ 1.5）；markitdown / 述改 = {theirs / ours:.1f}（目标 ≥ 15）")
    print(f"200 页 .docx：内存峰值 {peak(200):.0f} MB（目标 < 350）")
    print(f"本进程峰值 {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
