"""Every total of the narrative whose parts are printed below it, with the sum of those parts."""

from __future__ import annotations

import polars as pl

from checks.engine.interval import columns, variance
from checks.prepared.gaps import with_gaps
from checks.prepared.prose import stem
from checks.shapes.adding import state_sum
from data.quantities import named_paths, names_by_path, quantities, sides_by_path

SUMMED = ("amount", "count", "change", "initial_budget", "full_year_budget", "final")
# Printed below a total, yet another cut through it and no part of its sum.
NO_PARTS = ("授予中小企业合同金额", "授予小微企业合同金额")
UNREAD = "其间有没有读懂的数，分项可能不全"
_SECTION = ["document_id", "section", "measure", "unit"]


def additions(prose: pl.LazyFrame, unread: pl.LazyFrame, headings: pl.LazyFrame) -> pl.LazyFrame:
    """Claims that a total is the sum of its parts: one row a (total, measure, unit) of a section with at least one part.

    A part is one step below its total; where the step between is not printed, two steps below (公务用车购置费 below
    “三公”经费 in the sentences about the budget). Where a section does not print the total under the name below which its
    parts stand, it is the same quantity under another name (本年收入合计 for 本年收入), there or under the same heading.

    Columns: those of a claim (`checks.engine.claims.STATED`), section, measure, and names: the parts' last steps.
    """
    numbers = _by_sides(_finals_as_amounts(prose.filter(pl.col("measure").is_in(SUMMED)))).cache()
    summed = pl.concat([numbers, _under_other_names(numbers)], how="diagonal").cache()
    parts = _lifted(summed.filter(pl.col("parent").is_not_null(), ~pl.col("leaf").is_in(NO_PARTS)), summed)
    # A part that a summary and an item print is counted once, and so is one beside what holds it.
    parts = _without_held(parts).unique([*_SECTION, "subject"], keep="first", maintain_order=True).cache()
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


def _finals_as_amounts(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """决算数 is the amount of a subject of which a section states no other."""
    has_amount = (pl.col("measure") == "amount").any().over("section_key")
    is_amount = (pl.col("measure") == "final") & ~has_amount
    return numbers.with_columns(measure=pl.when(is_amount).then(pl.lit("amount")).otherwise("measure"))


def _by_sides(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """Parts of 收入支出总计 as parts of the side that they belong to."""
    side = pl.col("subject").replace_strict(sides_by_path(), default=None, return_dtype=pl.String)
    return numbers.with_columns(
        subject=pl.coalesce(side, "subject"), parent=pl.coalesce(side.str.extract(r"^(.+)/[^/]+$"), "parent")
    )


def _without_held(parts: pl.LazyFrame) -> pl.LazyFrame:
    """The parts without those that another one of them holds: 一般公共预算财政拨款收入 beside 财政拨款收入."""
    for holder in quantities().values():
        if holder.holds:
            is_there = pl.col("subject").is_in(list(holder.paths)).any().over(*_SECTION)
            parts = parts.filter(~(pl.col("leaf").is_in(list(holder.holds)) & is_there))
    return parts


def _under_other_names(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """The totals that a section misses under the name below which its parts stand, from another name or a sibling section."""
    wholes = numbers.drop_nulls("parent").select(*_SECTION, subject="parent").unique(maintain_order=True)
    printed = numbers.select(*_SECTION, "subject").unique()
    missing = wholes.join(printed, on=[*_SECTION, "subject"], how="anti", maintain_order="left")
    asked = missing.with_columns(stem=stem(), of=_quantity()).rename({"section": "asking", "subject": "asked"})
    names = pl.LazyFrame(named_paths(), schema=["subject", "of"], orient="row")
    known = numbers.with_columns(stem=stem()).join(names, on="subject", how="inner", maintain_order="left")
    found = asked.join(known, on=["document_id", "stem", "of", "measure", "unit"], how="inner", maintain_order="left")
    # Another section may have the total where all parts stand in this one: 七(一) tells the total, 七(二) its parts.
    is_here = pl.col("section") == pl.col("asking")
    asked_once = pl.col("asking").n_unique().over("document_id", "stem", "of", "measure", "unit") == 1
    has_parts = (
        wholes.with_columns(of=_quantity()).select("document_id", "measure", "unit", "of", "section", has_parts=True).unique()
    )
    told = found.with_columns(is_here=is_here, asked_once=asked_once).join(
        has_parts, on=["document_id", "measure", "unit", "of", "section"], how="left", maintain_order="left"
    )
    near = told.filter(pl.col("is_here") | (pl.col("asked_once") & pl.col("has_parts").is_null()))
    ranked = near.sort("is_here", descending=True, maintain_order=True)
    first = ranked.unique(["document_id", "asking", "asked", "measure", "unit"], keep="first", maintain_order=True)
    return first.with_columns(
        section="asking", subject="asked", parent=pl.lit(None, dtype=pl.String), leaf=pl.col("asked").str.extract(r"([^/]+)$")
    ).select(numbers.collect_schema().names())


def _quantity() -> pl.Expr:
    return pl.col("subject").replace(names_by_path())


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
