"""What each indicator aimed at and what it reached, as numbers in one unit."""

from __future__ import annotations

import polars as pl

from features.ratios import log_ratio, money

MAGNITUDES = {"万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4}
_PARTS = rf"^({'|'.join(MAGNITUDES)})?(.*)$"
_PRINTED = r"^[<>=≥≤约]*(-?\d+(?:\.\d+)?)(.*)$"
_SAME_UNITS = {"百分比": "%", "％": "%", "个百分点": "%"}
NEAR = 1e-9  # of the larger one: what floats make of one number that is printed in 元 and in 万元
AT_LEAST, AT_MOST = (">=", ">"), ("<=", "<")
# The kinds of indicators by the words of level 2, else of level 1; the first that fits.
KINDS = {"satisfaction": "满意", "cost": "成本", "benefit": "效益|影响|效能", "output": "产出|数量|质量|时效|效率"}


def aims(indicators: pl.LazyFrame) -> pl.LazyFrame:
    """One row an indicator: indicator_id, project_id, document_id, level2, operator, weight, score (floats) and

    kind                     output, benefit, satisfaction, cost, or null
    target_kind, actual_kind number, date or text; null where nothing is printed
    target, actual, last     the numbers without the magnitude of their unit: 元 for 万元; null where there is none
    target_unit, actual_unit that unit; null where none is printed
    comparable               whether target and actual are numbers of one unit
    achievement              natural logarithm of actual / target, of target / actual where the target is a most (<=);
                             null unless both are positive and comparable
    exact, missed            whether comparable numbers are equal, whether the actual one is on the wrong side
    deducted, has_reason     whether the score is below the weight; whether a reason is printed, null without such a column
    is_new                   whether 上年完成情况 says 新增
    """
    numbers = indicators.select(
        *("indicator_id", "project_id", "document_id", "level2"),
        operator="target_operator",
        weight=money("weight"),
        score=money("score"),
        kind=pl.coalesce(_kind("level2"), _kind("level1")),
        target_kind=_form_of("target"),
        actual_kind=_form_of("actual"),
        # A number without a unit is of that of the number that it is held against: 3 is 3万元 where the target is 5万元.
        **_number("target", pl.col("target_value"), pl.coalesce("target_unit", "actual_unit")),
        **_number("actual", pl.col("actual_value"), pl.coalesce("actual_unit", "target_unit")),
        **_number("last", _last(1), pl.coalesce(_last(2), "target_unit", "actual_unit")),
        is_new=pl.col("last_year_value").str.contains("新增"),
        deducted=money("score") < money("weight"),
        has_reason=pl.when(pl.col("has_reason_column")).then(pl.col("deviation_reason").is_not_null()),
    )
    both = numbers.with_columns(comparable=one_unit("target", "actual"))
    return both.with_columns(achievement=_achievement(), exact=_exact(), missed=_missed())


def one_unit(target: str, other: str) -> pl.Expr:
    """Whether both are numbers of one unit, or of none."""
    same = pl.col(f"{target}_unit").eq_missing(pl.col(f"{other}_unit"))
    return same & pl.col(target).is_not_null() & pl.col(other).is_not_null()


def _kind(level: str) -> pl.Expr:
    return pl.coalesce(pl.when(pl.col(level).str.contains(words)).then(pl.lit(kind)) for kind, words in KINDS.items())


def _form_of(name: str) -> pl.Expr:
    operator = pl.col(f"{name}_operator")
    return (
        pl.when(operator == "date")
        .then(pl.lit("date"))
        .when((operator == "range") | pl.col(f"{name}_value").is_not_null())
        .then(pl.lit("number"))
        .when(pl.col(name).is_not_null())
        .then(pl.lit("text"))
    )


def _number(name: str, value: pl.Expr, unit: pl.Expr) -> dict[str, pl.Expr]:
    """The number without the magnitude of its unit, and that unit."""
    times = unit.str.extract(_PARTS, 1).replace_strict(MAGNITUDES, default=1.0, return_dtype=pl.Float64)
    base = unit.str.extract(_PARTS, 2).replace(_SAME_UNITS)
    return {
        name: value.cast(pl.Float64, strict=False) * times.fill_null(1.0),
        f"{name}_unit": pl.when(base.str.len_chars() > 0).then(base),
    }


def _last(part: int) -> pl.Expr:
    words = pl.col("last_year_value").str.replace_all(",", "").str.extract(_PRINTED, part)
    return pl.when(words.str.len_chars() > 0).then(words)


def _achievement() -> pl.Expr:
    reached = log_ratio("actual", "target")
    directed = pl.when(pl.col("operator").is_in(AT_MOST)).then(-reached).otherwise(reached)
    # Adding 0 makes 0 of -0.
    return pl.when(pl.col("comparable") & _directed()).then(directed + 0.0)


def _directed() -> pl.Expr:
    return pl.col("operator").is_null() | pl.col("operator").is_in([*AT_LEAST, *AT_MOST, "="])


def _exact() -> pl.Expr:
    larger = pl.max_horizontal(pl.col("target").abs(), pl.col("actual").abs())
    return pl.when(pl.col("comparable")).then((pl.col("target") - pl.col("actual")).abs() <= NEAR * larger)


def _missed() -> pl.Expr:
    """Below what was to be reached, above what was not to be exceeded."""
    below = pl.when(pl.col("operator").is_in(AT_MOST)).then(pl.col("actual") > pl.col("target"))
    wrong = below.otherwise(pl.col("actual") < pl.col("target"))
    return pl.when(pl.col("comparable") & _directed()).then(wrong & ~_exact())
