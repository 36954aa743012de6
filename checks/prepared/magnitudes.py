"""Units in magnitudes: 万元 and 亿元 count the same thing, and one is easily written for the other."""

from __future__ import annotations

import polars as pl

MAGNITUDES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4}
NEAR, FAR = 10, 100  # times: as printed the two amounts are near, by their units far apart
_PARTS = rf"^({'|'.join(MAGNITUDES)})?(.*)$"


def base_of(name: str) -> pl.Expr:
    """The unit of `<name>_unit` without its magnitude: 元 of 万元."""
    return pl.col(f"{name}_unit").str.extract(_PARTS, 2)


def unit_slipped() -> pl.Expr:
    """Whether target and actual value of an indicator are near each other as printed, yet a hundredfold and more apart by
    the magnitudes of their units; false where there is nothing to compare."""
    printed = pl.col("actual_value").cast(pl.Float64) / pl.col("target_value").cast(pl.Float64)
    real = printed * _magnitude_of("actual") / _magnitude_of("target")
    same = base_of("target") == base_of("actual")
    return (same & _within(printed, NEAR) & ~_within(real, FAR)).fill_null(False)


def _magnitude_of(name: str) -> pl.Expr:
    word = pl.col(f"{name}_unit").str.extract(_PARTS, 1)
    return word.replace_strict(MAGNITUDES, default=1, return_dtype=pl.Float64)


def _within(ratio: pl.Expr, times: int) -> pl.Expr:
    return ratio.is_between(1 / times, times, closed="none")
