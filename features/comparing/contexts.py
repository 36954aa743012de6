"""Whose peer a row is: the body that it is of, and the keys of its peer groups, from the coarsest to the finest.

level      keys
unit       year, level of government, kind of body (both from the table `units`), function, size
project    year, function of the unit, size of its budget
indicator  year, name of the second level (数量指标 ...)

function: the class of the functional classification on which the unit spends most, those left out on which every unit spends
(社会保障和就业, 卫生健康, 住房保障); size: by powers of ten of 支出总计 in 万元, of a project by its full-year budget.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

Tables = Mapping[str, pl.DataFrame]
KEYS: Mapping[str, tuple[str, ...]] = {
    "unit": ("year", "government", "kind_of_body", "function", "size"),
    "project": ("year", "function", "size"),
    "indicator": ("year", "second_level"),
}
_EVERYBODY = "社会保障和就业支出|卫生健康支出|住房保障支出"
_SIZES = ((100, "百万元以下"), (1_000, "百万至千万元"), (10_000, "千万至亿元"), (100_000, "亿至十亿元"))
_LARGEST = "十亿元以上"


def contexts(wide: pl.DataFrame, tables: Tables, level: str) -> pl.DataFrame:
    """The wide frame with `body` and the keys of its level.

    wide: as `features.collecting.wide_features` gives it. tables: of the lake; `units` may be missing.
    """
    year = pl.format("{}年度", pl.col("fiscal_year"))
    if level == "indicator":
        rows = tables["indicators"].select(row_id="indicator_id", second_level=_word("level2"))
        return wide.join(rows, on="row_id", how="left", maintain_order="left").with_columns(year=year, body=_nobody())
    known = wide.join(_functions(tables["facts"]), on="document_id", how="left", maintain_order="left")
    if level == "project":
        sizes = tables["projects"].select(row_id="project_id", money=pl.col("full_year_budget").cast(pl.Float64))
        sized = known.join(sizes, on="row_id", how="left", maintain_order="left")
        return sized.with_columns(year=year, body=_nobody(), size=_size(pl.col("money"))).drop("money")
    bodies = known.join(_bodies(tables.get("units")), on="unit_name", how="left", maintain_order="left")
    return bodies.with_columns(year=year, body=pl.coalesce("unit_id", "unit_name"), size=_size(pl.col("total_expenditure")))


def _nobody() -> pl.Expr:
    return pl.lit(None, dtype=pl.String)


def _word(column: str) -> pl.Expr:
    return pl.col(column).str.replace_all(r"\s", "")


def _size(money: pl.Expr) -> pl.Expr:
    """The power of ten of an amount of 万元; null where there is none."""
    named: pl.Expr = pl.when(money.is_not_null()).then(pl.lit(_LARGEST))
    for most, words in reversed(_SIZES):
        named = pl.when(money < most).then(pl.lit(words)).otherwise(named)
    return named


def _functions(facts: pl.DataFrame) -> pl.DataFrame:
    """document_id and function: the class that the general budget spends most on."""
    classes = facts.lazy().filter(
        pl.col("section").str.ends_with("(二)"), pl.col("measure") == "amount", pl.col("value") > 0,
        ~pl.col("subject").str.contains(_EVERYBODY), pl.col("subject").str.contains("支出"),
    ).select("document_id", "value", function=pl.col("subject").str.extract(r"([^/]+)$"))  # fmt: skip
    most = classes.sort("document_id", "value", "function", descending=[False, True, False])
    return most.group_by("document_id", maintain_order=True).first().select("document_id", "function").collect()


def _bodies(units: pl.DataFrame | None) -> pl.DataFrame:
    """unit_name, unit_id, government and kind_of_body, one row a name: of units whose names nobody else bears."""
    schema = {"unit_name": pl.String, "unit_id": pl.String, "government": pl.String, "kind_of_body": pl.String}
    if units is None or units.is_empty():
        return pl.DataFrame(schema=schema)
    every = pl.concat_list("name", pl.col("aliases").fill_null([]))
    names = units.select("unit_id", government="level", kind_of_body="kind", unit_name=every)
    named = names.explode("unit_name").drop_nulls("unit_name").unique(("unit_name", "unit_id"), maintain_order=True)
    return named.unique("unit_name", keep="none", maintain_order=True).select(*schema)
