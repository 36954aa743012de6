"""The relations between the facts that a page tells, by interval arithmetic: nothing here knows the true amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generated_numbers import Interval, added, printed

from generator.document import Disclosure, Fact
from generator.styles.catalog import CLASSES

GENERAL, PUBLIC, PROCUREMENT = "一般公共预算财政拨款支出", "“三公”经费", "政府采购支出总额"
EXPENDITURE = "本年支出"
MONEY = ("万元", "元")
BUDGETS = {"full_year_budget": "full_year_budget", "initial_budget": "initial_budget"}  # base -> measure of its amount
# Totals of which some styles tell parts beside the first alone.
FIRST_PARTS = {"收入总计": "收入总计/本年收入合计", "支出总计": "支出总计/本年支出合计"}


@dataclass(frozen=True)
class Relation:
    kind: str
    name: str
    printed: Interval
    derived: Interval

    @property
    def holds(self) -> bool:
        return self.printed.meets(self.derived)


def broken_relations(content: Disclosure) -> list[str]:
    return [f"{each.kind} {each.name}: {each.printed} {each.derived}" for each in relations(content) if not each.holds]


def relations(content: Disclosure) -> Iterator[Relation]:
    """Every relation of CHECKS that binds told facts to one another."""
    facts = list(content.facts)
    rates = max((_decimals(fact) for fact in facts if fact.unit == "%"), default=2)
    of = _by_subject(facts, rates)
    for subject, told in of.items():
        yield from _of_one_subject(subject, told)
    yield from _sums(of)
    yield from _shares(of)


Told = dict[tuple[str, str | None], list[Interval]]  # (measure, base) -> every time that it is told


def _by_subject(facts: list[Fact], rates: int) -> dict[str, Told]:
    of: dict[str, Told] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        measure = "amount" if fact.measure == "final" else fact.measure
        of[fact.subject][measure, fact.base].append(_interval(fact, rates))
    return of


def _interval(fact: Fact, rates: int) -> Interval:
    """Money has two decimals and rates as many as any of the page, also where zeros are left out; 元 and counts are exact."""
    if fact.unit == "%":
        return printed(fact.value, decimals=rates)
    return printed(fact.value, decimals=2, exact=fact.unit != "万元")


def _decimals(fact: Fact) -> int:
    return len(fact.as_printed.partition(".")[2])


def _of_one_subject(subject: str, told: Told) -> Iterator[Relation]:
    for (measure, base), intervals in told.items():
        for other in intervals[1:]:
            yield Relation("restatement", f"{subject} {measure} {base}", intervals[0], other)
    one = {key: intervals[0] for key, intervals in told.items()}
    yield from _change(subject, one)
    for base, measure in BUDGETS.items():
        yield from _against_budget(subject, one, base=base, budget=one.get((measure, None)))
    yield from _rate_of_difference(subject, one, base="2019")


One = dict[tuple[str, str | None], Interval]


def _change(subject: str, one: One) -> Iterator[Relation]:
    amount, change, rate = one.get(("amount", None)), one.get(("change", "last_year")), one.get(("change_rate", "last_year"))
    last = one.get(("last_year_amount", "last_year"))
    if amount and last and change:
        yield Relation("last year", subject, change, amount - last)
    if amount and change and rate:
        before = amount - change
        if derived := change.over(last or before):
            yield Relation("change", subject, rate, derived)
    if amount and last and rate and (derived := (amount - last).over(last)):
        yield Relation("change", subject, rate, derived)


def _against_budget(subject: str, one: One, *, base: str, budget: Interval | None) -> Iterator[Relation]:
    amount, completion = one.get(("amount", None)), one.get(("completion_rate", base))
    difference = one.get(("difference", base))
    if amount and budget and completion and (derived := amount.over(budget)):
        yield Relation("completion", subject, completion, derived)
    if amount and budget and difference:
        yield Relation("difference", subject, difference, amount - budget)
    yield from _rate_of_difference(subject, one, base=base)


def _rate_of_difference(subject: str, one: One, *, base: str) -> Iterator[Relation]:
    amount, difference, rate = (one.get(key) for key in (("amount", None), ("difference", base), ("difference_rate", base)))
    if amount and difference and rate and (derived := difference.over(amount - difference)):
        yield Relation("difference rate", subject, rate, derived)


def _sums(of: dict[str, Told]) -> Iterator[Relation]:
    """A total and its parts, where more than one is told: of amounts, counts, changes and budgets."""
    for total in [each for each in of if FIRST_PARTS.get(each, each) in of]:
        parts = list(_parts_of(total, of))
        for key, intervals in of[total].items():
            told = [of[part][key][0] for part in parts if key in of[part]]
            if key[0] in ("amount", "count") and len(told) == len(parts) > 1:
                yield Relation("sum", f"{total} {key}", intervals[0], added(told))
    yield from _sums_of_items(of)


def _parts_of(total: str, of: dict[str, Told]) -> Iterator[str]:
    """What is told of a total: its parts, and the parts of those that are not told themselves."""
    below = [subject for subject in of if subject.startswith(f"{total}/") and "合同" not in subject]
    for subject in below:
        above = subject.rpartition("/")[0]
        if above == total or above not in below:
            yield subject


def _sums_of_items(of: dict[str, Told]) -> Iterator[Relation]:
    items = [subject for subject in of if subject.count("/") == 2 and ("amount", None) in of[subject] and "三公" not in subject]
    if items and GENERAL in of:
        yield Relation("sum", "items", of[GENERAL]["amount", None][0], added(of[item]["amount", None][0] for item in items))
    for base, measure in BUDGETS.items():
        budgets = [of[item].get((measure, None), []) for item in items]
        if budgets and all(budgets) and (measure, None) in of.get(GENERAL, {}):
            yield Relation("sum", f"items {base}", of[GENERAL][measure, None][0], added(each[0] for each in budgets))
    classes = [subject for subject in of if ("share", None) in of[subject] and subject in {each.split("/")[0] for each in items}]
    if classes and GENERAL in of:
        told = [of[each]["amount", None][0] for each in classes if ("amount", None) in of[each]]
        yield Relation("sum", CLASSES, of[GENERAL]["amount", None][0], added(told))


def _shares(of: dict[str, Told]) -> Iterator[Relation]:
    for subject, told in of.items():
        whole = _whole_of(subject)
        share, amount = told.get(("share", None)), told.get(("amount", None))
        of_whole = of[whole].get(("amount", None)) if whole in of else None
        if share and amount and of_whole and (derived := amount[0].over(of_whole[0])):
            yield Relation("share", subject, share[0], derived)


def _whole_of(subject: str) -> str:
    if subject == GENERAL:
        return EXPENDITURE
    if subject.startswith("授予"):
        return PROCUREMENT
    return subject.rpartition("/")[0] or GENERAL
