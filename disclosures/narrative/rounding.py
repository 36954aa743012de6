"""The rounding regime of a document, told from its own sums (舍位平衡 makes every sum exact)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import comb, factorial, prod

from disclosures.narrative.facts import Fact

# Below this chance that all sums are exact under plain rounding, the document is taken as balanced.
UNLIKELY = 0.02
ANY = "*"
# A difference wider than half a last digit a number is a fault, no rounding: such a sum says nothing of the regime.
_LARGEST_LAST_DIGITS = 1


def rounding_regime_of(facts: Iterable[Fact]) -> str:
    """nearest, balanced, exact or unknown.

    exact: money in 元 with 分. nearest: some sum is off by rounding. balanced: all sums of the document are exact, and the
    chance of that under plain rounding is below UNLIKELY. Chance for n parts that are not 0: the middle of the density of
    n + 1 uniform errors (Irwin-Hall), 3/4 for two parts, 2/3 for three.
    """
    facts = list(facts)
    money = [fact for fact in facts if fact.measure == "amount" and fact.unit in {"元", "万元"}]
    if money and all(fact.unit == "元" and (fact.decimals == 2 or not fact.value) for fact in money):
        return "exact"
    sums = [*_sums(money)]
    if any(off and off <= _LARGEST_LAST_DIGITS * parts for off, parts in sums):
        return "nearest"
    chance = prod(_chance_exact(parts) for off, parts in sums if not off)
    return "balanced" if chance < UNLIKELY else "unknown"


def _sums(money: list[Fact]) -> Iterable[tuple[int, int]]:
    """Of each total with two parts or more that are not 0: the distance in last digits, and the number of those parts."""
    totals = {(fact.section, fact.subject): fact for fact in reversed(money)}
    parts: dict[tuple[str, str], dict[str, Fact]] = {}
    for fact in money:
        if fact.subject is not None:
            parts.setdefault(_whole_of(fact, fact.subject), {}).setdefault(fact.subject, fact)
    for key, found in parts.items():
        total = totals.get(key) or next((totals[other] for other in totals if key[0] == ANY and other[1] == key[1]), None)
        values = [fact.value for fact in found.values() if fact.value]
        if total is not None and len(values) > 1:
            digit = Decimal(1).scaleb(-(total.decimals or 0))
            yield int(abs(total.value - sum(values)) / digit), len(values)


def _whole_of(fact: Fact, subject: str) -> tuple[str, str]:
    """Section and subject of the total of a part. Classes and items of the classification stand in sections of their own."""
    parent = subject.rpartition("/")[0]
    if fact.item is not None and subject.count("/") == 2:
        return ANY, subject.split("/")[0]
    if fact.item is not None and not parent:
        return ANY, "一般公共预算财政拨款支出"
    return fact.section, parent


def _chance_exact(parts: int) -> float:
    """The chance that the rounded parts add to the rounded total: the Irwin-Hall density of n + 1 errors at its middle."""
    n = min(parts, 20) + 1
    return sum((-1.0) ** k * comb(n, k) * (n / 2 - k) ** (n - 1) for k in range(n // 2 + 1)) / factorial(n - 1)
