"""What is said of a subject: the words between its name and the number tell which measure the number is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from disclosures.narrative.subjects import Subject, subject_at_end

_LAST_YEAR = r"(?:上一?年|上一?年度|去年|20\d\d年)(?:度)?(?:同期)?(?:决算)?(?:支出)?(?:数)?"
_UP = "增加|增长|上升|提高|上涨|多支出|增支"
_DOWN = "减少|下降|降低|减支|下调"

# Words that may stand between a subject and its number, nearest to the number first. Each bears a measure or none.
_TAILS: tuple[tuple[str, str], ...] = (
    ("up_down", rf"(?:{_UP})\((?:{_DOWN})\)|(?:{_UP})/(?:{_DOWN})"),
    ("down_up", rf"(?:{_DOWN})\((?:{_UP})\)|(?:{_DOWN})/(?:{_UP})"),
    ("down", rf"(?:{_DOWN})了?"),
    ("up", rf"(?:{_UP})了?"),
    ("adjusted_down", "(?:年中)?调减"),
    ("adjusted", "年中追加|(?:年中)?调增"),
    ("share", "占[^,;。:]*"),
    ("deviation_rate", "(?:预决算|预算|决算)?差异率|预决算差异(?:比)?率?"),
    ("execution_rate", "(?:预算|资金|全年|支出)?执行率"),
    ("completion_rate", "(?:指标)?完成(?:年初|全年)?预算的|完成率"),
    ("initial_budget", "年初(?:批复)?预算数?(?:安排)?|年初批复数"),
    ("full_year_budget", "(?:调整后)?全年预算(?:数|总额|总数|金额)?|调整预算数|预算(?:数|金额|总额|安排)"),
    ("executed", "(?:全年)?(?:实际)?执行(?:数|总额|金额)|(?:全年)?实际支出(?:资金|数|金额)?|全年预算支出金额"),
    ("final", "(?:支出|收入)?决算(?:数|支出|总额)?"),
    ("weight", "权重分值|分值|权重"),
    ("score", "(?:自评|综合|指标)?得分?|(?:综合)?得分"),
    ("value", "价值|账面价值"),
    (
        "since",
        rf"(?:与|同|比|较){_LAST_YEAR}(?:相比|比较|对比)?|同比|"
        r"(?:与|较|比)(?:年初|全年)预算数?(?:相比|比较)?(?:情况)?|相比|完成预算",
    ),
    (
        "plain",
        r"支出|收入|总额|金额|总体|情况|合计|共计|总计|共|数|均?为|是|约|近|"
        r"超过|将近|大约|累计|达到?|安排|使用|发生|全年|调整后|逾|突破|不足|\([^()]{1,20}\)|[‘’\"' ]",
    ),
)  # fmt: skip
_TAIL = re.compile("(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _TAILS) + ")$")

# Words before a subject that say nothing of it.
_PREFIX = re.compile(
    r"^(?:其中|具体情况如下|截[至止]|20\d\d年(?:度)?(?:\d{1,2}月\d{1,2}日)?|(?:我|本)?(?:单位|部门|局|厅|委)|全年|全部|共|年度|安排的?|的|该(?:指标|项目)?|与(?:年初|全年)?预算数?相比(?:情况)?|与上年相比|"
    r"(?:使用)?(?:当年)?(?:一般公共预算)?财政拨款(?:安排的?)?|授予|形成|开展|预算绩效管理|国有资产占用情况中|与|支出|情况|综上所述|调整后|\(单位\)|\(部门\))+"
)


# No stretch of the template is as long; of one that never ends only its end is read, so that reading stays linear.
_LONGEST_STRETCH = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What the words before a number say: the subject if they name one, the measure words nearest to the number first,
    and what is left over in front (a unit's name, or words that no rule knows)."""

    subject: Subject | None
    tails: tuple[str, ...]
    left: str


@lru_cache(maxsize=8192)
def said_by(words: str) -> Said:
    """What a stretch of words without punctuation says, read from its end.

    >>> said_by("其中:因公出国(境)费全年预算数").tails
    ('full_year_budget',)
    """
    tails: list[str] = []
    rest = words[-_LONGEST_STRETCH:]
    while rest:
        found = subject_at_end(rest)
        if found:
            return Said(found[1], tuple(tails), without_prefix(rest[: found[0]]))
        match = _TAIL.search(rest)
        if match is None or match.end() == match.start():
            break
        tails.append(str(match.lastgroup))
        rest = rest[: match.start()]
    return Said(None, tuple(tails), without_prefix(rest))


def without_prefix(words: str) -> str:
    """The words without the phrases that may open a statement (其中, 2023年度, 我单位 ...)."""
    return _PREFIX.sub("", words)


MONEY = frozenset({"万元", "元", "亿元", "千元", "百万元", "千万元", "美元", "万美元", "亿美元", "万亿元"})
_RATES = frozenset({"%", "‰", "个百分点", "百分点"})
_AREAS = frozenset({"平方米", "平米", "万平方米", "亩"})
_SIGNS = {"up": 1, "down": -1, "up_down": 1, "down_up": -1, "adjusted": 1, "adjusted_down": -1}
_OWN = frozenset(
    {"initial_budget", "full_year_budget", "executed", "deviation_rate", "execution_rate", "completion_rate", "weight", "score"}
)


def measure_of(tails: tuple[str, ...], unit: str | None, *, after_budget: bool) -> tuple[str, int]:
    """The measure and its sign (+1, -1) from the measure words and the unit.

    after_budget: a budget of the same subject was said before, so 决算数 stands beside it.
    """
    for tail in tails:
        if tail in _SIGNS:
            # 增长13.95 without a unit is a rate: money is never printed without one.
            return ("change_rate" if unit is None or unit in _RATES else "change"), _SIGNS[tail]
        if tail == "share":
            return "share", 1
        if tail in _OWN:
            return tail, 1
        if tail == "final":
            return ("final" if after_budget else "amount"), 1
    return by_unit(unit), 1


def by_unit(unit: str | None) -> str:
    """The measure of a number that only its unit explains."""
    if unit in MONEY:
        return "amount"
    if unit in _AREAS:
        return "area"
    return "other" if unit is None or unit in _RATES else "count"
