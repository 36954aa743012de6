"""What a check states, and helpers to state it briefly.

A check returns one row a relation that it looked at, with the columns of STATED. It does not judge:

- a claim about numbers brings `printed` and `derived`, each with the ends of its interval;
- a claim about words, or an inequality, brings `holds`: true, false, or null where it cannot be said;
- a claim that must not be judged brings `silent`, the reason in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, reduce
from operator import or_

import polars as pl

from checks.engine.evidence import PLACE
from checks.engine.interval import MONEY_SCALE, WIDE, Interval, wide

NOTHING_PRINTED = "没有可查的数"

STATED: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "document_id": pl.String,
    "subject": pl.String,  # what the claim is about
    "place": pl.String,  # where a person finds it: 五(三)20 其他支出
    "said": pl.String,  # the printed words: 降低7.59%
    "printed": WIDE,
    "printed_low": WIDE,
    "printed_high": WIDE,
    "derived": WIDE,
    "derived_low": WIDE,
    "derived_high": WIDE,
    "unit": pl.String,
    "digits": pl.Int8,  # digits printed after the point: the message shows no fewer
    "formula": pl.String,  # filled in: 1.27÷(18+1.27)
    "variance": pl.Float64,  # of the rounding of all numbers of a sum; null for every other relation
    "holds": pl.Boolean,
    "silent": pl.String,  # why it must not be judged
    "explained": pl.String,  # what explains the difference, should it fail; the sentence without its full stop
    "forced": pl.Boolean,  # cut so that shares add to 100.00: cutting excuses nothing
    "severity": pl.String,  # where it differs from the check's own
    "at_stake": WIDE,  # 万元
    "cited": pl.List(PLACE),  # the places that it rests on (`checks.engine.evidence`), first the number that is judged
    "message": pl.String,  # where the common form does not serve
    "cause": pl.String,  # claims with one root, where the check knows it
}


def stated(frame: pl.LazyFrame, *taken: str, **columns: pl.Expr) -> pl.LazyFrame:
    """The frame's rows as claims, with the columns of STATED that they have; the run makes the others null.

    taken: columns that the frame holds under their name, beside `document_id`, `subject` and `place`. columns: those
    that are computed. A computed column that STATED does not know raises KeyError: nothing is dropped in silence.
    """
    if unknown := columns.keys() - STATED.keys():
        raise KeyError(f"a claim has no column {', '.join(sorted(unknown))}")
    held = [name for name in ("document_id", "subject", "place") if name not in columns]
    return frame.select(*held, *taken, **columns)


def number(name: str, value: pl.Expr, interval: Interval) -> dict[str, pl.Expr]:
    """The three columns of `printed` or `derived`."""
    return {name: value.cast(WIDE), f"{name}_low": interval.low, f"{name}_high": interval.high}


def cited(*names: str) -> pl.Expr:
    """What a claim cites: the places `<name>_cited` of each of the names; the number that is judged first."""
    return pl.concat_list(f"{name}_cited" for name in names)


def words_of(name: str) -> pl.Expr:
    """The printed words of `<name>`, as they stand; null where nothing is printed. Messages leave out the space."""
    return pl.col(f"{name}_said")


def plain(name: str) -> pl.Expr:
    """A number as it is said, without trailing zeros: 37.5, 40."""
    return pl.col(name).cast(pl.Float64).cast(pl.String).str.strip_suffix(".0")


def money_at_stake(value: pl.Expr, unit: pl.Expr | None = None) -> pl.Expr:
    """An amount in 万元 without its sign; null where the unit is no money. Without `unit` it is 万元 already."""
    if unit is None:
        return value.cast(WIDE).abs()
    return (value.cast(WIDE) * money_scale(unit)).abs()


def money_scale(unit: pl.Expr) -> pl.Expr:
    """How many 万元 a unit of money is; null for every other unit."""
    scales = [pl.when(unit == name).then(wide(scale)) for name, scale in MONEY_SCALE.items()]
    return pl.coalesce(scales)


@cache
def text(words: str) -> pl.Expr:
    """A literal of words; made once, for a hundred checks say 万元."""
    return pl.lit(words)


def any_of(column: str, names: Iterable[str]) -> pl.Expr:
    """Whether the column holds one of a few names."""
    return reduce(or_, (pl.col(column) == name for name in names))


def first_reason(*reasons: pl.Expr) -> pl.Expr:
    """The first reason that is not null: a claim is silent for one of several."""
    return pl.coalesce(reasons)


def reason_if(condition: pl.Expr, reason: str) -> pl.Expr:
    """The reason where the condition is true, else null."""
    return pl.when(condition).then(text(reason))
