"""Every share (占 x%) of the narrative beside its part and its whole."""

from __future__ import annotations

import polars as pl

from checks.interval import wide
from checks.prepared.classified import TOTAL

# The whole as a sentence names it, and as its amount is called where it is stated.
SAME_WHOLE = {
    "本年支出合计": "本年支出",
    "本年收入合计": "本年收入",
    "政府采购支出": "政府采购支出总额",
    "采购支出总额": "政府采购支出总额",
}
_WHOLE = ["document_id", "whole", "unit_of_money"]


def shared_wholes(prose: pl.LazyFrame) -> pl.LazyFrame:
    """One row a printed share: the columns of `prose`, and

    whole    name of what it is a share of: as the sentence says (占…的), else the subject above, else (a class of 五(二))
             the general budget; null where nothing says it
    part_value, part_low, part_high, part_said, part_cited, part_blocked  the amount of the same subject, null where not printed
    whole_value, whole_low, whole_high, whole_said, whole_cited, whole_blocked  the whole: of the same section where that
             states it, else what all statements of it together allow
    """
    counted = prose.filter(pl.col("measure").is_in(("amount", "count")))
    parts = counted.select("key", unit_of_money="unit", **_renamed("part"))
    shares = prose.filter(pl.col("measure") == "share").with_columns(whole=_whole_name())
    amounts = counted.with_columns(whole=_same(pl.col("leaf")), unit_of_money="unit")
    near = _wholes(amounts, [*_WHOLE, "section"], "near")
    far = _wholes(amounts, _WHOLE, "far")
    joined = (
        shares.join(parts, on="key", how="left", maintain_order="left")
        .join(near, on=[*_WHOLE, "section"], how="left", maintain_order="left")
        .join(far, on=_WHOLE, how="left", maintain_order="left")
    )
    return joined.with_columns(pl.coalesce(f"near_{name}", f"far_{name}").alias(f"whole_{name}") for name in _TAKEN)


_TAKEN = ("value", "low", "high", "said", "cited", "blocked")


def _renamed(prefix: str) -> dict[str, str]:
    return {f"{prefix}_{name}": name for name in _TAKEN}


def _same(name: pl.Expr) -> pl.Expr:
    return name.replace(SAME_WHOLE)


def _whole_name() -> pl.Expr:
    said = pl.col("clause").str.extract(r"占(?:20\d\d年(?:度)?)?([^占，,。；;：:\d%]{2,20}?)的")
    above = pl.col("parent").str.extract(r"([^/]+)$")
    of_classes = pl.when(pl.col("section").str.ends_with("(二)") & pl.col("section").str.starts_with("五")).then(pl.lit(TOTAL))
    return _same(pl.coalesce(said, above, of_classes))


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
