"""The quantities of the narrative that other parts of a disclosure repeat or are bounded by, one row a document."""

from __future__ import annotations

import polars as pl

from checks.claims import money_scale
from checks.interval import EXACT_DECIMALS, wide

FUND, CAPITAL = "政府性基金预算财政拨款", "国有资本经营预算财政拨款"
# Name -> (subjects, the first that is printed counts; measure).
QUANTITIES: dict[str, tuple[tuple[str, ...], str]] = {
    "income": (("收入总计/本年收入合计",), "amount"),
    "income_kinds": (("本年收入",), "amount"),
    "spent": (("支出总计/本年支出合计",), "amount"),
    "spent_kinds": (("本年支出",), "amount"),
    "closing": (("支出总计/年末结转和结余",), "amount"),
    "basic": (("本年支出/基本支出",), "amount"),
    "on_projects": (("本年支出/项目支出",), "amount"),
    "grant": (("本年收入/财政拨款收入",), "amount"),
    "fiscal_income": (("财政拨款收入总计/本年财政拨款收入",), "amount"),
    "fiscal_spent": (("财政拨款支出总计/本年财政拨款支出",), "amount"),
    "fiscal_closing": (("财政拨款支出总计/年末财政拨款结转和结余",), "amount"),
    "fiscal_initial": (("财政拨款收入支出", "财政拨款支出总计", "财政拨款收入总计"), "initial_budget"),
    "general_spent": (("一般公共预算财政拨款支出",), "amount"),
    "general_initial": (("一般公共预算财政拨款支出",), "initial_budget"),
    "fund_spent": ((f"{FUND}支出总计/本年支出", f"{FUND}支出"), "amount"),
    "fund_initial": ((f"{FUND}收入支出", f"{FUND}支出"), "initial_budget"),
    "capital_spent": ((f"{CAPITAL}支出总计/本年支出", f"{CAPITAL}支出"), "amount"),
    "capital_initial": ((f"{CAPITAL}收入支出", f"{CAPITAL}支出"), "initial_budget"),
    "general_basic": (("一般公共预算财政拨款基本支出",), "amount"),
    "running": (("一般公共预算财政拨款基本支出/公用经费",), "amount"),
    "agency_running": (("机关运行经费",), "amount"),
    "institution_running": (("事业单位公用经费",), "amount"),
    "cars": (("车辆",), "count"),
    "cars_repeated": (("固定资产车辆",), "count"),
    "cars_kept": (("公务用车保有量",), "count"),
    "cars_apart": (("固定资产车辆与公务用车保有量差异",), "count"),
    "staff": (("实有人数/在职人员",), "count"),
    "abroad": (("因公出国（境）人次",), "count"),
    "overall_budget": (("整体支出绩效自评表",), "full_year_budget"),
    "overall_executed": (("整体支出绩效自评表",), "executed"),
    "forms_count": (("预算绩效评价项目",), "count"),
    "forms_budget": (("预算绩效评价项目",), "full_year_budget"),
    "forms_executed": (("预算绩效评价项目",), "executed"),
    "forms_secret": (("预算绩效评价项目/涉密",), "count"),
}
_MEANING = [
    (subject, measure, name, rank) for name, (subjects, measure) in QUANTITIES.items() for rank, subject in enumerate(subjects)
]
PARTS = ("value", "low", "high", "said", "place", "cited", "blocked", "decimals")


def quantities(prose: pl.LazyFrame) -> pl.LazyFrame:
    """One row a document; money in 万元.

    Columns: document_id, and for each name of QUANTITIES <name>_value, _low, _high, _said, _place, _cited, _blocked,
    _decimals (those printed, as an amount in 万元 shows them); all null where the document does not state it.
    """
    meaning = pl.LazyFrame(_MEANING, schema=["subject", "measure", "quantity", "rank"], orient="row")
    scale = money_scale(pl.col("unit")).fill_null(wide(1))
    named = prose.join(meaning, on=["subject", "measure"], how="inner", maintain_order="left").sort("rank", maintain_order=True)
    shown = pl.when(pl.col("unit") == "元").then(pl.col("decimals") + EXACT_DECIMALS["万元"] - EXACT_DECIMALS["元"])
    scaled = named.with_columns(pl.col("value", "low", "high") * scale, decimals=shown.otherwise("decimals"))
    chosen = [pl.col(PARTS).filter(pl.col("quantity") == name).first().name.prefix(f"{name}_") for name in QUANTITIES]
    return scaled.group_by("document_id", maintain_order=True).agg(chosen)
