"""Several documents of one disclosure: which of them are audited, and which counts."""

from __future__ import annotations

import polars as pl

from data.columns import AUDITED, UNAUDITED


def is_audited() -> pl.Expr:
    """Of rows of `documents`: whether it is checked. Not another kind of document, nor what another one says already."""
    repeats = pl.col("superseded_because").is_in(UNAUDITED).fill_null(False)
    return pl.col("kind").is_in(AUDITED) & ~repeats


def counts() -> pl.Expr:
    """Of rows of `documents`: whether it takes part in relations between documents, in totals and in scores."""
    return is_audited() & pl.col("superseded_by").is_null()
