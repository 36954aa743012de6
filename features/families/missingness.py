"""How much of what disclosures usually state one does not state.

feature             unit  meaning
missing_quantities  个    how many of USUAL are neither said nor in a public table

Undefined when: never: of a disclosure that states nothing all are missing.
Source: the template of final accounts has a place for each of them.
Limits: a quantity that is printed twice with different values counts as missing; so does one whose wording was not read.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.prepared.amounts import QUANTITIES

LEVEL = "unit"
# What only some state: changes that the template has no place for, and what units of one kind alone have.
_SELDOM = (
    *("total_change", "income_change", "spent_change", "basic_change", "on_projects_change", "staff_change", "fiscal_change"),
    *("fiscal_initial", "general_initial", "vehicles_budget", "vehicle_purchase_change", "vehicle_running_change"),
    # Other names of one that counts, and what is asked of a disclosure with forms or with money of these funds alone.
    *("income_kinds", "spent_kinds", "fiscal_income_total", "fiscal_expenditure_total", "cars_repeated", "cars_apart"),
    *(f"{fund}_{name}" for fund in ("fund", "capital") for name in ("opening", "income", "closing", "initial")),
    *("overall_budget", "overall_executed", "forms_count", "forms_budget", "forms_executed", "forms_secret"),
    *("fund_spent", "capital_spent", "agency_running", "agency_running_change", "institution_running", "business_income"),
)
USUAL = tuple(name for name in QUANTITIES if name not in _SELDOM)
FEATURES = (Feature("missing_quantities", "个", "Usual quantities that are not stated (未载明的常见数据).", "未载明数据项数"),)


def features(documents: pl.LazyFrame, amounts: pl.LazyFrame) -> pl.LazyFrame:
    known = documents.select("document_id").join(amounts, on="document_id", how="left")
    missing = pl.sum_horizontal(pl.col(name).is_null().cast(pl.Float64) for name in USUAL)
    return known.select(row_id="document_id", missing_quantities=missing)
