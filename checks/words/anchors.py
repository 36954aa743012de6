"""Where a place in a text lies, as a person finds it: 五(三)20, 自评表 培训经费."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

import polars as pl

Anchors = tuple[list[int], list[int], list[str]]  # starts, ends and names, by start
NOWHERE: Anchors = ([], [], [])
REACH = 80  # characters: a phrase this close before a number belongs to the number's clause


def anchors_of(tables: Mapping[str, pl.DataFrame]) -> dict[str, Anchors]:
    """By document, the facts and forms that a place can be named after."""
    named = pl.concat([_facts(tables["facts"]), _forms(tables["projects"])]).sort("document_id", "start")
    found: dict[str, Anchors] = {}
    for document, start, end, name in named.iter_rows():
        starts, ends, names = found.setdefault(document, ([], [], []))
        starts.append(start)
        ends.append(end)
        names.append(name)
    return found


def _facts(facts: pl.DataFrame) -> pl.DataFrame:
    place = pl.col("evidence").struct
    return facts.filter(pl.col("section") != "评价报告").select(
        "document_id",
        start=place.field("start").cast(pl.Int64),
        end=place.field("end").cast(pl.Int64),
        name=pl.concat_str("section", pl.col("item").fill_null("")),
    )


def _forms(projects: pl.DataFrame) -> pl.DataFrame:
    start = pl.col("evidence").struct.field("start").cast(pl.Int64)
    return projects.select("document_id", start=start, end=start, name=pl.format("自评表 {}", "name"))


def place_of(anchors: Anchors, start: int, *, forward: bool = False) -> str:
    """The name of the last anchor before a place, or of the next one where that is nearer (or, `forward`, within
    reach); 全文 where there is none."""
    starts, ends, names = anchors
    after = bisect_right(starts, start)
    before = after - 1
    follows = after < len(starts) and starts[after] - start <= REACH and not names[after].startswith("自评表")
    if follows and (forward or before < 0 or starts[after] - start < start - ends[before]):
        return names[after]
    return names[before] if before >= 0 else "全文"
