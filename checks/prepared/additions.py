"""Every total of the narrative whose parts are printed below it, with the sum of those parts."""

from __future__ import annotations

import polars as pl

from checks.adding import state_sum
from checks.interval import columns, variance
from checks.prepared.gaps import with_gaps

SUMMED = ("amount", "count", "change", "initial_budget", "full_year_budget", "final")
# Printed below a total, yet another cut through it and no part of its sum.
NO_PARTS = ("授予中小企业合同金额", "授予小微企业合同金额")
UNREAD = "其间有没有读懂的数，分项可能不全"
_SAME_TOTAL = {"本年收入合计": "本年收入", "本年支出合计": "本年支出"}
_SECTION = ["document_id", "section", "measure", "unit"]


def additions(prose: pl.LazyFrame, unread: pl.LazyFrame, headings: pl.LazyFrame) -> pl.LazyFrame:
    """Claims that a total is the sum of its parts: one row a (total, measure, unit) of a section with at least one part.

    A part is one step below its total; where the step between is not printed, two steps below (公务用车购置费 below
    “三公”经费 in the sentences about the budget).

    Columns: those of a claim (`checks.claims.STATED`), section, measure, and names: the parts' last steps.
    """
    summed = _by_one_name(prose.filter(pl.col("measure").is_in(SUMMED)))
    parts = _lifted(summed.filter(pl.col("parent").is_not_null(), ~pl.col("leaf").is_in(NO_PARTS)), summed)
    whole_of = [*_SECTION, "parent"]
    with_total = pl.concat([parts, summed.with_columns(parent="subject")], how="diagonal")
    gaps = with_gaps(with_total, unread, headings, list_of=whole_of).select(*whole_of, "has_unread").unique()
    parts = parts.join(gaps, on=whole_of, how="left", maintain_order="left").with_columns(
        blocked=pl.coalesce("blocked", pl.when("has_unread").then(pl.lit(UNREAD)))
    )
    sums = parts.group_by(*_SECTION, subject="parent", maintain_order=True).agg(summed_parts())
    totals = summed.select(*_SECTION, "subject", "place", "said", "value", "low", "high", "blocked", "cited", digits="decimals")
    joined = totals.join(sums, on=[*_SECTION, "subject"], how="inner")
    return state_sum(joined.with_columns(pl.col("variance") + variance(columns(""))), "section", "measure", "names")


def _by_one_name(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """本年收入合计 is 本年收入 where its kinds are parts of it: the same total, by another name."""
    totals = pl.col("leaf").replace(_SAME_TOTAL)
    is_total = pl.col("leaf").is_in(list(_SAME_TOTAL))
    has_other = pl.col("subject").is_in(list(_SAME_TOTAL.values())).any().over("document_id", "section")
    again = numbers.filter(is_total & ~has_other).with_columns(subject=totals, parent=pl.lit(None, dtype=pl.String), leaf=totals)
    return pl.concat([numbers, again])


def _lifted(parts: pl.LazyFrame, summed: pl.LazyFrame) -> pl.LazyFrame:
    """The parts, with the total two steps above as parent where the step between is not printed."""
    # A total that a list states again is printed twice: its parts are counted once.
    printed = summed.select(*_SECTION, parent="subject", is_printed=True).unique(maintain_order=True)
    above = pl.col("parent").str.extract(r"^(.+)/[^/]+$")
    lifted = pl.when(pl.col("is_printed").is_null()).then(pl.coalesce(above, "parent")).otherwise("parent")
    return parts.join(printed, on=[*_SECTION, "parent"], how="left", maintain_order="left").with_columns(parent=lifted)


def summed_parts() -> list[pl.Expr]:
    """The aggregations that make a sum of rows of `prose`.

    parts, parts_low, parts_high (the sum and its ends), formula (3,587.26+0.00), names (the last steps), variance (of
    their rounding), mixed (whether numbers of both signs are added), parts_cited, parts_blocked.
    """
    negative = pl.col("value") < 0
    term = pl.concat_str(pl.when(negative).then(pl.lit("-")).otherwise(pl.lit("+")), "digits_said")
    return [
        pl.col("value").sum().alias("parts"),
        pl.col("low").sum().alias("parts_low"),
        pl.col("high").sum().alias("parts_high"),
        term.str.join("").str.strip_chars_start("+").alias("formula"),
        pl.col("leaf").alias("names"),
        variance(columns("")).sum().alias("variance"),
        (negative.any() & (pl.col("value") > 0).any()).alias("mixed"),
        pl.col("cited").alias("parts_cited"),
        pl.col("blocked").drop_nulls().first().alias("parts_blocked"),
    ]
