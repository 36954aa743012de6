"""What a template can print of a quantity: the key in the template, and measure and base of the fact that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LAST_YEAR, INITIAL, FULL, NEXT, PRE_PANDEMIC = "last_year", "initial_budget", "full_year_budget", "next_budget", "2019"


@dataclass(frozen=True, slots=True)
class Measure:
    """name, base: of the fact. kind: money, rate (signed: with its sign), or counted (in the own unit)."""

    name: str
    kind: str = "money"
    base: str | None = None


KEYS: Mapping[str, Measure] = {
    "amount": Measure("amount"),
    "final": Measure("final"),
    "last_year_amount": Measure("last_year_amount", base=LAST_YEAR),
    "change": Measure("change", base=LAST_YEAR),
    "change_rate": Measure("change_rate", "rate", LAST_YEAR),
    "budget": Measure("full_year_budget"),
    "initial": Measure("initial_budget"),
    "completion": Measure("completion_rate", "rate", FULL),
    "initial_completion": Measure("completion_rate", "rate", INITIAL),
    "over_budget": Measure("difference", base=FULL),
    "over_budget_rate": Measure("difference_rate", "rate", FULL),
    "over_initial": Measure("difference", base=INITIAL),
    "over_initial_rate": Measure("difference_rate", "rate", INITIAL),
    "over_2019": Measure("difference", base=PRE_PANDEMIC),
    "over_2019_rate": Measure("difference_rate", "rate", PRE_PANDEMIC),
    "next_over": Measure("difference", base=NEXT),
    "next_over_rate": Measure("difference_rate", "rate", NEXT),
    # Signed in print: 预决算差异率-3.20%.
    "deviation": Measure("deviation_rate", "signed"),
    "initial_deviation": Measure("deviation_rate", "signed"),
    "share": Measure("share", "rate"),
    "count": Measure("count", "counted"),
    "more": Measure("change", "counted", LAST_YEAR),
    "area": Measure("area", "counted"),
}
