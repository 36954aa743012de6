"""What a check states, and helpers to state it briefly.

A check returns one row a relation that it looked at, with the columns of STATED. It does not judge:

- a claim about numbers brings `printed` and `derived`, each with the ends of its interval;
- a claim about words, or an inequality, brings `holds`: true, false, or null where it cannot be said;
- a claim that must not be judged brings `silent`, the reason in Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checks.interval import MONEY_SCALE, WIDE, Interval
from data.tables import CITED

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
    "evidence": CITED,  # first the number that is judged
    "message": pl.String,  # where the common form does not serve
    "cause": pl.String,  # claims with one root, where the check knows it
}
_NOTHING = {name: pl.lit(None, dtype=dtype).alias(name) for name, dtype in STATED.items()}


def stated(frame: pl.LazyFrame, **columns: pl.Expr) -> pl.LazyFrame:
    """The frame's rows as claims: the columns named here, and those of STATED that are not named are null.

    `document_id`, `subject` and `place` are taken from the frame where they are not named. An unknown column raises
    KeyError: nothing is dropped in silence.
    """
    if unknown := set(columns) - set(STATED):
        raise KeyError(f"a claim has no column {', '.join(sorted(unknown))}")
    taken = {name: pl.col(name) for name in ("document_id", "subject", "place")} | columns
    return frame.select(taken[name].alias(name) if name in taken else nothing for name, nothing in _NOTHING.items())


def number(name: str, value: pl.Expr, interval: Interval) -> dict[str, pl.Expr]:
    """The three columns of `printed` or `derived`."""
    return {name: value.cast(WIDE), f"{name}_low": interval.low, f"{name}_high": interval.high}


def cite(role: str, evidence: str = "evidence") -> pl.Expr:
    """An evidence column of the frame as one entry of a claim's evidence; null where nothing is printed.

    Needs the column `document_id`.
    """
    place = pl.col(evidence).struct
    fields = [place.field(name) for name in ("page", "start", "end", "quote", "box")]
    entry = pl.struct(pl.lit(role).alias("role"), *fields, pl.col("document_id"))
    return pl.when(place.field("start").is_not_null()).then(entry)


def as_role(role: str, cited: str = "cited") -> pl.Expr:
    """An entry made by `cite`, in another role."""
    return pl.when(pl.col(cited).is_not_null()).then(pl.col(cited).struct.with_fields(pl.lit(role).alias("role")))


def evidence(*entries: pl.Expr) -> pl.Expr:
    """The evidence of a claim: entries, or lists of entries, in order; the number that is judged first."""
    return pl.concat_list(entries).list.drop_nulls()


def words_of(evidence: str) -> pl.Expr:
    """The printed words of an evidence column, without white space; null where nothing is printed."""
    return pl.col(evidence).struct.field("quote").str.replace_all(r"\s", "")


def money_at_stake(value: pl.Expr, unit: pl.Expr | None = None) -> pl.Expr:
    """An amount in 万元 without its sign; null where the unit is no money. Without `unit` it is 万元 already."""
    if unit is None:
        return value.cast(WIDE).abs()
    return (value.cast(WIDE) * unit.replace_strict(MONEY_SCALE, default=None, return_dtype=WIDE)).abs()


def first_reason(*reasons: pl.Expr) -> pl.Expr:
    """The first reason that is not null: a claim is silent for one of several."""
    return pl.coalesce(reasons)


def reason_if(condition: pl.Expr, reason: str) -> pl.Expr:
    """The reason where the condition is true, else null."""
    return pl.when(condition).then(pl.lit(reason))
