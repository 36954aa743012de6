"""The printed numbers of forms with their intervals, computed once for all checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from checks.engine.interval import printed


def with_intervals(frame: pl.LazyFrame, names: Iterable[str], exact: Mapping[str, pl.Expr] | None = None) -> pl.LazyFrame:
    """The frame with <name>_low and <name>_high for each of the named numbers, whose digits are in <name>_decimals.

    exact: by name, where the number carries no rounding.
    """
    ends: dict[str, pl.Expr] = {}
    for name in names:
        interval = printed(pl.col(name), pl.col(f"{name}_decimals"), (exact or {}).get(name))
        ends |= {f"{name}_low": interval.low, f"{name}_high": interval.high}
    return frame.with_columns(**ends)


def is_awarded() -> pl.Expr:
    """Whether a score is exact: printed in full and without decimals (10 of 10) it was awarded, not rounded from 9.6."""
    return (pl.col("score") == pl.col("weight")) & (pl.col("score_decimals") == 0)
