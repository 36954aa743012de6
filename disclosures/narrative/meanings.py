"""The meaning of a number: its subject and measure, from what its lead says and what is in force; or why it has none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from data.vocabulary import Term
from disclosures.narrative.facts import LAST_YEAR, MONEY, RATES, by_unit
from disclosures.narrative.leads import ADJUSTED, BUDGETS, COMPLETIONS, DIRECTIONS, FISCAL, PLAIN, Said
from disclosures.narrative.scope import Named, Scope

GENERAL = "一般公共预算财政拨款"
_OF_BUDGETS = frozenset({"greater", "less"})
_NOUNS_OF_COUNTS = frozenset({"总计", "合计", "人数", "数量", "数", "总数", "接待人次", "接待人数", "接待人员"})
_RATES_OF_BUDGETS = frozenset({"completion_rate", "execution_rate", "deviation_rate"})
_KINDS = {"money": {"amount"}, "count": {"count"}, "area": {"area"}}
_MONEY_SHORT = frozenset({"万", "亿"})
_MONEY_WORDS = re.compile("支出|收入|经费|金额|费用")
_SPENT = re.compile("支出|经费|费用")
_CHANGES = frozenset({"change", "difference"})
_POINTS = frozenset({"百分点", "个百分点"})
_BARE = frozenset({"amount", "count", "area"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """subjects: one, or those that the number is of at once. sign: +1 or -1. base: what a change is against."""

    subjects: tuple[Named, ...]
    measure: str
    sign: int = 1
    base: str | None = None
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a number is unread, in Chinese. loses: whether its subject is not known, so that what follows has none either."""

    reason: str
    loses: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """fiscal_year: that is reported. is_told: whether the section speaks of it by its number."""

    fiscal_year: int | None
    is_told: bool


def meaning_of(
    said: Said, names: tuple[Named, ...], scope: Scope, *, unit: str | None, year: Year, executed: bool
) -> Meaning | Doubt:
    """The meaning of a number with a unit.

    said: its lead. names: the subjects that the lead names. executed: whether 实际支出 is what was executed (in
    self-evaluations), for it is the amount else.
    """
    if said.stray:
        return Doubt(f"“{said.stray}”不在词表之内，不知是什么的数", loses=True)
    if said.before_change:
        return Doubt("“由”之后是变动之前的数")
    if not names and _follows_a_row(said, scope) and unit in (MONEY | RATES):
        return Doubt("列举之后的变动，不知是整体的还是末一项的")
    subjects = names or _in_force(said, scope, unit)
    if isinstance(subjects, Doubt):
        return subjects
    found = _measure(said, scope, unit, executed=executed, subjects=subjects, year=year)
    if isinstance(found, Doubt):
        return found
    measure, sign, base = found
    measure, base = _of_other_time(measure, base, said, scope, year)
    fitting = tuple(_by_unit(subject, unit) for subject in subjects)
    same = (subject for subject, fits in zip(subjects, fitting, strict=True) if fits is subject)
    if measure in _CHANGES and any(not _changes(subject, unit) for subject in same):
        return Doubt(f"“{fitting[0].leaf}”的变动不以“{unit}”计，读法存疑", loses=True)
    if measure in _RATES_OF_BUDGETS and any(subject.term and "money" not in subject.term.kinds for subject in fitting):
        return Doubt(f"“{fitting[0].leaf}”没有预算，读法存疑")
    if measure in _BARE and any(subject.term and not _bears(subject.term, measure, unit) for subject in fitting):
        return Doubt(f"“{fitting[0].leaf}”不以“{unit or '无单位'}”计，读法存疑", loses=unit is not None)
    return Meaning(fitting, measure, sign, base, said)


def _counts_of_money(subjects: tuple[Named, ...], scope: Scope) -> bool:
    """Whether what is spoken of is only counted, and was bought or received with the money of the topic."""
    if not (subjects and scope.topic and scope.topic.term and "money" in scope.topic.term.kinds):
        return False
    terms = [subject.term for subject in subjects]
    return all(term is not None and term.kinds == {"count"} and scope.topic.leaf in term.near for term in terms)


def _follows_a_row(said: Said, scope: Scope) -> bool:
    """其中：办公费10万元、差旅费40万元，比上年减少5万元。: of the whole or of the last part.

    Behind ； the parts go on, each with its change; so they do where the whole had its own.
    """
    in_row = scope.row == 2 or (scope.closes and not scope.moved)
    return not said.each and bool(said.direction or said.base) and scope.listing and in_row


