"""A row's own history: the change of each feature since the year before, beside the changes of its peers."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from features.comparing.robust_z import Matrix

LEAST_SHARE = 0.3  # of the rows that need a year before, for changes to say what is usual


def year_before(rows: pl.DataFrame) -> NDArray[np.intp]:
    """For each row the place of the row of the same body a year before; -1 where there is none, or more than one.

    rows: body (null where nobody knows) and fiscal_year.
    """
    placed = rows.select("body", "fiscal_year").with_row_index("place")
    once = placed.filter(pl.col("body").is_not_null()).unique(("body", "fiscal_year"), keep="none", maintain_order=True)
    before = once.select("body", fiscal_year=pl.col("fiscal_year") + 1, before="place")
    joined = placed.join(before, on=("body", "fiscal_year"), how="left", maintain_order="left")
    return joined["before"].cast(pl.Int64).fill_null(-1).to_numpy().astype(np.intp)


def changes(values: Matrix, before: NDArray[np.intp]) -> tuple[Matrix, list[int]]:
    """The changes of those features that enough rows have a year before of, NaN where there is none; and which they are."""
    had = np.where((before >= 0)[:, None], values[before], np.nan)
    changed = values - had
    told = [at for at in range(values.shape[1]) if (~np.isnan(changed[:, at])).mean() >= LEAST_SHARE]
    return changed[:, told], told
