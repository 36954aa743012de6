"""Expenditure from the general public budget by functional classification: 五(一) its total, 五(二) classes, 五(三) items."""

from __future__ import annotations

import polars as pl

TOTAL = "一般公共预算财政拨款支出"
CLASSES, ITEMS = "(二)", "(三)"
INCOMPLETE = "列举的条目没有读全，编号有缺"


def classified(prose: pl.LazyFrame) -> pl.LazyFrame:
    """The amounts of classes and items, with the columns of `prose` and

    stem     the heading above (五 of 五(三)): the numbers of headings vary, so the total's own section names it
    level    class or item
    class_name  the class without its last 支出, for 一般公共服务 is printed beside 一般公共服务支出
    incomplete  why no sum may rest on the list: its numbering has gaps; else null
    total_value, total_low, total_high, total_digits, total_said, total_place, total_cited, total_blocked  the total
    """
    amounts = prose.filter(pl.col("measure") == "amount").with_columns(
        stem=pl.col("section").str.extract(r"^([^(]+)\("), class_name=_class_name()
    )
    taken = ("value", "low", "high", "said", "place", "cited", "blocked")
    totals = amounts.filter(pl.col("subject") == TOTAL).group_by("document_id", "stem", maintain_order=True)
    total = totals.agg(
        pl.col(taken).first().name.prefix("total_"), total_digits=pl.col("decimals").first(), unit=pl.col("unit").first()
    )
    return (
        amounts.join(total, on=["document_id", "stem", "unit"], how="inner", maintain_order="left")
        .with_columns(level=_level())
        .filter(pl.col("level").is_not_null())
        .with_columns(incomplete=_incomplete())
    )


def _class_name() -> pl.Expr:
    within = pl.col("subject").str.strip_prefix(f"{TOTAL}/")
    return within.str.extract(r"^([^/]+)").str.replace("支出$", "")


def _level() -> pl.Expr:
    is_top = pl.col("parent").is_null() | (pl.col("parent") == TOTAL)
    is_class = pl.col("section").str.ends_with(CLASSES) & is_top & (pl.col("subject") != TOTAL)
    is_item = pl.col("section").str.ends_with(ITEMS) & ~is_top
    return pl.when(is_class).then(pl.lit("class")).when(is_item).then(pl.lit("item"))


def _incomplete() -> pl.Expr:
    """Items are numbered from 1: as many numbers as the last one says, or one was not read."""
    list_of = ("document_id", "section", "level")
    numbers = pl.col("item").cast(pl.Int32, strict=False)
    gap = numbers.max().over(list_of) != numbers.n_unique().over(list_of)
    return pl.when(gap).then(pl.lit(INCOMPLETE))
