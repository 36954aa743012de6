"""Claims that two quantities are the same, or that one bounds the other, for the checks that tie parts of a disclosure."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated, text
from checks.engine.interval import Interval, columns, meets

BLANK = "表中有资金未填数"
LAST_DIGIT = "两数相差末位一个单位，可能是各自取整所致"


def taken(name: str, quantity: str) -> dict[str, pl.Expr]:
    """The columns of a quantity of `checks.prepared.quantities` under another name: one_value, one_low ..."""
    return {f"{name}_{part}": pl.col(f"{quantity}_{part}") for part in _PARTS}


def summed(name: str, stem: str, place: str) -> dict[str, pl.Expr]:
    """The columns of a sum of `checks.prepared.form_totals` under another name; a sum with a blank cell is blocked."""
    kept = {f"{name}_{part}": pl.col(f"{stem}_{part}") for part in ("value", "low", "high", "said", "cited")}
    blank = reason_if(pl.col(f"{stem}_blanks") > 0, BLANK)
    return kept | {f"{name}_blocked": blank, f"{name}_place": text(place)}


_PARTS = ("value", "low", "high", "said", "place", "section", "cited", "blocked", "decimals")


def stated_or_of_forms(name: str, quantity: str, stem: str) -> dict[str, pl.Expr]:
    """The columns of a quantity of the narrative, or of the sum of the forms where the narrative does not state it.

    quantity: of `checks.prepared.quantities`; stem: of `checks.prepared.form_totals`. cited is a list.
    """
    is_stated = pl.col(f"{quantity}_value").is_not_null()
    parts = {
        f"{name}_{part}": pl.when(is_stated).then(f"{quantity}_{part}").otherwise(f"{stem}_{part}")
        for part in ("value", "low", "high", "said")
    }
    cited = pl.when(is_stated).then(pl.concat_list(f"{quantity}_cited")).otherwise(f"{stem}_cited")
    return parts | {f"{name}_cited": cited, f"{name}_blocked": pl.col(f"{quantity}_blocked")}


def tied(quantities: pl.LazyFrame, one: str, other: str, *, subject: str) -> pl.LazyFrame:
    """Two quantities of `checks.prepared.quantities` side by side, as `same_quantity` takes them; not one print twice."""
    pairs = quantities.select("document_id", subject=text(subject), **taken("one", one), **taken("other", other))
    return pairs.filter(pl.col("one_cited") != pl.col("other_cited"))


def same_quantity(pairs: pl.LazyFrame, *silent: pl.Expr, unit: str = "万元") -> pl.LazyFrame:
    """Claims that one quantity, printed in two places, is one number.

    pairs: document_id, subject, one_* and other_* (value, low, high, said, place, cited, blocked), one_decimals. Rows
    without one of the two are left out. Two numbers printed with one precision whose intervals touch at one end only are
    apart by one last digit: rounded from one amount they would be printed alike, so that is to be explained (notice).
    silent: further reasons.
    """
    both = pairs.filter(pl.col("one_value").is_not_null(), pl.col("other_value").is_not_null())
    touching = _touching(columns("one_"), columns("other_"))
    judged = both.with_columns(touching=touching, same=meets(columns("one_"), columns("other_")) & ~touching)
    return stated(
        judged,
        **number("printed", pl.col("one_value"), columns("one_")),
        **number("derived", pl.col("other_value"), columns("other_")),
        place=pl.col("one_place"),
        said=pl.col("one_said"),
        unit=text(unit),
        digits=pl.col("one_decimals"),
        holds=pl.col("same"),
        severity=pl.when("touching").then(text("notice")),
        explained=pl.when("touching").then(text(LAST_DIGIT)),
        message=pl.format("印“{}”，{}印“{}”，前后应为同一数", "one_said", pl.col("other_place"), "other_said"),
        silent=first_reason(pl.col("one_blocked"), pl.col("other_blocked"), *silent),
        at_stake=money_at_stake(pl.col("one_value")) if unit == "万元" else pl.lit(None),
        cited=pl.concat_list("one_cited", "other_cited"),
    )


def _touching(one: Interval, other: Interval) -> pl.Expr:
    """Whether two intervals of one width have one end in common and nothing else."""
    ends_meet = (one.low == other.high) | (one.high == other.low)
    return ends_meet & (one.width == other.width) & (one.low < one.high)


def within(pairs: pl.LazyFrame, *silent: pl.Expr) -> pl.LazyFrame:
    """Claims that a quantity is not above its bound: broken only where its low end is above the bound's high end.

    pairs: document_id, subject, place, one_* (value, low, high, said, cited), most_* (value, low, high, cited) of the
    bound, formula (the bound filled in), and why (what is bounded by what, in words). All money, 万元; cited may be lists.
    """
    both = pairs.filter(pl.col("one_value").is_not_null(), pl.col("most_value").is_not_null())
    said, most = in_words(pl.col("one_value")), in_words(pl.col("most_value"))
    over = in_words(pl.col("one_value") - pl.col("most_value"))
    return stated(
        both,
        **number("printed", pl.col("one_value"), columns("one_")),
        **number("derived", pl.col("most_value"), columns("most_")),
        said=pl.col("one_said"),
        unit=text("万元"),
        holds=pl.col("one_low") <= pl.col("most_high"),
        message=pl.format("{}：{}万元，超过{}={}万元，超出{}万元", "why", said, "formula", most, over),
        silent=first_reason(pl.lit(None, dtype=pl.String), *silent),
        at_stake=money_at_stake(pl.col("one_value")),
        cited=pl.concat_list("one_cited", "most_cited"),
    )


def in_words(amount: pl.Expr) -> pl.Expr:
    """An amount of 万元 with the two decimals that disclosures print."""
    return amount.cast(pl.Decimal(20, 2)).cast(pl.String)
