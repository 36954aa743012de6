"""The headings of a disclosure, as checks ask for them."""

from __future__ import annotations

import polars as pl

OUTLINE = ("part", "section", "table")


def outline(headings: pl.LazyFrame) -> pl.LazyFrame:
    """The headings of parts, sections and numbered names of tables, in the contents list and in the text."""
    return _of_kinds(headings, *OUTLINE)


def tables_headings(headings: pl.LazyFrame) -> pl.LazyFrame:
    """The headings of the part of the tables that name a unit: name, without white space."""
    return _of_kinds(headings, "tables_heading").with_columns(name="title")


def account_headings(headings: pl.LazyFrame, facts: pl.LazyFrame) -> pl.LazyFrame:
    """The titles of the nine public tables, and filled: the numbers that were read in the table."""
    filled = facts.group_by("document_id", "section").agg(filled=pl.len())
    titles = _of_kinds(headings, "public_table")
    joined = titles.join(filled, on=["document_id", "section"], how="left", maintain_order="left")
    return joined.with_columns(pl.col("filled").fill_null(0))


def _of_kinds(headings: pl.LazyFrame, *kinds: str) -> pl.LazyFrame:
    return headings.filter(pl.col("kind").is_in(kinds)).sort("document_id", "position")
