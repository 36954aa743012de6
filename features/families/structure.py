"""What the money of a unit consists of.

feature                  unit    meaning
project_share            %       项目支出 of 本年支出
fiscal_share             %       财政拨款收入 of 本年收入
other_income_share       %       其他收入 of 本年收入
other_expenditure_share  %       the class 其他支出 of all classes of the general budget (五(二))
other_items_share        %       items whose name begins with 其他, of all items of the general budget (五(三))
running_cost_share       %       公用经费 of 一般公共预算财政拨款基本支出
carry_over_rate          %       年末结转和结余 of 支出总计
carry_over_change        百分点  carry_over_rate less 年初结转和结余 of 收入总计 in percent
income_spent_share       %       本年支出 of 本年收入

Undefined when: a part or its whole is not printed, or the whole is 0.
Source: the template check of final accounts asks what is behind 其他收入 and 其他支出 beyond 5 to 10%.
Limits: units of one kind (行政, 事业) share a structure; it is unusual only among them.
"""

from __future__ import annotations

import polars as pl

from data.classification import functional_titles
from features.describing import Feature
from features.prepared.amounts import SCALES
from features.ratios import percent, why_no_base, why_not_read

LEVEL = "unit"
OTHER = "其他支出"
# Feature -> part, whole, and the words for both.
SHARES = {
    "project_share": ("on_projects", "spent", "项目支出", "本年支出"),
    "fiscal_share": ("grant", "income", "财政拨款收入", "本年收入"),
    "other_income_share": ("other_income", "income", "其他收入", "本年收入"),
    "running_cost_share": ("running_cost", "general_basic", "公用经费", "基本支出"),
    "carry_over_rate": ("closing", "expenditure_total", "年末结转和结余", "支出总计"),
    "income_spent_share": ("spent", "income", "本年支出", "本年收入"),
}
FEATURES = (
    Feature(
        "project_share",
        "%",
        "Share of 项目支出 in the expenditure of the year.",
        "项目支出占比",
        scale="logit",
        rests_on=("on_projects", "spent"),
    ),
    Feature(
        "fiscal_share",
        "%",
        "Share of 财政拨款收入 in the income of the year.",
        "财政拨款收入占比",
        scale="logit",
        rests_on=("grant", "income"),
    ),
    Feature(
        "other_income_share",
        "%",
        "Share of 其他收入 in the income of the year.",
        "其他收入占比",
        scale="logit",
        rests_on=("other_income", "income"),
    ),
    Feature("other_expenditure_share", "%", "Share of the class 其他支出 in the general budget.", "其他支出占比", scale="logit"),
    Feature("other_items_share", "%", "Share of items called 其他… in the general budget.", "其他类项级科目占比", scale="logit"),
    Feature(
        "running_cost_share",
        "%",
        "Share of 公用经费 in the basic expenditure.",
        "公用经费占基本支出比重",
        scale="logit",
        rests_on=("running_cost", "general_basic"),
    ),
    Feature(
        "carry_over_rate",
        "%",
        "Share of what is carried over (年末结转和结余) in all expenditure.",
        "结转结余率",
        scale="logit",
        rests_on=("closing", "expenditure_total"),
    ),
    Feature(
        "carry_over_change",
        "百分点",
        "How the rate of carry-over changed within the year.",
        "结转结余率变动",
        rests_on=("closing", "expenditure_total", "opening", "income_total"),
    ),
    Feature(
        "income_spent_share",
        "%",
        "Expenditure of the year against its income (本年支出与本年收入).",
        "本年收支比",
        scale="log",
        rests_on=("spent", "income"),
    ),
)


def features(amounts: pl.LazyFrame, facts: pl.LazyFrame) -> pl.LazyFrame:
    shares = {name: percent(part, whole) for name, (part, whole, _, _) in SHARES.items()}
    opened = percent("opening", "income_total")
    whys = {
        f"why_{name}": pl.coalesce(why_not_read(part, part_words), why_no_base(whole, whole_words))
        for name, (part, whole, part_words, whole_words) in SHARES.items()
    }
    own = amounts.select(row_id="document_id", carry_over_change=shares["carry_over_rate"] - opened, **shares, **whys)
    return own.join(_other_shares(facts), on="row_id", how="full", coalesce=True)


def _other_shares(facts: pl.LazyFrame) -> pl.LazyFrame:
    """The shares of what is called 其他 in the classes and in the items that the narrative lists."""
    value = pl.col("value").cast(pl.Float64) * pl.col("unit").replace_strict(SCALES, default=None, return_dtype=pl.Float64)
    told = facts.filter(pl.col("table").is_null() & (pl.col("measure") == "amount")).with_columns(value=value)
    classes = told.filter(pl.col("section").str.ends_with("(二)") & pl.col("subject").is_in(sorted(functional_titles())))
    items = told.filter(pl.col("section").str.ends_with("(三)") & (pl.col("subject").str.count_matches("/") == 2))
    of_classes = _share_of(classes, "other_expenditure_share", pl.col("subject") == OTHER)
    # An item 其他支出 of the class 其他支出 counts too: that is the least said of all.
    of_items = _share_of(items, "other_items_share", pl.col("subject").str.contains("/其他[^/]*$"))
    return of_classes.join(of_items, on="row_id", how="full", coalesce=True)


def _share_of(listed: pl.LazyFrame, name: str, is_other: pl.Expr) -> pl.LazyFrame:
    part = pl.when(is_other).then("value").otherwise(0.0).sum()
    share = percent(part, pl.col("value").sum()).alias(name)
    return listed.group_by(row_id=pl.col("document_id")).agg(share)
