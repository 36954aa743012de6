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
_NAMES = (
    re.compile(rf"^(?:附件\d*:?)?(?P<name>{_BODY})(?P<year>20\d\d)年度?(?:部门|单位)?决算"),
    re.compile(rf"^(?P<year>20\d\d)年度?(?P<name>{_BODY})(?:部门|单位)?决算(?:公开|说明|$)"),
    re.compile(rf"(?:^|[。;\n])(?P<name>{_BODY})(?P<year>20\d\d)年度?,?(?:单位|部门)?(?:编制|实有)(?:人数|人员|在职)"),
    re.compile(rf"(?:部门|单位)(?:\(单位\))?名称(?:\(公章\))?:?(?P<name>{_BODY}(?:局|厅|委员会|委|办公室|中心|院|校|所|会|馆|站|部|社|队|署))"),
    re.compile(rf"(?:^|[。;])(?P<name>{_BODY}(?:局|厅|委员会|办公室|中心|院|所|会|部|署)),(?:属于|是|为|系)"),
    re.compile(rf"(?P<name>{_BODY}(?:局|厅|委员会|办公室|中心|院|所|会|部|署))机关运行经费"),
)  # fmt: skip


def kind_of(text: str) -> str:
    """final_accounts, self_evaluation, budget or other, from the words of the folded, squeezed text."""
    if _count(text, _FINAL_ACCOUNTS) >= _ENOUGH and "决算" in text:
        return "budget" if text.count("预算公开") > text.count("决算") else "final_accounts"
    if _count(text, _SELF_EVALUATION) >= _ENOUGH:
        return "self_evaluation"
    return "budget" if _count(text, _BUDGET) >= _ENOUGH else "other"


def _count(text: str, words: tuple[str, ...]) -> int:
    return sum(word in text for word in words)


def unit_name_of(text: str) -> str | None:
    """The body that publishes, as the text names it: in its title, the staff sentence, a form, or where it is introduced."""
    head = text[:20_000]
    for pattern in _NAMES:
        match = pattern.search(head[:200] if pattern.pattern.startswith("^") else text)
        if match:
            return _plain(match["name"])
    return None


def _plain(name: str) -> str:
    name = re.sub(r"^(?:第[一二三]部分(?:部门|单位)概况|.*机构设置及人员情况|[一二三四五六]、|\([一二三四五六]\))", "", name)
    return name.replace("(", "（").replace(")", "）")


def fiscal_year_of(text: str) -> int | None:
    """The year reported: the one that most statements 20xx年度 name, in its title first."""
    title = re.search(r"(20\d\d)年度?(?:部门|单位)?决算", text[:400])
    if title:
        return int(title[1])
    years = Counter(re.findall(r"(20\d\d)年度", text)) or Counter(re.findall(r"(20\d\d)年", text))
    return int(years.most_common(1)[0][0]) if years else None