def _in_force(said: Said, scope: Scope, unit: str | None) -> tuple[Named, ...] | Doubt:
    if scope.lost is not None:
        return Doubt(f"“{scope.lost}”不在词表之内，其后的数无所归属", loses=True)
    if said.parts or (scope.parts and said.nouns):
        return Doubt("“其中”之后没有已知的名称", loses=True)
    subjects = scope.subjects or tuple(filter(None, [scope.fallback()]))
    if _counts_of_money(subjects, scope) and (said.direction or said.base) and not said.nouns:
        # 公务接待费3万元，接待30批次、220人次，比上年减少0.5万元.
        if unit in MONEY and scope.topic is not None:
            return (scope.topic,)
        if unit in RATES:
            return Doubt("不知是金额的还是人次、批次的变动率", loses=True)
    counted = bool(subjects) and subjects[0].term is not None and unit in (subjects[0].term.units or {})
    if said.nouns == [FISCAL] and said.direction and subjects and subjects[0].leaf.startswith(GENERAL):
        return subjects
    if said.nouns and not (counted and set(said.nouns) <= _NOUNS_OF_COUNTS) and said.unnamed:
        return Doubt(f"“{''.join(said.nouns)}”不是完整的名称", loses=True)
    if not subjects:
        return Doubt("本句没有已知的名称，不知是什么的数", loses=True)
    side = said.side or (said.nouns[0] if said.nouns else "")
    if side in ("收入", "支出") and any(subject.term and subject.term.both for subject in subjects):
        return Doubt(f"“{side}”只是“{subjects[0].leaf}”的一边", loses=True)
    if said.nouns and not counted and any(("收入" in subject.leaf) != (said.nouns[0] == "收入") for subject in subjects):
        return Doubt(f"“{said.nouns[0]}”与所指的“{subjects[0].leaf}”不合", loses=True)
    if len(subjects) > 1 and not (said.each or said.direction or said.base):
        return Doubt("前有几个名称，不知是哪一个的数", loses=True)
    return subjects


def _measure(
    said: Said, scope: Scope, unit: str | None, *, executed: bool, subjects: tuple[Named, ...], year: Year
) -> tuple[str, int, str | None] | Doubt:
    base = said.base or scope.base
    direction = said.direction if said.direction not in _OF_BUDGETS or base in BUDGETS else None
    if said.became:
        return Doubt("“比…减少为”不知是变动还是变动后的数") if said.base else ("amount", 1, None)
    if direction:
        return _change(direction, base, unit, scope)
    if said.begins < 0 and scope.changed and unit is not None and unit not in (RATES | MONEY):
        # 减少5批次30人次.
        return scope.changed[0].removesuffix("_rate"), *scope.changed[1:]
    if said.base and unit not in RATES:
        return _printed_base(of_last_year(said.base, year))
    if said.share:
        return ("share", 1, None) if unit in RATES else Doubt("“占”之后不是百分数")
    if unit in RATES and said.alone and scope.sharing:
        return "share", 1, None
    if unit in RATES and said.alone and scope.changed and scope.in_bracket:
        return scope.changed
    if said.measure in COMPLETIONS:
        of = COMPLETIONS[said.measure]
        return ("completion_rate", 1, of) if unit in RATES else (of, 1, None)
    if unit in RATES and said.alone and scope.completing:
        return "completion_rate", 1, scope.completing
    beside = any(subject.path in scope.budgets for subject in subjects)
    return _stated(said, scope, unit, executed=executed, beside=beside)


def _change(direction: str, base: str | None, unit: str | None, scope: Scope) -> tuple[str, int, str | None] | Doubt:
    # 增长13.95 without a unit is a rate where the other numbers of the sentence have theirs.
    if unit is None and not scope.measured:
        return Doubt("没有单位，不知是变动额还是变动率")
    is_rate = unit is None or unit in RATES
    base = base or LAST_YEAR
    if direction in ADJUSTED or unit in _POINTS:
        # 年中追加 is a change of the budget, 百分点 of a share: neither is one of the subject's money.
        return "other", DIRECTIONS[direction], base
    if base == LAST_YEAR:
        return ("change_rate" if is_rate else "change"), DIRECTIONS[direction], base
    return ("difference_rate" if is_rate else "difference"), DIRECTIONS[direction], base


