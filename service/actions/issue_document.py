"""Issue a paper under the next number of its sequence (编号签发), and see to the register of issued papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from service.actions.make_document import Document, Wish, document, issuing_values, make_document
from service.actions.parts import Parts
from service.actions.survey_organizations import survey_organizations
from service.errors import BadRequest, Conflict, NotFound
from service.office.papers import paper
from service.rules.dossier import ISSUER_CODE
from service.rules.file_names import file_name
from service.rules.paper_number import IssuedPaper, Sequence
from service.rules.selection import chosen
from service.sandbox import ReportFile
from service.store import files, paper_numbers
from service.store.paper_numbers import NewPaper

TRIES = 5  # others may take the number that was meant for this paper


@dataclass(frozen=True, slots=True)
class Issue:
    """A paper that was issued, and its line in the register."""

    entry: IssuedPaper
    file: ReportFile


def issue_document(parts: Parts, key: str, wish: Wish) -> Issue:
    """The paper under its number: no number is taken where it can't be made, and none twice; raises BadRequest."""
    wanted = document(key)
    sequence, rows = _sequence(parts, wanted, wish), _rows(parts, key, wish)

    def new(file: ReportFile) -> NewPaper:
        kept = files.put(parts.store, file.data)
        return NewPaper(key, wanted.title, wish.organization or "", rows, file.name, kept)

    for _ in range(TRIES):
        number = paper_numbers.next_number(parts.store, sequence)
        file = _named(make_document(parts, key, replace(wish, number=sequence.text(number))), sequence.text(number))
        try:
            return Issue(paper_numbers.enter(parts.store, sequence, number, new(file), parts.settings.user), file)
        except Conflict:
            continue
    raise Conflict("同时签发的人太多，没有取到号。请再点一次“编号签发”。")


def cancel_number(parts: Parts, issued: int, reason: str) -> IssuedPaper:
    """Void a number (作废), with the reason; raises BadRequest where none is given."""
    if not reason.strip():
        raise BadRequest("作废要写明原因。请填写后重试。")
    return paper_numbers.cancel(parts.store, issued, reason.strip(), parts.settings.user)


def usual_values(parts: Parts) -> dict[str, str]:
    """What the settings already tell of what a paper asks."""
    return issuing_values(parts.settings)


def list_issued(parts: Parts, organization: str | None = None) -> tuple[IssuedPaper, ...]:
    """The register, the newest first; of one organization where it is named, under any of its names."""
    every = paper_numbers.register(parts.store)
    if organization is None:
        return every
    names = survey_organizations(parts).names
    wanted = {organization, names(organization)}
    return tuple(one for one in every if wanted & {one.organization, names(one.organization)})


def issued_under(parts: Parts, text: str) -> IssuedPaper:
    """The paper of this number; raises NotFound."""
    found = next((one for one in paper_numbers.register(parts.store) if one.text == text.strip()), None)
    if found is None:
        raise NotFound(f"登记簿里没有“{text}”。请用 shugai paper register 查对字号。")
    return found


def open_issued(parts: Parts, issued: int) -> ReportFile:
    """The paper as it was issued."""
    entry = paper_numbers.find(parts.store, issued)
    return ReportFile(entry.file_name, files.get(parts.store, entry.file))


def _sequence(parts: Parts, wanted: Document, wish: Wish) -> Sequence:
    if not wanted.series:
        raise BadRequest(f"“{wanted.title}”不编字号，直接生成即可。")
    code = wish.values.get(ISSUER_CODE, "").strip() or issuing_values(parts.settings).get(ISSUER_CODE, "")
    if not code:
        raise BadRequest("还没有机关代字，编不了号。请填写“机关代字”（如 云教党），或由管理员设置 SHUGAI_ISSUER_CODE。")
    return Sequence(code, wanted.series, date.today().year)


def _named(file: ReportFile, number: str) -> ReportFile:
    """With its number in the name, so that no paper takes the place of an earlier one."""
    name, _, ending = file.name.rpartition(".")
    return replace(file, name=f"{name}（{file_name(number)}）.{ending}")


def _rows(parts: Parts, key: str, wish: Wish) -> tuple[int, ...]:
    """The items that the paper is about, also where it chooses them itself."""
    if wish.organization is None:
        raise BadRequest("编号签发要按单位进行。请先选择单位。")
    survey = survey_organizations(parts, wish.year)
    found = chosen(survey.of(wish.organization), paper(key).about, wish.rows, survey.basis)
    return tuple(row.number for row in found)
