"""Own templates of papers: check, add, choose, put out of force, preview, and fill in a limited child process."""

from __future__ import annotations

from service.actions.fill_template import fill_template, limited
from service.actions.parts import Parts
from service.actions.survey_organizations import survey_organizations
from service.errors import BadRequest, TooLarge, Unreadable
from service.office import own_template
from service.office.papers import paper
from service.office.template_check import TemplateReport
from service.office.template_list import TagLine, tag_list
from service.office.template_sample import sample_context
from service.rules.own_template import EVERYBODY, OwnTemplate
from service.sandbox import ReportFile
from service.settings import Settings
from service.store import files, own_templates

MEGABYTES = 20  # of a template


def tags(kind: str) -> tuple[TagLine, ...]:
    """What a template of this kind can print; raises NotFound."""
    return tag_list(paper(kind))


def check_template(file: ReportFile, kind: str, settings: Settings) -> TemplateReport:
    """What is wrong with a template; raises Unreadable or TooLarge for what is no usable .docx."""
    paper(kind)
    if not file.name.lower().endswith(".docx"):
        raise Unreadable(f"“{file.name}”不是 .docx 文件。请用 WPS 或 Word 打开，另存为 .docx 后再上传。")
    if len(file.data) > MEGABYTES * 1024 * 1024:
        raise TooLarge(f"“{file.name}”超过 {MEGABYTES} 兆。请删去大图片后再上传。")
    report = limited(own_template.check, ReportFile(kind, file.data), settings)
    return own_template.report_json().validate_json(report)


def add_template(parts: Parts, kind: str, organization: str, file: ReportFile) -> OwnTemplate:
    """Check a template, keep it as the newest version and use it from now on; raises BadRequest with its flaws."""
    _must_be_sound(file, kind, parts.settings)
    name = survey_organizations(parts).of(organization).organization if organization else EVERYBODY
    kept = files.put(parts.store, file.data)
    return own_templates.add(parts.store, kind, name, file=(file.name, kept), who=parts.settings.user)


def list_templates(parts: Parts, kind: str | None = None) -> tuple[OwnTemplate, ...]:
    """All versions, the newest of each kind and organization first."""
    return own_templates.listed(parts.store, kind)


def use_template(parts: Parts, template: int) -> OwnTemplate:
    """Use this version, which may have come from another installation; raises NotFound, BadRequest with its flaws."""
    found = own_templates.find(parts.store, template)
    _must_be_sound(open_template(parts, template), found.kind, parts.settings)
    return own_templates.put_in_force(parts.store, found, in_force=True)


def remove_template(parts: Parts, template: int) -> OwnTemplate:
    """Use no own template any more; the versions stay and can be used again."""
    return own_templates.put_in_force(parts.store, own_templates.find(parts.store, template), in_force=False)


def open_template(parts: Parts, template: int) -> ReportFile:
    """The file as it was uploaded."""
    found = own_templates.find(parts.store, template)
    return ReportFile(found.name, files.get(parts.store, found.file))


def preview_template(file: ReportFile, kind: str, settings: Settings) -> ReportFile:
    """The template filled with invented data."""
    made = fill_template(file.data, kind, sample_context(paper(kind)), settings)
    return ReportFile(f"{paper(kind).title}（样例）.docx", made)


def _must_be_sound(file: ReportFile, kind: str, settings: Settings) -> None:
    report = check_template(file, kind, settings)
    if not report.is_sound:
        raise BadRequest("模板有问题，没有启用。" + "".join(flaw.text for flaw in report.flaws))
