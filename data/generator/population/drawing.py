"""The tables of a whole population at once: for tests and benches. For many units, see `writing`."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from data.generator.population.batches import UNITS_A_BATCH, Population, batch_of, tables_of_batch
from data.generator.population.parameters import Parameters

Tables = dict[str, pl.DataFrame]


def population(
    units: int, *, years: int = 1, seed: int = 1, parameters: Parameters | None = None, batch: int = UNITS_A_BATCH
) -> tuple[Tables, pl.DataFrame]:
    """The tables by name, and the labels. Any size of batch gives the same rows in the same order within a year."""
    drawn = Population(units, years, seed, parameters or Parameters())
    batches = list(drawn_batches(drawn, batch=batch))
    tables = {name: pl.concat([tables[name] for tables, _ in batches]) for name in batches[0][0]}
    return tables, pl.concat([labels for _, labels in batches])


def drawn_batches(drawn: Population, *, batch: int = UNITS_A_BATCH) -> Iterator[tuple[Tables, pl.DataFrame]]:
    """The tables and labels of a population, so many units at a time."""
    found = drawn.plan()
    for first, count in drawn.starts(batch):
        yield tables_of_batch(drawn, found, batch_of(drawn, found, first=first, count=count))
