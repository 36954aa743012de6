"""Expenditure from the general public budget by functional classification: its total, its classes, its items."""

from __future__ import annotations

import polars as pl

from checks.prepared.gaps import with_gaps
from checks.prepared.prose import stated_amounts, stem
from data.classification import class_titles
from data.quantities import AMOUNT, names_by_path

TOTAL = "一般公共预算财政拨款支出"
_OF_TOTAL = "general_spent"
INCOMPLETE = "列举的条目没有读全"


def classified(prose: pl.LazyFrame, unread: pl.LazyFrame, headings: pl.LazyFrame) -> pl.LazyFrame:
    """The amounts of classes and items, with the columns of `prose` and

    stem     the heading above (五 of 五(三)), under which the total, the classes and the items may have headings of their own
    level    class or item, told by their names; each is taken once, where it is printed first
    class_name  the class without its last 支出, for 一般公共服务 is printed beside 一般公共服务支出
    incomplete  why no sum may rest on the list: its numbering has gaps, or a number in it is unread; else null
    total_value, total_low, total_high, total_digits, total_said, total_place, total_cited, total_blocked  the total
    """
    amounts = prose.filter(pl.col("measure").is_in(AMOUNT)).with_columns(stem=stem(), class_name=_class_name(), of=_quantity())
    amounts = stated_amounts(amounts)
    taken = ("value", "low", "high", "said", "place", "cited", "blocked")
    totals = amounts.filter(pl.col("subject") == TOTAL).group_by("document_id", "stem", maintain_order=True)
    total = totals.agg(
        pl.col(taken).first().name.prefix("total_"),
        total_digits=pl.col("decimals").first(),
        unit=pl.col("unit").first(),
        total_section=pl.col("section").first(),
        total_at=pl.col("printed_at").first(),
    )
    others = amounts.filter(pl.col("of") != _OF_TOTAL).select("document_id", "section", states_another=True).unique()
    listed = (
        amounts.join(total, on=["document_id", "stem", "unit"], how="inner", maintain_order="left")
        .join(others, on=["document_id", "section"], how="left", maintain_order="left")
        .with_columns(level=_level())
        .filter(pl.col("level").is_not_null(), _is_of_the_list())
        .unique(["document_id", "stem", "level", "subject", "unit"], keep="first", maintain_order=True)
        .drop("of", "states_another")
    )
    # Below the total of its own section a list begins with the total: its first class may be the one that is unread.
    beside = pl.when(pl.col("section") == pl.col("total_section")).then(pl.min_horizontal("total_at", "printed_at"))
    begins = beside.otherwise("printed_at")
    gaps = with_gaps(listed, unread, headings, list_of=["document_id", "section", "level"], begins=begins)
    return gaps.with_columns(incomplete=_incomplete())


def _class_name() -> pl.Expr:
    within = pl.col("subject").str.strip_prefix(f"{TOTAL}/")
    return within.str.extract(r"^([^/]+)").str.replace("支出$", "")


def _level() -> pl.Expr:
    """A class bears the title of one; an item stands below a class."""
    is_of_class = (pl.col("class_name") + "支出").is_in(sorted(class_titles())) | pl.col("class_name").is_in(
        sorted(class_titles())
    )
    is_class = ~pl.col("subject").str.strip_prefix(f"{TOTAL}/").str.contains("/") & is_of_class
    is_item = pl.col("subject").str.contains("/") & is_of_class
    return pl.when(is_class).then(pl.lit("class")).when(is_item).then(pl.lit("item"))


def _is_of_the_list() -> pl.Expr:
    """In the section of the total; or in one under the same heading that states no other quantity."""
    return (pl.col("section") == pl.col("total_section")) | pl.col("states_another").is_null()


def _quantity() -> pl.Expr:
    return pl.col("subject").replace_strict(names_by_path(), default=None, return_dtype=pl.String)


def _incomplete() -> pl.Expr:
    """Items are numbered from 1: as many numbers as the last one says, or one was not read. One number of all is no list's."""
    list_of = ("document_id", "section", "level")
    numbers = pl.col("item").cast(pl.Int32, strict=False)
    of_heading = (numbers.n_unique().over(list_of) == 1) & (pl.len().over(list_of) > 1)
    gap = (numbers.max().over(list_of) != numbers.n_unique().over(list_of)) & ~of_heading
    return pl.when(gap | pl.col("has_unread")).then(pl.lit(INCOMPLETE))
