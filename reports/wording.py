"""The words and numbers that people of the office read: Chinese names of the stored codes, amounts, safe text."""

from __future__ import annotations

import re
from decimal import Decimal

SEVERITIES = {"error": "错误", "warning": "疑点", "notice": "核实", "info": "提示"}
FAMILIES = {
    "sum": "合计",
    "share": "占比",
    "yoy": "同比",
    "deviation": "预决算差异",
    "restatement": "前后一致",
    "cross_year": "跨年一致",
    "execution_rate": "执行率",
    "score": "得分",
    "target": "目标",
    "blank": "空缺",
    "unit": "单位",
    "direction": "方向",
    "count": "数量",
    "template": "模板残留",
    "completeness": "完整",
    "text": "文字",
    "anomaly": "异常",
}
# What a place is in a finding: the measure of a number, the column of a form, or what a check calls it.
ROLES = {
    "printed": "印出",
    "number": "印出",
    "derived": "推算",
    "total": "合计",
    "part": "分项",
    "whole": "整体",
    "base": "基数",
    "amount": "金额",
    "share": "占比",
    "change": "增减额",
    "change_rate": "增减率",
    "deviation_rate": "差异率",
    "difference": "差额",
    "difference_rate": "差额率",
    "completion_rate": "完成率",
    "initial_budget": "年初预算数",
    "full_year_budget": "全年预算数",
    "final": "决算数",
    "executed": "执行数",
    "execution_rate": "执行率",
    "last_year_amount": "上年数",
    "last_year_value": "上年实际值",
    "income": "收入",
    "expenditure": "支出",
    "count": "数量",
    "area": "面积",
    "weight": "分值",
    "score": "得分",
    "total_weight": "总分值",
    "total_score": "总得分",
    "target": "目标值",
    "actual": "实际完成值",
    "deviation_reason": "偏差原因",
    "reason": "原因",
    "result": "完成情况",
    "goal": "预期目标",
    "clause": "所在的句子",
    "subject": "所说的事项",
    "unit_name": "单位名称",
    "fiscal_year": "年度",
    "row": "原文",
    "until": "到此为止",
    "other": "另一处",
}
# What a number says of its subject: the measures of facts, and the columns of forms.
MEASURES = {
    **{
        name: ROLES[name]
        for name in (
            *("amount", "share", "change", "change_rate", "deviation_rate", "completion_rate", "difference", "difference_rate"),
            *("initial_budget", "full_year_budget", "final", "executed", "execution_rate", "last_year_amount"),
            *("count", "area", "weight", "score", "total_weight", "total_score", "target", "actual"),
        )
    },
    "other": "叙述中的数",
}
# What a change is against; else it is a year.
BASES = {"last_year": "上年", "initial_budget": "年初预算", "full_year_budget": "全年预算", "next_budget": "下年预算"}
SCOPES = {"whole": "全文", "part": "只公开其中一项", "fragment": "不是从头到尾的全文"}
INTAKE_STATES = {
    "read": "已读",
    "duplicate": "重复",
    "version": "另有版本",
    "other_kind": "非决算公开",
    "unreadable": "未能读取",
}
# The files of a run, as `runs` counts them: the first is the sum of the others.
FILE_COUNTS = {"files": "文件", "read": "新读", "reused": "沿用", "duplicates": "重复", "unreadable": "未读"}
KINDS = {
    "final_accounts": "部门决算公开说明",
    "self_evaluation": "部门整体支出绩效自评报告",
    "budget": "部门预算公开",
    "other": "其他文件",
}

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAK = re.compile(r"[ \t\u3000]*\n\s*")
_CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…]")


def safe(text: str) -> str:
    """The text without characters that steer a terminal or turn the reading direction; each becomes a visible mark.

    >>> safe("a\\x1b[2Jb")
    'a�[2Jb'
    """
    return _CONTROL.sub("�", text)


def on_one_line(text: str) -> str:
    """The text with its line breaks taken out: nothing between Chinese characters, a space where numbers would touch.

    >>> on_one_line("主\\n\\n要负责 3\\n5")
    '主要负责 3 5'
    """
    return safe(_BREAK.sub(_joint, text))


def _joint(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() : found.end() + 1]
    return "" if _CHINESE.match(before) and _CHINESE.match(after) else " "


def number(value: Decimal | None, unit: str | None = None) -> str:
    """A value as an office prints it: thousands separated, money and percentages with at least two decimals.

    >>> number(Decimal("3604.760000"), "万元"), number(Decimal("34.000000"), "人"), number(None)
    ('3,604.76 万元', '34 人', '')
    """
    if value is None:
        return ""
    digits = max(-int(value.normalize().as_tuple().exponent), 2 if unit in ("万元", "%") else 0, 0)
    spaced = f" {unit}" if unit and unit != "%" else unit or ""
    return f"{value:,.{digits}f}{spaced}"


def place_of(page: int | None, line: int) -> str:
    """Where in a source: its page, or its line where the source has no pages."""
    return f"第 {page} 页" if page is not None else f"第 {line} 行"
