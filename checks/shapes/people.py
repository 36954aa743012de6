"""Claims that an indicator counts no more people than the narrative does."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, number, stated, text
from checks.engine.interval import columns, point
from checks.shapes.tying import taken

_UNITS = r"^(?:人|人次|名)$"


def counted_within(rows: pl.LazyFrame, quantities: pl.LazyFrame, quantity: str) -> pl.LazyFrame:
    """Claims that the actual value of each indicator is not above a quantity of `checks.prepared.quantities`.

    rows: of `checks.prepared.indicator_rows`; those whose actual value is no exact number of people are left out.
    """
    exact = pl.col("actual_operator").fill_null("=") == "="
    people = rows.filter(pl.col("actual_unit").str.contains(_UNITS), pl.col("actual_value").is_not_null(), exact)
    known = quantities.select("document_id", **taken("most", quantity)).filter(pl.col("most_value").is_not_null())
    both = people.join(known, on="document_id", how="inner", maintain_order="left")
    value = pl.col("actual_value")
    return stated(
        both,
        **number("printed", value, point(value)),
        **number("derived", pl.col("most_value"), columns("most_")),
        subject=pl.col("subject"),
        place=pl.col("place"),
        said=pl.col("actual"),
        unit=text("人"),
        holds=value <= pl.col("most_high"),
        message=pl.format("实际完成值“{}”，多于{}“{}”", "actual", "most_place", "most_said"),
        silent=first_reason(pl.col("most_blocked")),
        cited=pl.concat_list("actual_cited", "most_cited"),
    )
