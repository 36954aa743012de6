"""How the money of a unit changed against the year before (比上年增减).

feature                         unit  meaning
total_change                    %     100 * change / last year of 收入、支出总计
income_change                   %     the same of 本年收入合计
expenditure_change              %     the same of 本年支出合计
basic_change                    %     the same of 基本支出
project_change                  %     the same of 项目支出
fiscal_change                   %     the same of 财政拨款收入、支出
general_budget_change           %     the same of 一般公共预算财政拨款支出
three_public_change             %     the same of “三公”经费
reception_change                %     the same of 公务接待费
vehicles_change                 %     the same of 公务用车购置及运行维护费
agency_running_change           %     the same of 机关运行经费
staff_change                    %     the same of 在职人员
money_from_nothing              flag  1 where one of them is positive and was 0 in the year before

Last year is the amount less its printed change; where no change is printed, what the unit's disclosure of the year
before states.
Undefined when: the amount is not printed, or neither its change nor the year before is known; a rate also where last
year is 0 (money_from_nothing) or negative.
Source: sections 一, 四, 五(一), 七 and 十(一) of the template state the changes.
Limits: a unit that was merged or took over duties changes without anything unusual.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, flag, rate_of_change, why_no_base, why_not_read

LEVEL = "unit"
# Feature -> amount, its printed change (None: the template has none), and the words for it.
CHANGES = {
    "total_change": ("expenditure_total", "total_change", "收支总计"),
    "income_change": ("income", "income_change", "本年收入"),
    "expenditure_change": ("spent", "spent_change", "本年支出"),
    "basic_change": ("basic", "basic_change", "基本支出"),
    "project_change": ("on_projects", "on_projects_change", "项目支出"),
    "fiscal_change": ("fiscal_final", "fiscal_change", "财政拨款收支"),
    "general_budget_change": ("general_spent", "general_change", "一般公共预算财政拨款支出"),
    "three_public_change": ("three_public", "three_public_change", "“三公”经费"),
    "reception_change": ("reception", "reception_change", "公务接待费"),
    "vehicles_change": ("vehicles", "vehicles_change", "公务用车购置及运行维护费"),
    "agency_running_change": ("agency_running", "agency_running_change", "机关运行经费"),
    "staff_change": ("staff", "staff_change", "在职人员"),
}
FEATURES = (
    *(
        Feature(
            name,
            "%",
            f"How {words} changed against the year before (增减率).",
            f"{words}比上年增减率",
            scale="growth",
            rests_on=(now, change),
        )
        for name, (now, change, words) in CHANGES.items()
    ),
    Feature("money_from_nothing", "flag", "Whether there is money where last year had none (上年为0).", "上年为0而本年有数"),
)


def features(amounts: pl.LazyFrame, last_amounts: pl.LazyFrame) -> pl.LazyFrame:
    before = {
        f"before_{name}": pl.coalesce(pl.col(now) - pl.col(change), f"last_{now}").round(6)
        for name, (now, change, _) in CHANGES.items()
    }
    both = amounts.join(last_amounts, on="document_id", how="left").with_columns(**before)
    rates = {name: rate_of_change(now, f"before_{name}") for name, (now, _, _) in CHANGES.items()}
    whys = {
        f"why_{name}": first_reason(why_not_read(now, words), why_no_base(f"before_{name}", f"{words}上年数"))
        for name, (now, _, words) in CHANGES.items()
    }
    news = (flag((pl.col(now) > 0) & (pl.col(f"before_{name}") == 0)) for name, (now, _, _) in CHANGES.items())
    return both.select(row_id="document_id", money_from_nothing=pl.max_horizontal(news), **rates, **whys)
