"""Tables read from generated disclosures, two years of some units among them, with the claims of a few."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import polars as pl

from checks.engine.run import check
from disclosures.reading import concatenated, read
from generator import following_year, generate, unit_year, write_disclosure

DISCLOSURES, SEED, SEEDS_OF_PAIRS, CHECKED = 24, 5, (3, 8), 3


@cache
def generated_lake() -> dict[str, pl.DataFrame]:
    """The tables that reading and checks fill, as they would stand in a lake."""
    written = [(one.file_name, one.text) for one in generate(DISCLOSURES, seed=SEED)]
    for seed in SEEDS_OF_PAIRS:
        first = unit_year(seed)
        pair = (first, following_year(first))
        written += [(f"{one.file_stem}.txt", write_disclosure(one, "tabbed")) for one in pair]
    tables = concatenated([read(text.encode(), name) for name, text in written])
    return dict(tables) | {"claims": claims_of(tables, tables["documents"]["document_id"].head(CHECKED))}


def claims_of(tables: dict[str, pl.DataFrame], documents: Iterable[str]) -> pl.DataFrame:
    few = {name: frame.filter(pl.col("document_id").is_in(list(documents))) for name, frame in tables.items()}
    return check(few)["claims"]


def read_files(paths: Iterable[Path]) -> dict[str, pl.DataFrame]:
    return dict(concatenated([read(path.read_bytes(), path.name) for path in paths]))
