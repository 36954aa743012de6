"""The one place that judges: a stated claim becomes holds, improbable, fails or silent.

verdict      what must be true of the printed interval P and the derived interval D
holds        P and D meet (touching ends meet)
improbable   they meet, but a sum lies beyond four sigma of independent rounding
fails        they do not meet; `gap` is their distance
silent       the check gave a reason, or a number is missing

A failing number that is explained exactly by cutting instead of rounding drops to a notice and says so.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import NOTHING_PRINTED
from checks.engine.interval import Interval, columns, distance, wide
from data.parameters import parameters

IMPROBABLE_SIGMA = "improbable_sigma"  # the threshold of data/parameters
SIGMAS = float(parameters()[IMPROBABLE_SIGMA][-1].value)
CUT = "若按截尾（去尾）而不是四舍五入计算，两数相符"
IMPROBABLE = "各数四舍五入后可能相差这么多，但机会约为三万分之一"


def judged(claims: pl.LazyFrame, sigmas: float = SIGMAS) -> pl.LazyFrame:
    """The claims with `gap`, `state` and `reason`, and with the severity that cutting leaves.

    claims: the columns of `checks.engine.claims.STATED`, with the check's own `severity` filled in.
    sigmas: how many standard deviations of independent rounding a sum may lie off before it is improbable.
    """
    apart = distance(columns("printed_"), columns("derived_"))
    with_gap = claims.with_columns(gap=apart, unlikely=_is_unlikely(sigmas))
    with_state = with_gap.with_columns(state=_state(), cut=_is_cut())
    excused = (pl.col("state") == "fails") & pl.col("cut")
    return with_state.with_columns(
        reason=_reason(excused),
        severity=pl.when(excused).then(pl.lit("notice")).otherwise("severity"),
    ).drop("cut", "unlikely")


def _state() -> pl.Expr:
    return (
        pl.when(pl.col("silent").is_not_null())
        .then(pl.lit("silent"))
        .when(pl.col("holds").is_not_null())
        .then(pl.when("holds").then(pl.lit("holds")).otherwise(pl.lit("fails")))
        .when(pl.col("gap").is_null())
        .then(pl.lit("silent"))
        .when(pl.col("gap") > 0)
        .then(pl.lit("fails"))
        .when("unlikely")
        .then(pl.lit("improbable"))
        .otherwise(pl.lit("holds"))
    )


def _reason(excused: pl.Expr) -> pl.Expr:
    return (
        pl.when(pl.col("state") == "silent")
        .then(pl.coalesce("silent", pl.lit(NOTHING_PRINTED)))
        .when(excused)
        .then(pl.lit(CUT))
        .when(pl.col("state") == "fails")
        .then("explained")
        .when(pl.col("state") == "improbable")
        .then(pl.lit(IMPROBABLE))
    )


def _is_unlikely(sigmas: float) -> pl.Expr:
    difference = (pl.col("printed") - pl.col("derived")).abs().cast(pl.Float64)
    return (difference > sigmas * pl.col("variance").sqrt()).fill_null(False)


def _is_cut() -> pl.Expr:
    """Whether cutting instead of rounding explains the number exactly.

    A number v that was cut stands for [v, v + one unit of its last digit), away from zero. The parts of a sum may have
    been cut with it; the operands of a quotient are taken as they are. A gap of more than one unit is another fault.
    """
    # Nothing is what is left of either sign.
    signed = pl.when(pl.col("printed") == 0).then("derived").otherwise("printed")
    sign = pl.when(signed < 0).then(wide(-1)).otherwise(wide(1))
    unit = columns("printed_").width
    low, high = _derived_if_cut(sign)
    beyond = sign * pl.col("printed") + unit
    explained = (low < beyond) & (high >= sign * pl.col("printed")) & (pl.col("gap") <= unit)
    return (explained & pl.col("holds").is_null() & ~pl.col("forced").fill_null(False)).fill_null(False)


def _derived_if_cut(sign: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """The derived interval, mirrored to the printed sign; a sum of cut parts reaches from its value by its whole width."""
    derived: Interval = columns("derived_")
    middle = sign * pl.col("derived")
    is_sum = pl.col("variance").is_not_null()
    low = pl.min_horizontal(sign * derived.low, sign * derived.high)
    high = pl.max_horizontal(sign * derived.low, sign * derived.high)
    # Half-open at the far end: a part that reached the next digit would have been printed with it.
    reach = middle + derived.width - wide("1E-12")
    return pl.when(is_sum).then(middle).otherwise(low), pl.when(is_sum).then(reach).otherwise(high)
