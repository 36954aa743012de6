"""Targets and actual values of indicators, made comparable."""

from __future__ import annotations

import polars as pl

from checks.claims import words_of
from checks.interval import MONEY_SCALE, Interval, printed, wide

# Where less is better, a target with = is a ceiling.
LESS_IS_BETTER = r"成本|费用|经费|支出|投入|造价|单价|不合格|投诉|事故|差错|损耗|流失|发案|偏差"
_SAME_UNITS = {"百分比": "%", "个百分点": "%"}


def aimed(indicators: pl.LazyFrame, projects: pl.LazyFrame) -> pl.LazyFrame:
    """The indicators with subject (form/indicator), place, score_said and weight_said."""
    named = indicators.join(projects.select("project_id", "name"), on="project_id", how="left", maintain_order="left")
    return named.with_columns(
        subject=pl.concat_str("name", "level3", separator="/", ignore_nulls=True),
        place=pl.concat_str(pl.lit("自评表"), "name", "level3", separator=" ", ignore_nulls=True),
        score_said=words_of("score_evidence"),
        weight_said=words_of("weight_evidence"),
        target_unit=pl.col("target_unit").replace(_SAME_UNITS),
        actual_unit=pl.col("actual_unit").replace(_SAME_UNITS),
    )


def less_is_better() -> pl.Expr:
    """Whether the indicator, by its name or level, is the better the less it is."""
    names = pl.concat_str("level1", "level2", "level3", separator="/", ignore_nulls=True)
    return names.str.contains(LESS_IS_BETTER)


def comparable_actual() -> Interval:
    """The actual value's interval in the target's unit; null where the units are not comparable.

    A unit that only one of the two prints is taken as the other's. Money is scaled.
    """
    asked, given = pl.col("target_unit"), pl.col("actual_unit")
    money = given.replace_strict(MONEY_SCALE, default=None, return_dtype=pl.Decimal(38, 12))
    asked_money = asked.replace_strict(MONEY_SCALE, default=None, return_dtype=pl.Decimal(38, 12))
    same = asked.is_null() | given.is_null() | (asked == given)
    factor = pl.when(same).then(wide(1)).otherwise(money / asked_money)
    value = printed(pl.col("actual_value"), pl.col("actual_decimals"))
    return Interval(value.low * factor, value.high * factor)


def kind_of(name: str) -> pl.Expr:
    """words, percent, money or count; null where blank, or where digits are no single number with a unit."""
    unit, value = pl.col(f"{name}_unit"), pl.col(f"{name}_value")
    has_digits = pl.col(name).str.contains(r"[\d一二三四五六七八九十百千万亿两/]")
    number = (
        pl.when(unit == "%").then(pl.lit("percent"))
        .when(unit.is_in(list(MONEY_SCALE))).then(pl.lit("money"))
        .when(unit.is_not_null()).then(pl.lit("count"))
    )  # fmt: skip
    words = pl.when(~has_digits & (pl.col(name).str.len_chars() > 0)).then(pl.lit("words"))
    return pl.when(value.is_not_null()).then(number).otherwise(words)