def _printed_base(base: str) -> tuple[str, int, str | None]:
    """较上年1000万元, 较预算数1200万元: the amount that is compared with is printed."""
    if base in BUDGETS:
        return BUDGETS[base], 1, None
    return ("last_year_amount" if base == LAST_YEAR else "other"), 1, base


def _stated(said: Said, scope: Scope, unit: str | None, *, executed: bool, beside: bool) -> tuple[str, int, str | None] | Doubt:
    measure = said.measure
    if measure in PLAIN:
        return str(measure), 1, None
    if measure == "adjustment_rate":
        return "other", 1, None
    if unit in RATES:
        return Doubt("没有已知的文字说明这个百分数是什么")
    if measure in BUDGETS:
        return str(measure), 1, None
    if measure == "executed" or (measure == "spent" and executed):
        return "executed", 1, None
    if measure in ("final", "spent"):
        return ("final" if beside else "amount"), 1, None
    if scope.parts and scope.inherited and unit in MONEY and not said.nouns and not said.spent:
        return scope.inherited, 1, None
    if unit in _MONEY_SHORT and _MONEY_WORDS.search(said.tail or "".join(said.nouns)):
        # 国内公务接待支出0.39万: the last character of 万元 is missing.
        return "amount", 1, None
    by = by_unit(unit)
    return Doubt("没有单位，不知是什么的数") if by == "other" else (by, 1, None)


def budget_of(meaning: Meaning, said: Said) -> str | None:
    """The budget that is stated; 与预算数13.15万元持平 only compares with it."""
    return meaning.measure if meaning.measure in BUDGETS and not said.base else None


def rate_of_change(meaning: Meaning) -> tuple[str, int, str | None] | None:
    """What a rate in a bracket behind a change is: 减少2.00万元(10%)."""
    rates = {"change": "change_rate", "difference": "difference_rate"}
    return (rates[meaning.measure], meaning.sign, meaning.base) if meaning.measure in rates else None


def _of_other_time(measure: str, base: str | None, said: Said, scope: Scope, year: Year) -> tuple[str, str | None]:
    """Numbers of another year than the one reported are no amounts, budgets or changes of this one."""
    if scope.next_budget:
        if measure in ("change", "change_rate"):
            return measure.replace("change", "difference"), "next_budget"
        return ("other" if measure in _BARE | set(BUDGETS) else measure), "next_budget"
    if measure in _BARE | {"final"}:
        if said.base == LAST_YEAR:
            return "last_year_amount", LAST_YEAR
        told = said.year or scope.year
        if told and year.fiscal_year and (year.is_told or scope.in_bracket) and int(told) < year.fiscal_year:
            return ("last_year_amount", LAST_YEAR) if int(told) == year.fiscal_year - 1 else ("other", told)
    if base and of_last_year(base, year) == LAST_YEAR:
        return {"difference": "change", "difference_rate": "change_rate"}.get(measure, measure), LAST_YEAR
    return measure, base


def of_last_year(base: str, year: Year) -> str:
    """last_year for the year before the one that is reported; another base stays as it is."""
    if not base.isdigit():
        return base
    return LAST_YEAR if year.fiscal_year is None or int(base) == year.fiscal_year - 1 else base


def money_of(subject: Named, said: Said, money: str) -> Named:
    """因公出国支出持平: the money of what is counted. money: the unit of money that is in use."""
    is_money = said.measure is not None or _SPENT.search(said.tail) is not None
    path = (subject.term.units or {}).get(money) if subject.term and is_money else None
    return replace(subject, path=path, term=None) if path else subject


def _by_unit(subject: Named, unit: str | None) -> Named:
    """The subject that a thing is when it is counted in a unit: 国内公务接待 in 人次."""
    other = (subject.term.units or {}).get(unit or "") if subject.term else None
    return Named(other, None, None, subject.start, subject.end, subject.wording) if other else subject


def _changes(subject: Named, unit: str | None) -> bool:
    """Whether what a subject is changes in a unit: money in money, people in people."""
    kinds = subject.term.kinds if subject.term else frozenset({"money"})
    return "money" in kinds if unit in MONEY else bool(kinds - {"money"})


def _bears(term: Term, measure: str, unit: str | None) -> bool:
    return any(measure in _KINDS[kind] for kind in term.kinds if kind in _KINDS)
