"""The printed words of performance forms (绩效自评表): titles, labels, headings of columns, names of indicator levels.

All of them are folded (`squeezed.fold`) and without white space, as `plain` gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from disclosures.text.squeezed import fold, without_space

TITLE = re.compile(r"[^,。;:、]{0,24}?绩效(?:目标)?(?:完成)?自评(?:情况|结果)?(?:汇总)?表(?:\(20\d\d年?度?\))?")
# A title that an extractor broke begins anywhere; a whole one begins with one of these.
TITLE_BEGINNINGS = ("项目", "部门", "单位", "整体", "专项", "政策", "预算", "转移支付", "20", "附", "绩效")
YEAR = re.compile(r"\(?(20\d\d)年?度?\)?")
REPORT_TITLE = re.compile(r".{2,50}(?:得分表|完成表|完成情况表|评分表)(?:\(.{1,10}\))?")

NAME_LABELS = frozenset({"项目名称", "专项名称", "政策名称", "项目(政策)名称"})
BODY_LABELS = frozenset({"部门(单位)名称", "部门单位名称", "单位(部门)名称", "部门名称", "单位名称", "预算部门", "预算单位"})
DEPARTMENT_LABELS = frozenset({"主管部门", "主管部门及代码", "主管单位", "预算主管部门"})
UNIT_LABELS = frozenset({"实施单位", "项目实施单位", "项目单位", "实施部门"})
GOAL_SIDE = frozenset({"年度总体目标", "年度目标", "总体目标", "年度绩效目标"})
GOAL_HEADINGS = frozenset({"预期目标", "年初预期目标", "年初设定目标", "年度预期目标"})
RESULT_HEADINGS = frozenset({"实际完成情况", "目标实际完成情况", "年度目标完成情况", "全年实际完成情况"})
INDICATOR_SIDE = frozenset({"年度绩效指标完成情况", "绩效指标", "年度绩效指标", "绩效指标完成情况", "年度指标"})
TOTAL_LABELS = frozenset({"总分", "总计", "合计", "总得分", "综合得分", "自评得分合计", "合计得分"})
FUND_SIDE = re.compile(r"(?:项目|部门|单位|预算)?(?:年度)?(?:资金|预算)(?:执行情况)?\((?:万?元)\)|(?:项目|部门|单位)资金")
# The rows of money that stand under the heading of columns even where that heading is missing.
FUND_SOURCE = re.compile(
    r"年度(?:资金总额|总资金|预算总额)|(?:其中:)?(?:当年财政拨款|上年结转资金|本年财政拨款|财政拨款|其他资金)"
)
FUND_TOTAL = re.compile(r"总额|合计|总计|总资金")

# Words of column headings -> field. The first that fits wins: 得分 stands behind 指标得分, 分值 behind 分值权重.
FUND_COLUMNS = (
    (re.compile(r"年初预算数?|预算数?\(年初\)"), "initial_budget"),
    (re.compile(r"(?:全年|调整后?)预算数?|预算数?\(调整后?\)|预算调整数"), "full_year_budget"),
    (re.compile(r"(?:全年|实际)?执行数|全年支出数|实际支出数?"), "executed"),
    (re.compile(r"分值(?:权重)?|权重(?:分值)?|分值\(10分\)"), "weight"),
    (re.compile(r"(?:预算)?执行率(?:\(%\))?"), "execution_rate"),
    (re.compile(r"(?:自评)?得分"), "score"),
)
INDICATOR_COLUMNS = (
    (re.compile(r"一级指标"), "level1"),
    (re.compile(r"二级指标"), "level2"),
    (re.compile(r"三级指标|指标名称|指标内容"), "level3"),
    (re.compile(r"(?:年度|预期|年初|全年|目标)?指标值(?:\(目标值\))?|(?:年度|预期|年初)?目标值|绩效指标值"), "target"),
    (re.compile(r"(?:指标)?实际(?:完成)?(?:指标)?(?:情况|值)|(?:全年|指标)(?:实际)?完成值|完成值|业绩值|实际值"), "actual"),
    (re.compile(r"(?:指标)?(?:分值|权重)(?:权重|分值)?"), "weight"),
    (re.compile(r"(?:指标|自评|实际)?得分"), "score"),
    (re.compile(r"(?:指标)?完成率(?:\(%\))?|完成比例"), "completion_rate"),
    (re.compile(r"指标(?:值)?设[定置]依据|指标来源|目标值依据"), "basis"),
    (re.compile(r"上年(?:度)?(?:实际)?完成(?:情况|值)"), "last_year_value"),
    (re.compile(r"(?:指标)?赋分规则|评分(?:规则|标准)|计分(?:规则|方法)"), "scoring_rule"),
    (re.compile(r"佐证(?:资料|材料)"), "material"),
    (re.compile(r"偏差.*|未完成原因.*|备注"), "deviation_reason"),
)

_LONGEST_HEADING = 30

LEVEL1 = frozenset({"产出指标", "成本指标", "效益指标", "效果指标", "满意度指标", "投入指标", "过程指标", "投入管理指标"})
# First levels of overall forms. Names of indicators end in these words too: in running text they count only where a
# second level follows.
SOFT_LEVEL1 = frozenset(
    {"履职效能", "履职效果", "履职效益", "履职产出", "管理效率", "运行成本", "社会效应", "可持续发展能力",
     "服务对象满意度", "社会公众满意度", "满意度"}
)  # fmt: skip
# Second levels, each with the first levels that it may stand below.
LEVEL2 = {
    **dict.fromkeys(("数量指标", "质量指标", "时效指标"), ("产出指标",)),
    "成本指标": ("产出指标", "成本指标"),
    **dict.fromkeys(("经济成本指标", "社会成本指标", "生态环境成本指标", "生态成本指标"), ("成本指标",)),
    **dict.fromkeys(
        ("经济效益指标", "社会效益指标", "生态效益指标", "环境效益指标", "可持续影响指标", "社会影响指标"),
        ("效益指标", "效果指标"),
    ),
    **dict.fromkeys(("满意度指标", "服务对象满意度指标", "社会公众满意度指标"), ("满意度指标",)),
}
LEVELS = LEVEL1 | LEVEL2.keys()


# Words of which a row of headings has one; most rows have none and need no closer look.
_HEADING_WORDS = frozenset({"一级指标", "二级指标", "三级指标", "指标名称", "指标内容"})


def has_indicator_heading(words: Iterable[str]) -> bool:
    """Whether one of the cells is a heading that only the columns of indicators have."""
    return not _HEADING_WORDS.isdisjoint(words)


def has_fund_heading(words: Iterable[str]) -> bool:
    """Whether one of the cells may be a heading of the columns of money (年初预算数, 预算数(调整后) ...)."""
    return any("预算" in cell and len(cell) < 12 for cell in words)


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """Printed words as they are looked up here: folded, without white space, without a closing colon.

    >>> plain("其中：当年财政拨款 ")
    '其中:当年财政拨款'
    """
    return fold(without_space(words)).rstrip(":")


@lru_cache(maxsize=4096)
def level_of(words: str) -> str | None:
    """The name of an indicator level that `words` print, whole or with its last character cut off, else None.

    >>> level_of("满意度指"), level_of("企业满意度")
    ('满意度指标', None)
    """
    words = plain(words) if len(words) < 16 else ""
    if words in LEVELS:
        return words
    return words + "标" if words.endswith("指") and words + "标" in LEVELS else None


def title_of(words: str) -> str | None:
    """The words as the title of a form, else None.

    >>> title_of("项 目 支 出 绩 效 自 评 表"), title_of("附项目支出绩效自评表。")
    ('项目支出绩效自评表', None)
    """
    words = plain(words) if len(words) < 120 and "表" in words else ""
    return words if TITLE.fullmatch(words) else None


def year_of(words: str) -> int | None:
    """The year of a line that prints only a year (（2031年度）), else None."""
    found = YEAR.fullmatch(plain(words)) if len(words) < 30 else None
    return int(found[1]) if found else None


@lru_cache(maxsize=512)
def fund_column(heading: str) -> str | None:
    """The field of the money that a column heading stands for, None where it is none."""
    return _column(heading, FUND_COLUMNS)


@lru_cache(maxsize=512)
def indicator_column(heading: str) -> str | None:
    """The field of the indicators that a column heading stands for, None where it is none.

    >>> indicator_column("实际完成指标值"), indicator_column("分值权重"), indicator_column("备忘")
    ('actual', 'weight', None)
    """
    return _column(heading, INDICATOR_COLUMNS)


def _column(heading: str, columns: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    words = plain(heading) if len(heading) < _LONGEST_HEADING else ""
    return next((field for pattern, field in columns if words and pattern.fullmatch(words)), None)
