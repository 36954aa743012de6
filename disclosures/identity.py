"""What a document is: its kind, the body that publishes it, the year it reports."""

from __future__ import annotations

import re
from collections import Counter

_FINAL_ACCOUNTS = (
    "收入支出决算", "收入决算情况", "支出决算情况", "财政拨款收入支出决算", "一般公共预算财政拨款支出决算", "基本支出决算",
    "政府性基金预算财政拨款", "国有资本经营预算财政拨款", "经费支出决算", "机关运行经费", "部门决算", "单位决算", "预决算差异率",
)  # fmt: skip
_SELF_EVALUATION = ("整体支出绩效自评", "绩效自评", "自评得分", "整体支出管理", "整体支出绩效", "预期指标值", "自评综合得分")
_BUDGET = ("部门预算", "单位预算", "预算公开", "收支预算", "收入预算", "支出预算", "预算安排")
_ENOUGH = 3

_BODY = r"[\u4e00-\u9fff()〇○·—“”]{2,40}?"
BODY_SUFFIX = "局|厅|委员会|委|办公室|办|中心|学院|大学|学校|院|校|所|会|馆|站|室|部|社|队|署|法院|检察院|街道|政府|镇|乡"
_SUFFIX = f"(?:{BODY_SUFFIX})"
_TITLES = (
    re.compile(rf"^(?:附件\d*:?)?(?P<name>{_BODY})(?P<year>20\d\d)年度?(?:部门|单位)?(?:\(单位\))?(?:决算|整体支出|绩效)"),
    re.compile(rf"^(?P<year>20\d\d)年度?(?P<name>{_BODY})(?:部门|单位)?(?:决算(?:公开|说明|$)|整体支出绩效)"),
)
_STAFF = re.compile(rf"(?:^|[。;])(?P<name>{_BODY})20\d\d年度?,?(?:单位|部门)?(?:编制|实有|人员)")
_ELSEWHERE = (
    re.compile(rf"(?:部门|单位)(?:\(单位\))?名称(?:\(公章\))?:?(?P<name>{_BODY}{_SUFFIX})"),
    re.compile(rf"(?:^|[。;]|构成|情况|职能|概况)(?P<name>{_BODY}{_SUFFIX}),(?:属于|是|为|系)"),
    re.compile(rf"(?:年度)(?P<name>{_BODY}{_SUFFIX})(?:单位|部门)?(?:\([^()]*\))?机关运行经费"),
)


def kind_of(text: str) -> str:
    """final_accounts, self_evaluation, budget or other, from the words of the folded, squeezed text."""
    if _count(text, _FINAL_ACCOUNTS) >= _ENOUGH and "决算" in text:
        return "budget" if text.count("预算公开") > text.count("决算") else "final_accounts"
    if _count(text, _SELF_EVALUATION) >= _ENOUGH:
        return "self_evaluation"
    return "budget" if _count(text, _BUDGET) >= _ENOUGH else "other"


def _count(text: str, words: tuple[str, ...]) -> int:
    return sum(word in text for word in words)


def unit_name_of(text: str, staff: str = "") -> str | None:
    """The body that publishes, as the folded text names it: in its title, in the sentence on staff, where it is introduced.

    staff: the section on staff without its heading.
    """
    searches = [*((title, text[:200]) for title in _TITLES), (_STAFF, staff), *((pattern, text) for pattern in _ELSEWHERE)]
    for pattern, where in searches:
        match = pattern.search(where)
        if match:
            return re.sub(r"^第[一二三四]部分", "", match["name"]).replace("(", "（").replace(")", "）")
    return None


def fiscal_year_of(text: str) -> int | None:
    """The year reported: the one that most statements 20xx年度 name, in its title first."""
    title = re.search(r"(20\d\d)年度?(?:部门|单位)?(?:决算|整体支出)", text[:400])
    if title:
        return int(title[1])
    years = Counter(re.findall(r"(20\d\d)年度", text)) or Counter(re.findall(r"(20\d\d)年", text))
    return int(years.most_common(1)[0][0]) if years else None
