"""Every share (占 x%) of the narrative beside its part and its whole."""

from __future__ import annotations

import polars as pl

from checks.engine.interval import columns, holds_zero, meets, share, wide
from checks.prepared.classified import TOTAL
from checks.prepared.prose import stated_amounts
from checks.shapes.beside import beside
from data.quantities import names_by_path, quantities

# Facts that were drawn, not read, have no base: their words name the whole.
_NAMED = r"占(?:20\d\d年(?:度)?)?([^占，,。；;：:\d%]{2,20}?)的"
_COUNTED = ("amount", "count", "final")
_WHOLE = ["document_id", "whole_of", "unit_of_money"]
_TAKEN = ("value", "low", "high", "said", "cited", "blocked")


def shared_wholes(prose: pl.LazyFrame, classified: pl.LazyFrame) -> pl.LazyFrame:
    """One row a printed share: the columns of `prose`, and

    whole    name of what it is a share of: as the sentence says (占…的; `base` of the fact), else the subject above, else (a
             class of the general budget) the general budget; null where nothing says it
    part_value, part_low, part_high, part_said, part_cited, part_blocked  the amount of the same subject, null where not printed
    whole_value, whole_low, whole_high, whole_said, whole_cited, whole_blocked  the whole: of the same section where that
             states it, else what all statements of it together allow. 占总支出的 of a part of 本年支出 is said of either: where
             the share fits the subject above alone, that is the whole
    """
    said = prose.filter(pl.col("measure") == "share").with_columns(base=pl.coalesce("base", pl.col("clause").str.extract(_NAMED)))
    shares = beside(said, prose, "part", _COUNTED).rename({"part_unit": "unit_of_money"})
    classes = classified.filter(pl.col("level") == "class").select("key", is_class=True).unique()
    named = shares.join(classes, on="key", how="left", maintain_order="left").with_columns(
        said_of=_quantity(pl.col("base")),
        above_of=_quantity(pl.coalesce("parent", pl.when("is_class").then(pl.lit(TOTAL)))),
    )
    amounts = stated_amounts(prose).with_columns(whole_of=_quantity(pl.col("subject")), unit_of_money="unit").cache()
    both = _with_whole(_with_whole(named, amounts, "said"), amounts, "above")
    # A column of its own: within each of the choices the same large expression would be planned anew.
    by_above = pl.col("base").is_null() | (_fits("above") & ~_fits("said"))
    told = both.with_columns(by_above=by_above)
    chosen = [pl.when("by_above").then(f"above_{name}").otherwise(f"said_{name}").alias(f"whole_{name}") for name in _TAKEN]
    of = pl.when("by_above").then("above_of").otherwise("said_of")
    return told.with_columns(*chosen, whole=of.replace(_TITLES).str.extract(r"([^/]+)$")).drop("by_above")


# What all names of a quantity are called together; other subjects go by their own.
_TITLES = {name: quantity.title for name, quantity in quantities().items()}


def _quantity(path: pl.Expr) -> pl.Expr:
    """The name of the quantity that a subject is, else its path."""
    return path.replace(names_by_path())


def _with_whole(shares: pl.LazyFrame, amounts: pl.LazyFrame, side: str) -> pl.LazyFrame:
    """The shares with <side>_value ...: the whole that <side>_of names."""
    near = _wholes(amounts, [*_WHOLE, "section"], "near")
    far = _wholes(amounts, _WHOLE, "far")
    keyed = shares.with_columns(whole_of=f"{side}_of")
    joined = keyed.join(near, on=[*_WHOLE, "section"], how="left", maintain_order="left").join(
        far, on=_WHOLE, how="left", maintain_order="left"
    )
    taken = [pl.coalesce(f"near_{name}", f"far_{name}").alias(f"{side}_{name}") for name in _TAKEN]
    return joined.with_columns(taken).drop("whole_of", *(f"{place}_{name}" for place in ("near", "far") for name in _TAKEN))


def _fits(side: str) -> pl.Expr:
    """Whether the share is that of its part in one of the two wholes."""
    whole = columns(f"{side}_")
    return (meets(columns(""), share(columns("part_"), whole)) & ~holds_zero(whole)).fill_null(False)


def _wholes(amounts: pl.LazyFrame, by: list[str], prefix: str) -> pl.LazyFrame:
    """What all statements of a whole together allow: the widest interval, so that a restated whole accuses no share."""
    first = [pl.col(name).first().alias(f"{prefix}_{name}") for name in ("value", "said", "cited")]
    return amounts.group_by(by, maintain_order=True).agg(
        *first,
        pl.col("low").min().alias(f"{prefix}_low"),
        pl.col("high").max().alias(f"{prefix}_high"),
        pl.col("blocked").drop_nulls().first().alias(f"{prefix}_blocked"),
    )


def adds_to_hundred() -> pl.Expr:
    """Whether the printed shares of one whole in one section add to 100 exactly: then one may have been forced to fit."""
    of_one_whole = ("document_id", "section", "whole")
    return (pl.col("value").sum().over(of_one_whole) == wide(100)) & (pl.len().over(of_one_whole) > 1)
