"""The Chinese names of closed vocabularies, as papers, tables and pages print them."""

from __future__ import annotations

from extractors.findings import CheckResult, Kind, Severity, Source
from service.records import ChainStatus, ClosureState

SOURCES = {
    Source.SELF: "自查",
    Source.SURVEY: "调研",
    Source.REVIEW: "点评",
    Source.INSPECTION: "巡察检查",
    Source.MASSES: "群众反映",
    Source.PRIOR: "上次整改未到位",
}

STATUSES = {
    ChainStatus.NEW: "新发",
    ChainStatus.RECURRING: "复发",
    ChainStatus.CHRONIC: "顽固",
    ChainStatus.RELAPSED: "销号后复发",
    ChainStatus.UNMENTIONED: "未提及",
}

STATES = {
    ClosureState.DRAFT: "未启动",
    ClosureState.ASSIGNED: "已交办",
    ClosureState.IN_PROGRESS: "整改中",
    ClosureState.BASICALLY_DONE: "基本完成",
    ClosureState.APPLY_CLOSE: "申请销号",
    ClosureState.ACCEPTING: "验收中",
    ClosureState.PUBLICIZING: "公示中",
    ClosureState.CLOSED: "已销号",
    ClosureState.RETURNED: "退回补充",
    ClosureState.EXTENDED: "已延期",
    ClosureState.REOPENED: "反弹重开",
    ClosureState.LONG_TERM: "长期跟踪",
}

SEVERITIES = {Severity.HIGH: "严重", Severity.MEDIUM: "一般", Severity.LOW: "较轻"}

KINDS = {
    Kind.DUTY_REPORT: "述职报告",
    Kind.INSPECTION_FEEDBACK: "巡察检查反馈",
    Kind.REVIEW_REMARKS: "点评讲话",
    Kind.SELF_EXAMINATION: "对照检查材料",
    Kind.RECTIFICATION_PLAN: "整改方案",
    Kind.RECTIFICATION_REPORT: "整改情况报告",
    Kind.WORK_PLAN: "工作要点",
    Kind.REGULATION: "制度办法",
    Kind.EXPERIENCE: "经验材料",
    Kind.MEETING_SPEECH: "会议讲话",
}

CHECK_RESULTS = {CheckResult.UNMET: "未达标", CheckResult.MET: "达标", CheckResult.UNMENTIONED: "未提及"}

OTHER_ASPECT = "其他方面"
UNNAMED = "未写明组织"
SUGGESTED = "（建议）"
BLANK = "______"  # only a person knows
