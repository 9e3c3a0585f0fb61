"""Papers: one of each kind, and 245 organizations by 6 kinds in one archive, against python-docx and docxtpl.

Run with `python -m tests.bench.bench_papers [ORGANIZATIONS]`. In the same run python-docx writes the same text as plain
paragraphs and cells without form, and docxtpl fills a template of one table with the same items.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import docx
from docxtpl import DocxTemplate

from service.actions.make_document import Wish, document_of
from service.actions.parts import Parts
from service.actions.survey_organizations import Survey, survey_organizations
from service.actions.write_batch import write_archive
from service.office.papers import Scope, papers
from service.rules.paper_batch import BatchWish
from service.rules.proposals import proposals
from service.rules.selection import About
from service.settings import Settings
from service.store import readings, reports
from service.store.database import open_store
from tests.bench.bench_sheets import FAULTS, OBJECTS, timed
from tests.service.extractions import extraction
from tests.service.word_templates import word

ORGANIZATIONS, FINDINGS = 245, 12
KINDS = ("plan", "three-lists", "problem-list", "responsibility-list", "progress-report", "circular")


def filled(folder: Path, organizations: int) -> Parts:
    """An installation in which every organization has 12 findings."""
    parts = Parts(Settings(data=folder), open_store(Settings(data=folder)), lambda report, attempt: None)
    for number in range(organizations):
        name, owner = f"{number:064x}", f"白鹭区第{number + 1}小学党支部"
        quotes = [f"{OBJECTS[one % 7]}{FAULTS[one % 11]}，{one + 1}月检查时仍没有改。" for one in range(FINDINGS)]
        said = extraction(name, quotes)
        findings = tuple(replace(one, organization=owner) for one in said.findings)
        said = replace(said, facts=replace(said.facts, organization=owner), findings=findings)
        reports.add(parts.store, reports.NewReport(name, f"述职{number}.docx", 1000, "auto", "王晓燕"))
        readings.save(parts.store, name, said, proposals(said))
    return parts


def one_of_each(parts: Parts, survey: Survey) -> None:
    """Every kind of paper for one organization, processor time each."""
    name = survey.checklists[0].organization
    kinds = [one.kind for one in papers() if one.scope is Scope.ONE and one.about in (About.ALL, About.ANY)]
    taken = {}
    for kind in kinds:
        begun = time.process_time()
        document_of(parts, survey, kind, Wish(name))
        taken[kind] = time.process_time() - begun
    slowest = max(taken, key=lambda kind: taken[kind])
    usual, longest = median(taken.values()), taken[slowest]
    print(f"  {len(kinds)} 种各一份：中位 {usual:.3f} s，最慢 {slowest} {longest:.3f} s（处理器）")


def plainly(data: bytes) -> None:
    """The same words by python-docx, without form."""
    source, plain = docx.Document(io.BytesIO(data)), docx.Document()
    for paragraph in source.paragraphs:
        plain.add_paragraph(paragraph.text)
    for table in source.tables:
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        made = plain.add_table(len(cells), len(cells[0]))
        for row, texts in zip(made.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    plain.save(io.BytesIO())


def by_docxtpl(survey: Survey) -> None:
    """A table of the same items by docxtpl."""
    rows = [["{%tr for one in rows %}", ""], ["{{ one.number }}", "{{ one.text }}"], ["{%tr endfor %}", ""]]
    template = DocxTemplate(io.BytesIO(word("{{ unit }}", rows=rows)))
    checklist = survey.checklists[0]
    items = [{"number": row.number, "text": row.finding.place.quote} for row in checklist.rows]
    template.render({"unit": checklist.organization, "rows": items})
    template.save(io.BytesIO())


def main(organizations: int) -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        parts = filled(Path(folder, "data"), organizations)
        survey = timed(f"汇总 {organizations} 个单位", lambda: survey_organizations(parts))
        one_of_each(parts, survey)
        name = survey.checklists[0].organization
        for kind in ("problem-list", "plan"):
            made = timed(f"一份 {kind}", lambda kind=kind: document_of(parts, survey, kind, Wish(name)))  # type: ignore[misc]
            timed("  python-docx 直接写同样的字（含读出）", lambda made=made: plainly(made.data))  # type: ignore[misc]
        timed("  docxtpl 填一个表", lambda: by_docxtpl(survey))
        out = Path(folder, "全部.zip")
        total = organizations * len(KINDS)
        wish = BatchWish(KINDS)
        failed = timed(f"{organizations} 个单位 × {len(KINDS)} 种", lambda: write_archive(parts, wish, out, _go))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {total} 份，失败 {len(failed)} 份，{out.stat().st_size / 1e6:.1f} MB，峰值内存 {peak:.0f} MB")
        parts.store.close()


def _go(done: int, failed: int) -> bool:
    return True


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ORGANIZATIONS)
