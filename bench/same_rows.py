"""Whether two lakes hold the same rows, table by table: what a change that should change nothing did.

    uv run python bench/same_rows.py BEFORE AFTER [TABLE ...]        # every table but `runs` where none is named

The lakes are audits of the same files by two states of the tree: `jihe audit data/samples ../shared/cases --lake BEFORE`.
Rows are those of the last run of each; versions of what made them are not compared. Of rows with one key in both, the columns
that differ are named with how many rows differ in them; evidence is compared without its box and with it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import polars as pl

from data.columns import CITED
from data.store import Lake
from data.tables import TABLES

USUAL = tuple(name for name in TABLES if name != "runs")
_MADE_BY = ("reader_version", "check_version", "basis")
SHOWN = 3  # rows of each side that the other lacks
_PLACE = ("role", "page", "start", "end", "quote", "document_id")


def compared(before: pl.DataFrame, after: pl.DataFrame, key: list[str]) -> Iterator[str]:
    """Sentences on how two frames of one table differ; none where they do not."""
    gone, new = (one.join(other, on=key, how="anti", nulls_equal=True) for one, other in ((before, after), (after, before)))
    for rows, where in ((gone, "before"), (new, "after")):
        if rows.height:
            by = rows.group_by("check_id").len().sort("check_id").rows() if "check_id" in rows.columns else ""
            yield f"{rows.height} rows only {where} {by}"
            yield from (f"\n    {where}: {row}" for row in rows.head(SHOWN).rows())
    both = before.join(after, on=key, how="inner", suffix=" after", nulls_equal=True)
    for name in before.columns:
        if name not in (*key, *_MADE_BY) and f"{name} after" in both.columns:
            one, other = both[name], both[f"{name} after"]
            if count := int(one.ne_missing(other).sum()):
                yield f"{name} differs in {count} rows{_but_for_boxes(one, other)}"


def _but_for_boxes(one: pl.Series, other: pl.Series) -> str:
    if one.dtype != CITED:
        return ""
    plain = (_without_box(each) for each in (one, other))
    return f", without boxes in {int(next(plain).ne_missing(next(plain)).sum())}"


def _without_box(places: pl.Series) -> pl.Series:
    place = pl.struct(pl.element().struct.field(name) for name in _PLACE)
    return places.to_frame("places").select(pl.col("places").list.eval(place))["places"]


def main(before: str, after: str, *tables: str) -> bool:
    """Prints what differs; returns whether nothing does."""
    same = True
    for name in tables or USUAL:
        one, other = (Lake(lake).at_last_run(name).collect() for lake in (before, after))
        found = list(compared(one, other, list(TABLES[name].key)))
        print(f"{name}: {one.height} and {other.height} rows,", "; ".join(found) or "the same")
        same = same and not found
    return same


if __name__ == "__main__":
    sys.exit(not main(*sys.argv[1:]))
