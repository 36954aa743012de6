"""How far the final accounts are from the budget (预决算差异率).

feature                         unit  meaning
fiscal_deviation                %     100 * (final - initial budget) / initial budget of 财政拨款收入支出
general_budget_deviation        %     the same of 一般公共预算财政拨款支出
three_public_deviation          %     the same of “三公”经费 against its full-year budget
reception_deviation             %     the same of 公务接待费
vehicle_running_deviation       %     the same of 公务用车运行维护费
spent_without_budget            flag  1 where one of them, or a kind of “三公”, has money spent and a budget of 0

Undefined when: the budget or the final amount is not printed; a rate also where the budget is 0: spent_without_budget
says that there was spending.
Source: 预决算差异 is what the final accounts explain in 四, 五(一) and 七 of their template.
Limits: money that a province adds within the year is no fault of the unit; its deviation is as large as that of bad planning.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, flag, rate_of_change, why_no_base, why_not_read

LEVEL = "unit"
# “三公”经费 and its kinds, each with its budget.
KINDS = ("three_public", "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception")
# Feature -> final, budget, and the words for both.
RATES = {
    "fiscal_deviation": ("fiscal_final", "fiscal_initial", "财政拨款收入支出"),
    "general_budget_deviation": ("general_final", "general_initial", "一般公共预算财政拨款支出"),
    "three_public_deviation": ("three_public", "three_public_budget", "“三公”经费"),
    "reception_deviation": ("reception", "reception_budget", "公务接待费"),
    "vehicle_running_deviation": ("vehicle_running", "vehicle_running_budget", "公务用车运行维护费"),
}
FEATURES = (
    *(
        Feature(
            name,
            "%",
            f"How far the final accounts of {words} are from the budget (预决算差异率).",
            f"{words}预决算差异率",
            scale="growth",
            rests_on=(final, budget),
        )
        for name, (final, budget, words) in RATES.items()
    ),
    Feature("spent_without_budget", "flag", "Whether money was spent where the budget is 0 (无预算支出).", "无预算支出"),
)


def features(amounts: pl.LazyFrame) -> pl.LazyFrame:
    rates = {name: rate_of_change(final, budget) for name, (final, budget, _) in RATES.items()}
    whys = {
        f"why_{name}": first_reason(why_no_base(budget, f"{words}预算数"), why_not_read(final, f"{words}决算数"))
        for name, (final, budget, words) in RATES.items()
    }
    pairs = [pair[:2] for pair in RATES.values()] + [(kind, f"{kind}_budget") for kind in KINDS]
    # Of those that are not known nothing is said: the greatest of the known flags.
    without = pl.max_horizontal(flag((pl.col(final) > 0) & (pl.col(budget) == 0)) for final, budget in pairs)
    return amounts.select(row_id="document_id", spent_without_budget=without, **rates, **whys)
