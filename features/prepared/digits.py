"""The printed digits of numbers."""

from __future__ import annotations

import polars as pl


def ends_in_0_or_5(value: pl.Expr, decimals: pl.Expr) -> pl.Expr:
    """Whether the last printed digit is 0 or 5: of 12.50 and of 15, not of 12.5 with one digit more, 12.51."""
    printed = value.cast(pl.Float64) * pl.lit(10.0).pow(decimals.cast(pl.Int32).fill_null(0))
    return printed.round().cast(pl.Int64, strict=False) % 5 == 0


def share_of_enough(told: pl.Expr, least: int) -> pl.Expr:
    """The share in percent of what is true; null where fewer than `least` are known."""
    return pl.when(told.count() >= least).then(100 * told.mean())
