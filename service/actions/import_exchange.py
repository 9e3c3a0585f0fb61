"""Bring in a package of another installation: check it, show what it would change, then add what we lack."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.actions.exchange_keys import fingerprint, is_genuine, is_trusted, trust
from service.actions.parts import Parts
from service.actions.show_report import refresh
from service.errors import BadRequest, Forbidden, TooLarge, Unreadable
from service.rules.exchange import FORMAT, READABLE, Chosen, History, Json, Merge, Step, checksum, merged
from service.rules.exchange_words import Brought, Preview, counted
from service.sandbox import ReportFile
from service.store import exchange, exchange_records, files
from service.store.exchange import Incoming
from service.store.exchange_records import Records, reports_of

MOST_MB = 2048
OURS = Chosen()  # in every clash
SEALED = ("package", "reports", "records", "files")  # what the checksum is over


@dataclass(frozen=True, slots=True)
class _Package:
    file: str
    head: Json
    key: str
    reports: tuple[Json, ...]
    records: Records = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)  # SHA-256 -> base64

    def steps(self, history: History, reports: Iterable[str]) -> tuple[Step, ...]:
        wanted = set(reports)
        own = (one for one in self.reports if one["report"]["id"] in wanted)
        return tuple(Step(**step) for one in own for step in one[history.value])


def preview_exchange(parts: Parts, file: ReportFile) -> Preview:
    """What bringing the package in would do; raises Unreadable, BadRequest."""
    package = _opened(file)
    have = exchange.known(parts.store, _ids(package))
    merges = _merges(parts, package, have, Chosen())
    beside = exchange_records.sort_out(parts.store, package.records)
    names = {one["report"]["id"]: one["report"]["name"] for one in package.reports}
    new = [name for report, name in names.items() if report not in have]
    fresh = [one for one in package.reports if one["report"]["id"] not in have]
    return Preview(
        file=file.name,
        made_at=package.head["made_at"],
        made_by=package.head["made_by"],
        organization=package.head["organization"],
        year=package.head["year"],
        fingerprint=fingerprint(package.key),
        is_trusted=is_trusted(parts.settings, package.key),
        new=tuple(new),
        known=tuple(name for report, name in names.items() if report in have),
        decisions=len(merges[History.DECISION].steps) + sum(len(one[History.DECISION.value]) for one in fresh),
        entries=len(merges[History.ENTRY].steps) + sum(len(one[History.ENTRY.value]) for one in fresh),
        clashes=tuple(clash for merge in merges.values() for clash in merge.clashes),
        records=counted(beside.new),
        taken=beside.taken,
    )


def import_exchange(parts: Parts, file: ReportFile, chosen: Chosen = OURS, *, accept_key: bool = False) -> Brought:
    """Add what we lack, and theirs where it was chosen; raises Forbidden for a key that nobody accepted yet."""
    package = _opened(file)
    if not is_trusted(parts.settings, package.key):
        if not accept_key:
            raise Forbidden(
                f"这个数据包由没有登记过的电脑签名（指纹 {fingerprint(package.key)}）。"
                "请打电话与对方核对指纹，一致后选择“信任这台电脑”（命令里加 --trust）再导入。"
            )
        trust(parts.settings, package.key)
    have = exchange.known(parts.store, _ids(package))
    merges = _merges(parts, package, have, chosen)
    fresh = [one for one in package.reports if one["report"]["id"] not in have]
    for one in fresh:
        if one["file"] is not None:
            files.put(parts.store, base64.b64decode(one["file"]))
    beside = exchange_records.sort_out(parts.store, package.records)
    for name in exchange_records.files_of(beside.new):
        files.put(parts.store, base64.b64decode(package.files[name]))
    ids = {one["report"]["id"] for one in fresh}
    steps = {kind: (*package.steps(kind, ids), *merges[kind].steps) for kind in History}
    incoming = Incoming(
        reports=fresh,
        proposals=_needed(package, ids, steps),
        steps=steps,
        file=file.name,
        organization=package.head["organization"],
        who=parts.settings.user,
        records=beside.new,
    )
    batch = exchange.bring_in(parts.store, incoming)
    for report in ids | {step.report for kind in History for step in steps[kind]}:
        refresh(parts, report)
    left = sum(clash.key not in chosen.theirs for merge in merges.values() for clash in merge.clashes)
    done = Brought(len(fresh), len(steps[History.DECISION]), len(steps[History.ENTRY]), left, batch)
    return replace(done, records=counted(beside.new), taken=beside.taken)


def _opened(file: ReportFile) -> _Package:
    """The package, after its checksum, signature and contents were found right."""
    if len(file.data) > MOST_MB * 1024 * 1024:
        raise TooLarge(f"“{file.name}”超过 {MOST_MB} MB。请按单位或年度分开导出。")
    try:
        sealed = json.loads(file.data)
        body = {name: sealed[name] for name in SEALED if name in sealed}
        total, signature = sealed["checksum"], sealed["signature"]
        is_ours = body["package"]["format"] == FORMAT
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable(f"“{file.name}”不是述改导出的数据包。请选择对方用“数据交换”导出的 .json 文件。") from error
    if not is_ours or body["package"]["version"] not in READABLE:
        raise BadRequest(f"“{file.name}”是另一个版本的数据包。请把两台电脑的述改升级到同一版本，再重新导出。")
    if checksum(body) != total or not is_genuine(signature, total):
        raise Unreadable(f"“{file.name}”校验不符：传送中损坏，或被改动过。请对方重新导出。")
    records, contents = body.get("records", {}), body.get("files", {})
    _check_records(records, contents, file.name)
    reports = tuple(_checked(body["reports"], reports_of(records), file.name))
    return _Package(file.name, body["package"], signature["key"], reports, records, contents)


def _check_records(records: Records, contents: Mapping[str, str], name: str) -> None:
    try:
        exchange_records.check(records)
        sound = all(files.sha256(base64.b64decode(contents[one])) == one for one in exchange_records.files_of(records))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"“{name}”里的测评、字号等记录读不出来。请对方升级后重新导出。") from error
    if not sound:
        raise Unreadable(f"“{name}”里签发的文书或导入的台账与登记的不符，没有导入。请对方重新导出。")


def _checked(reports: Sequence[Json], of_ledgers: frozenset[str], name: str) -> Iterator[Json]:
    for one in reports:
        try:
            exchange.check(one)
            sound = _is_sound(one, of_ledgers)
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(f"“{name}”里有一份报告的内容读不出来。请对方升级后重新导出。") from error
        if not sound:
            raise Unreadable(f"“{name}”里“{one['report']['name']}”的原件与编号不符，没有导入。请对方重新导出。")
        yield one


def _is_sound(one: Json, of_ledgers: frozenset[str]) -> bool:
    """Whether the file is the report's; what a ledger became has none."""
    name = one["report"]["id"]
    return name in of_ledgers if one["file"] is None else files.sha256(base64.b64decode(one["file"])) == name


def _ids(package: _Package) -> list[str]:
    return [one["report"]["id"] for one in package.reports]


def _merges(parts: Parts, package: _Package, have: frozenset[str], chosen: Chosen) -> Mapping[History, Merge]:
    return {
        history: merged(history, exchange.own_steps(parts.store, history, have), package.steps(history, have), chosen)
        for history in History
    }


def _needed(package: _Package, new: set[str], steps: Mapping[History, Iterable[Step]]) -> list[Json]:
    """All proposals of new reports; of known ones those that the steps are about."""
    about = {step.finding for history in History for step in steps[history]}
    return [
        proposal
        for one in package.reports
        for proposal in one["proposals"]
        if one["report"]["id"] in new or proposal["id"] in about
    ]
