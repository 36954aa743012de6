"""The printed words of performance forms (绩效自评表): titles, labels, headings of columns, names of indicator levels.

They are data (`data/terms/forms.yaml`); here they are looked up. All of them are folded (`squeezed.fold`) and without white
space, as `plain` gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from data.form_terms import Wording, pattern_of, spelled, terms_in, words_of
from disclosures.text.squeezed import fold, without_space

_TERMS = terms_in("forms")
_LABELS, _LEVELS = _TERMS["labels"], _TERMS["levels"]


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(words) + ")"


def _title_pattern(term: str) -> str:
    return _any_of(pattern_of(wording.words) for wording in _TERMS["titles"][term])


_YEAR_BEHIND = r"(?:\(20\d\d年?度?\))?"
TITLE = re.compile(_title_pattern("form") + _YEAR_BEHIND)
# A title that an extractor broke begins anywhere; a whole one begins with one of these.
TITLE_BEGINNINGS = tuple(sorted(words_of(_TERMS["title_beginnings"], "title")))
YEAR = re.compile(r"\(?(20\d\d)年?度?\)?")
REPORT_TITLE = re.compile(r"(?=.{4,56}\Z)" + _title_pattern("report") + r"(?:\(.{1,10}\))?")

NAME_LABELS = words_of(_LABELS, "name")
BODY_LABELS = words_of(_LABELS, "body")
DEPARTMENT_LABELS = words_of(_LABELS, "department")
UNIT_LABELS = words_of(_LABELS, "unit")
GOAL_SIDE = words_of(_LABELS, "goal_side")
GOAL_HEADINGS = words_of(_LABELS, "goal_heading")
RESULT_HEADINGS = words_of(_LABELS, "result_heading")
INDICATOR_SIDE = words_of(_LABELS, "indicator_side")
TOTAL_LABELS = words_of(_LABELS, "total")
ASIDE_LABELS = words_of(_LABELS, "aside")
_FUND_SIDES = words_of(_LABELS, "fund_side")
# The rows of money that stand under the heading of columns even where that heading is missing.
FUND_SOURCE = re.compile(_any_of(map(re.escape, sorted(words_of(_LABELS, "fund_source"), key=len, reverse=True))))
FUND_TOTAL = re.compile(_any_of(sorted(words_of(_TERMS["fund_totals"], "total"))))

# Every spelling of a heading of a column -> its field, and the wording that it is of.
FUND_COLUMNS = spelled(_TERMS["fund_columns"])
INDICATOR_COLUMNS = spelled(_TERMS["indicator_columns"])
_OPEN_COLUMNS = tuple(
    (re.compile(pattern_of(wording.words)), field, wording)
    for field, wordings in _TERMS["indicator_columns"].items()
    for wording in wordings
    if "…" in wording.words
)

_LONGEST_HEADING = 30
# Behind a heading: the letter that a formula calls the column by, its unit, the points that it is worth.
_BEHIND_HEADING = re.compile(
    r"(?:\((?:[A-Z](?:[/÷][A-Z])?(?:\*100%?)?|[%分元]|万元|单位:万?元|满?分?\d{1,3}分|百分制)\)|[A-C](?:[/÷][A-C])?)+\Z"
)
# Behind a label: the seal, the unit of money, the points that its rows are worth.
_BEHIND_LABEL = re.compile(r"(?:\((?:盖章|公章|签章|单位盖章|万元|元|\d{1,3}分)\))+\Z")
_NUMBER_BEFORE = re.compile(r"\d{1,2}[.、]")

LEVEL1 = words_of(_LEVELS, "level1")
# Names of indicators end in these words too: in running text they count only where a second level follows.
SOFT_LEVEL1 = words_of(_LEVELS, "soft_level1")
# Second levels, each with the first levels that it may stand below.
LEVEL2: Mapping[str, tuple[str, ...]] = {
    word: below
    for term, below in (
        ("level2_of_output", ("产出指标",)),
        ("level2_of_output_or_cost", ("产出指标", "成本指标")),
        ("level2_of_cost", ("成本指标",)),
        ("level2_of_effect", ("效益指标", "效果指标")),
        ("level2_of_satisfaction", ("满意度指标",)),
    )
    for word in sorted(words_of(_LEVELS, term))
}
LEVELS = LEVEL1 | LEVEL2.keys()


_LEVEL_COLUMNS = frozenset({"level1", "level2", "level3"})


def has_indicator_heading(words: Iterable[str]) -> bool:
    """Whether one of the cells is a heading that only the columns of indicators have."""
    return any("指标" in cell and len(cell) < 14 and indicator_column(cell) in _LEVEL_COLUMNS for cell in words)


def has_fund_heading(words: Iterable[str]) -> bool:
    """Whether one of the cells may be a heading of the columns of money (年初预算数, 预算数(调整后) ...)."""
    return any(("预算" in cell or "执行" in cell) and len(cell) < 18 for cell in words)


def is_fund_side(words: str) -> bool:
    """Whether the words are the label at the side of the money (项目资金(万元), 预算执行情况(10分)): it names no source."""
    return len(words) < _LONGEST_HEADING and label_words(words) in _FUND_SIDES


def is_aside(words: str) -> bool:
    """Whether the words head a row that states neither money nor goal nor indicator (评价结论, 填表人 ...)."""
    label = _NUMBER_BEFORE.sub("", label_words(words).partition(":")[0]) if len(words) < _LONGEST_HEADING else ""
    return label in ASIDE_LABELS


@lru_cache(maxsize=4096)
def label_words(words: str) -> str:
    """A label as it is looked up: `plain`, and without a seal, a unit or points behind it.

    >>> label_words("实施单位 (盖章)"), label_words("绩效指标（90分）")
    ('实施单位', '绩效指标')
    """
    return _BEHIND_LABEL.sub("", plain(words)).rstrip(":")


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
    words = label_words(words) if len(words) < 16 else ""
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
    """The field of the money that a column heading stands for, None where it is none.

    >>> fund_column("全年预算数（A）"), fund_column("执行率（B/A）")
    ('full_year_budget', 'execution_rate')
    """
    return (column_wording(heading, FUND_COLUMNS) or (None,))[0]


@lru_cache(maxsize=512)
def indicator_column(heading: str) -> str | None:
    """The field of the indicators that a column heading stands for, None where it is none.

    >>> indicator_column("实际完成指标值"), indicator_column("分值权重"), indicator_column("备忘")
    ('actual', 'weight', None)
    """
    return (column_wording(heading, INDICATOR_COLUMNS) or open_wording(heading) or (None,))[0]


def column_wording(heading: str, columns: Mapping[str, tuple[str, Wording]]) -> tuple[str, Wording] | None:
    """The field of a heading and the wording that it is of: as printed, else without letter, unit and points."""
    words = plain(heading) if len(heading) < _LONGEST_HEADING else ""
    return columns.get(words) or columns.get(_BEHIND_HEADING.sub("", words))


def open_wording(heading: str) -> tuple[str, Wording] | None:
    """The field and the wording of a heading of indicators whose end is free (偏差…)."""
    words = plain(heading) if len(heading) < _LONGEST_HEADING else ""
    return next(((field, wording) for pattern, field, wording in _OPEN_COLUMNS if words and pattern.fullmatch(words)), None)
