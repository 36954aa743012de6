"""Labels: which rows of the tables have an anomaly that was put there, and which. Nothing that is measured may read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import polars as pl

from data.generator.population.anomalies import Plan, Shifted
from data.generator.population.bodies import Bodies
from data.generator.population.parameters import KINDS, UNIT_KINDS

LABELS = pl.Schema(
    {
        "level": pl.String,  # unit, project or indicator
        "row_id": pl.String,  # document_id, project_id or indicator_id
        "document_id": pl.String,
        "unit_name": pl.String,
        "fiscal_year": pl.Int32,
        "kind": pl.String,
        "details": pl.String,  # JSON
    }
)


def unit_labels(found: Plan, done: Shifted, of: Bodies, documents: pl.DataFrame) -> pl.DataFrame:
    """The labels of the units whose features were changed. documents: of the last year, in the order of the units."""
    kinds = found.kind[of.number]
    rows = np.flatnonzero(np.isin(kinds, [KINDS.index(kind) for kind in UNIT_KINDS]))
    of_units = documents[pl.Series(rows.astype(np.uint32))]
    return labels_frame(
        {
            "level": "unit",
            "row_id": document["document_id"],
            **document,
            "kind": KINDS[kinds[row]],
            "details": done.details[int(of.number[row])],
        }
        for row, document in zip(
            rows, of_units.select("document_id", "unit_name", "fiscal_year").iter_rows(named=True), strict=True
        )
    )


def labels_frame(rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """Labels as a frame."""
    return pl.DataFrame(list(rows), schema=LABELS, orient="row")
