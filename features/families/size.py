"""How large a unit is: of large and small ones other things are usual.

feature             unit  meaning
total_expenditure   万元  支出总计
year_expenditure    万元  本年支出
staff               人    在职人员
vehicles            辆    车辆
departments         个    内设机构
project_forms       个    项目支出绩效自评表 of the disclosure

Undefined when: the number is not printed. A disclosure without a form has 0 of them.
Source: section 一 of the template and the staff of its first part.
Limits: size alone is no finding; it says whose peer a unit is.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import why_not_read

LEVEL = "unit"
# Feature -> quantity, and the words for it.
SIZES = {
    "total_expenditure": ("expenditure_total", "支出总计"),
    "year_expenditure": ("spent", "本年支出"),
    "staff": ("staff", "在职人员"),
    "vehicles": ("cars", "车辆"),
    "departments": ("departments", "内设机构"),
}
FEATURES = (
    Feature(
        "total_expenditure",
        "万元",
        "All expenditure with what is carried over (支出总计).",
        "支出总计",
        scale="log",
        rests_on=("expenditure_total",),
    ),
    Feature("year_expenditure", "万元", "Expenditure of the year (本年支出).", "本年支出", scale="log", rests_on=("spent",)),
    Feature("staff", "人", "Those in work (在职人员).", "在职人员", scale="log", rests_on=("staff",)),
    Feature("vehicles", "辆", "Vehicles (车辆).", "车辆数", scale="log", rests_on=("cars",)),
    Feature("departments", "个", "Departments within the unit (内设机构).", "内设机构数", scale="log", rests_on=("departments",)),
    Feature("project_forms", "个", "Forms of projects (项目支出绩效自评表).", "项目自评表数", scale="log"),
)


def features(documents: pl.LazyFrame, amounts: pl.LazyFrame, projects: pl.LazyFrame) -> pl.LazyFrame:
    forms = projects.filter(pl.col("form") == "project").group_by("document_id").agg(forms=pl.len())
    known = documents.select("document_id").join(amounts, on="document_id", how="left").join(forms, on="document_id", how="left")
    sizes = {name: pl.col(quantity) for name, (quantity, _) in SIZES.items()}
    whys = {f"why_{name}": why_not_read(quantity, words) for name, (quantity, words) in SIZES.items()}
    return known.select(row_id="document_id", project_forms=pl.col("forms").fill_null(0).cast(pl.Float64), **sizes, **whys)
