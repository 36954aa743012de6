"""Quotients that are null where they are not defined, and the reasons in Chinese. Never infinite, never a stand-in."""

from __future__ import annotations

import polars as pl

NOT_READ = "未读到"


def ratio(part: str | pl.Expr, whole: str | pl.Expr) -> pl.Expr:
    """part / whole; null where one is null, or the whole is not positive."""
    base = _column(whole)
    return (_column(part) / pl.when(base > 0).then(base)).cast(pl.Float64)


def percent(part: str | pl.Expr, whole: str | pl.Expr) -> pl.Expr:
    """100 * part / whole; null where one is null, or the whole is not positive.

    What a float adds behind the ninth digit is cut off, so that 41.4 of 69 is 60.0, which is not below 60.
    """
    return ratio(100 * _column(part), whole).round(9)


def money(column: str) -> pl.Expr:
    """An amount of a table as a float."""
    return pl.col(column).cast(pl.Float64)


def rate_of_change(now: str | pl.Expr, before: str | pl.Expr) -> pl.Expr:
    """100 * (now - before) / before; null where one is null, or what was before is not positive."""
    return percent(_column(now) - _column(before), before)


def log_ratio(part: str | pl.Expr, whole: str | pl.Expr) -> pl.Expr:
    """Natural logarithm of part / whole; null unless both are positive."""
    above, below = (pl.when(value > 0).then(value).cast(pl.Float64) for value in (_column(part), _column(whole)))
    return above.log() - below.log()


def flag(condition: pl.Expr) -> pl.Expr:
    """1.0, 0.0, or null where the condition is not known."""
    return condition.cast(pl.Float64)


def why_no_base(base: str | pl.Expr, title: str) -> pl.Expr:
    """The reason why a quotient by `base` is not defined: it is not read, 0 or negative; else null."""
    value = _column(base)
    return (
        pl.when(value.is_null())
        .then(pl.lit(f"{title}{NOT_READ}"))
        .when(value == 0)
        .then(pl.lit(f"{title}为0"))
        .when(value < 0)
        .then(pl.lit(f"{title}为负"))
    )


def why_not_read(value: str | pl.Expr, title: str) -> pl.Expr:
    """The reason why what rests on `value` is not defined: it is not read; else null."""
    return pl.when(_column(value).is_null()).then(pl.lit(f"{title}{NOT_READ}"))


def first_reason(*reasons: pl.Expr) -> pl.Expr:
    """The first reason that there is."""
    return pl.coalesce(reasons)


def _column(value: str | pl.Expr) -> pl.Expr:
    return pl.col(value) if isinstance(value, str) else value
