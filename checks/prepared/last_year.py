"""Every disclosure beside that of the same unit in the year before, and what is printed there."""

from __future__ import annotations

import polars as pl

ACCOUNTS = "final_accounts"


def last_year(documents: pl.LazyFrame, units: pl.LazyFrame) -> pl.LazyFrame:
    """One row a disclosure (of kind final_accounts): document_id, fiscal_year, last_id, no_last.

    last_id: the disclosure of the same unit in the year before; null where there is none, or more than one that counts, and of
    a version that does not count. no_last: then the reason, in Chinese. units: a unit may print several names; without them
    the printed name says who it is.
    """
    known = with_unit(documents.filter(pl.col("kind") == ACCOUNTS), units)
    counted = known.filter("counts").drop_nulls(["unit", "fiscal_year"])
    before = counted.group_by("unit", year_after=pl.col("fiscal_year") + 1)
    found = before.agg(last_id=pl.col("document_id").sort().first(), versions=pl.len())
    both = known.join(found, left_on=["unit", "fiscal_year"], right_on=["unit", "year_after"], how="left")
    return both.select(
        "document_id",
        "fiscal_year",
        last_id=pl.when((pl.col("versions") == 1) & pl.col("counts")).then("last_id"),
        no_last=_why_none(),
    )


def with_unit(documents: pl.LazyFrame, units: pl.LazyFrame) -> pl.LazyFrame:
    """document_id, fiscal_year, `unit`, who publishes it: its unit_id, else the printed name, null where none is read; and
    whether it `counts`: no other version of it does in its place.
    """
    names = units.select("unit_id", name=pl.concat_list("name", pl.col("aliases").fill_null([]))).explode("name")
    whose = documents.select("document_id", "fiscal_year", "unit_name", counts=pl.col("superseded_by").is_null()).join(
        names.unique("name", keep="first", maintain_order=True), left_on="unit_name", right_on="name", how="left"
    )
    return whose.select("document_id", "fiscal_year", "counts", unit=pl.coalesce("unit_id", "unit_name"))


def _why_none() -> pl.Expr:
    year = (pl.col("fiscal_year") - 1).cast(pl.String)
    return (
        pl.when(~pl.col("counts"))
        .then(pl.lit("本文件另有为准的版本，跨年核对以那一份进行"))
        .when(pl.col("unit").is_null())
        .then(pl.lit("没有读到单位名称，无从找上年的公开说明"))
        .when(pl.col("fiscal_year").is_null())
        .then(pl.lit("没有读到年度，无从找上年的公开说明"))
        .when(pl.col("versions").is_null())
        .then(pl.format("没有本单位{}年度的公开说明可比", year))
        .when(pl.col("versions") > 1)
        .then(pl.format("本单位{}年度只有{}份各说一事的文件，没有可比的全文", year, "versions"))
    )


def last_amounts(prose: pl.LazyFrame, last_year: pl.LazyFrame) -> pl.LazyFrame:
    """One row an amount or count that the disclosure of the year before prints, under the id of the later document.

    document_id, subject, unit; last_value, last_low, last_high, last_said, last_place, last_cited, last_blocked,
    last_decimals. Where it prints a subject several times, all that these prints allow: a restatement accuses no other year.
    """
    printed = prose.filter(pl.col("measure").is_in(("amount", "count")))
    later = last_year.drop_nulls("last_id").select("last_id", later="document_id")
    matched = printed.join(later, left_on="document_id", right_on="last_id", how="inner", maintain_order="left")
    first = [pl.col(name).first().alias(f"last_{name}") for name in ("value", "said", "place", "cited", "decimals")]
    return matched.group_by("later", "subject", "unit", maintain_order=True).agg(
        *first,
        last_low=pl.col("low").min(),
        last_high=pl.col("high").max(),
        last_blocked=pl.col("blocked").drop_nulls().first(),
    ).rename({"later": "document_id"})  # fmt: skip


def once_a_document(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows; of a disclosure without one of the year before the first alone, which says so."""
    first = pl.int_range(pl.len()).over("document_id") == 0
    return rows.filter(pl.col("no_last").is_null() | first)


def place_then() -> pl.Expr:
    """Where the year before prints it: 2023年度公开说明 五(一) 一般公共预算财政拨款支出."""
    return pl.format("{}年度公开说明 {}", pl.col("fiscal_year") - 1, "last_place")
