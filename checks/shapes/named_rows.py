"""The rows of the table of the general budget by their names, as the narrative names them."""

from __future__ import annotations

import polars as pl

_LEVELS = (3, 5)  # digits of the code of a class and of a section


def rows_by_names(cells: pl.LazyFrame) -> pl.LazyFrame:
    """The rows of 一般公共预算财政拨款支出决算表 with a code: document_id, title (of the table), code, and path, the names of the
    printed rows above and its own (教育支出/普通教育/学前教育); of rows of one path the first."""
    own = cells.filter(pl.col("table") == "表5", pl.col("code").is_not_null())
    rows = own.select("document_id", "title", "code", "name").unique(["document_id", "code"], keep="first", maintain_order=True)
    named = rows.cache()
    for level in _LEVELS:
        above = rows.select("document_id", pl.col("code").alias("of"), pl.col("name").alias(f"name_{level}"))
        of = pl.when(pl.col("code").str.len_chars() > level).then(pl.col("code").str.slice(0, level))
        named = named.with_columns(of=of).join(above, on=["document_id", "of"], how="left", maintain_order="left").drop("of")
    names = [*(f"name_{level}" for level in _LEVELS), "name"]
    paths = named.with_columns(path=pl.concat_str(names, separator="/", ignore_nulls=True)).drop(names)
    return paths.unique(["document_id", "path"], keep="first", maintain_order=True)
