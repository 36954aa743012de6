"""The indicators of the forms, with their form's name, their numbers as intervals, and targets beside actual values."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_scale
from checks.engine.interval import MONEY_SCALE, Interval, printed, wide
from checks.prepared.intervals import is_awarded, with_intervals

# Where less is better, a target with = is a ceiling.
LESS_IS_BETTER = r"成本|费用|经费|支出|投入|造价|单价|时限|时间|期限|时长|工期|周期|不合格|投诉|事故|差错|损耗|流失|发案|偏差"
_SAME_UNITS = {"百分比": "%", "个百分点": "%"}
# Units of what is measured and rounded; every other unit counts things.
MEASURED = r"[%元万亿千吨斤克米亩顷升时分秒]"
_DIGITS = r"[\d一二三四五六七八九十百千万亿两/]"


def indicator_rows(indicators: pl.LazyFrame, projects: pl.LazyFrame) -> pl.LazyFrame:
    """One row an indicator: the columns of `indicators`, and

    name, subject, place  its form's name; form/indicator; 自评表 form indicator
    weight_low, weight_high, score_low, score_high  their intervals; a full score without decimals is exact
    target_kind, actual_kind  words, percent, money, count or date; null where blank, or digits that are no number with a unit
    actual_low, actual_high  the actual value in the target's unit; null where the units are not comparable
    less_is_better  whether the indicator, by its name or level, is the better the less it is
    may_reach, must_reach  whether some value, or every value, of the actual interval satisfies the target's operator; null
    where no operator is printed, for the direction is unknown then, or where the two cannot be compared
    """
    named = indicators.sort("document_id", "project_id", "position").join(
        projects.select("project_id", "name"), on="project_id", how="left", maintain_order="left"
    )
    numbers = with_intervals(named, ["weight", "score"], {"score": is_awarded()})
    units = numbers.with_columns(pl.col("target_unit", "actual_unit").replace(_SAME_UNITS))
    actual = _comparable_actual()
    levels = pl.concat_str("level1", "level2", "level3", separator="/", ignore_nulls=True)
    rows = units.with_columns(
        subject=pl.concat_str("name", "level3", separator="/", ignore_nulls=True),
        place=pl.concat_str(pl.lit("自评表"), "name", "level3", separator=" ", ignore_nulls=True),
        target_kind=_kind("target"),
        actual_kind=_kind("actual"),
        actual_low=actual.low,
        actual_high=actual.high,
        less_is_better=levels.str.contains(LESS_IS_BETTER) | _is_time_limit(),
    )
    return rows.with_columns(may_reach=_reaches(_best()), must_reach=_reaches(_worst()))


def _best() -> Interval:
    """The ends at which the target is most easily reached: for a ceiling the low one, for a floor the high one."""
    return Interval(pl.col("actual_low"), pl.col("actual_high"))


def _worst() -> Interval:
    """The ends at which it is least easily reached; a count is exact, whatever the interval of its digits."""
    middle = (pl.col("actual_low") + pl.col("actual_high")) / wide(2)
    counted = ~pl.coalesce("actual_unit", "target_unit", pl.lit("%")).str.contains(MEASURED) & (pl.col("actual_decimals") == 0)
    return Interval(pl.when(counted).then(middle).otherwise("actual_high"), pl.when(counted).then(middle).otherwise("actual_low"))


def _reaches(ends: Interval) -> pl.Expr:
    """Whether the end that matters satisfies the operator: `low` where less is asked, `high` where more is.

    A target with = is missed by less, and where less is better (costs, time limits) by more.
    """
    operator, target = pl.col("target_operator"), pl.col("target_value")
    exactly = pl.when("less_is_better").then(ends.low <= target).otherwise(ends.high >= target)
    return (
        pl.when(operator == ">=").then(ends.high >= target)
        .when(operator == ">").then(ends.high > target)
        .when(operator == "<=").then(ends.low <= target)
        .when(operator == "<").then(ends.low < target)
        .when(operator == "=").then(exactly)
    )  # fmt: skip


def _is_time_limit() -> pl.Expr:
    """60个工作日 of a 时效指标 is a limit; its rates are not."""
    of_time = pl.col("level2").str.contains("时效", literal=True).fill_null(False)
    return of_time & (pl.col("target_unit") != "%").fill_null(False)


def _comparable_actual() -> Interval:
    """A unit that only one of the two prints is taken as the other's. Money is scaled."""
    asked, given = pl.col("target_unit"), pl.col("actual_unit")
    same = asked.is_null() | given.is_null() | (asked == given)
    factor = pl.when(same).then(wide(1)).otherwise(money_scale(given) / money_scale(asked))
    value = printed(pl.col("actual_value"), pl.col("actual_decimals"))
    return Interval(value.low * factor, value.high * factor)


def _kind(name: str) -> pl.Expr:
    unit = pl.col(f"{name}_unit")
    number = (
        pl.when(unit == "%")
        .then(pl.lit("percent"))
        .when(unit.is_in(list(MONEY_SCALE)))
        .then(pl.lit("money"))
        .when(unit.is_not_null())
        .then(pl.lit("count"))
    )
    words = pl.when(~pl.col(name).str.contains(_DIGITS) & (pl.col(name) != "")).then(pl.lit("words"))
    date = pl.when(pl.col(f"{name}_operator") == "date").then(pl.lit("date"))
    return pl.when(pl.col(f"{name}_value").is_not_null()).then(number).otherwise(pl.coalesce(date, words))


def is_filled(cell: str) -> pl.Expr:
    """Whether a cell of an indicator holds words."""
    return (pl.col(cell).str.len_chars() > 0).fill_null(False)
