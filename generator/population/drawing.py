"""The tables of a population, a batch at a time or all at once."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from data.tables import schema_of
from generator.population.anomalies import Plan
from generator.population.batches import UNITS_A_BATCH, Batch, Population, batch_of
from generator.population.bodies import units_table
from generator.population.contents import Content, content_of, rows_altered
from generator.population.labels import altered_labels, unit_labels
from generator.population.parameters import Parameters
from generator.population.printed_year import Tables, tables_of_year
from generator.population.told import tables_told


def population(
    units: int, *, years: int = 1, seed: int = 1, parameters: Parameters | None = None, batch: int = UNITS_A_BATCH
) -> tuple[Tables, pl.DataFrame]:
    """The tables by name (documents, facts, projects, project_funds, indicators, units), and the labels.

    The size of a batch changes the order of the rows and nothing else. Raises ValueError for numbers out of their bounds.
    """
    drawn = Population(units, years, seed, parameters or Parameters())
    batches = list(drawn_batches(drawn, batch=batch))
    tables = {name: pl.concat([tables[name] for tables, _ in batches]) for name in batches[0][0]}
    return tables, pl.concat([labels for _, labels in batches])


def drawn_batches(drawn: Population, *, batch: int = UNITS_A_BATCH) -> Iterator[tuple[Tables, pl.DataFrame]]:
    """The tables and labels of a population, so many units at a time."""
    found = drawn.plan()
    for first, count in drawn.starts(batch):
        yield _tables_of_batch(drawn, found, batch=batch_of(drawn, found, first=first, count=count))


def _tables_of_batch(drawn: Population, found: Plan, *, batch: Batch) -> tuple[Tables, pl.DataFrame]:
    by_year = [tables_of_year(year) for year in batch.years]
    ids = by_year[-1]["documents"]["document_id"].to_list()
    labels = [unit_labels(found, batch.shifted, batch.of, document_ids=ids, year=drawn.last_year)]
    contents = [content_of(drawn, found, year=batch.years[-1], row=row) for row in rows_altered(found, batch).tolist()]
    altered = [content for content in contents if content.alteration is not None]
    if altered:
        told = _told(altered)
        by_year[-1] = _replaced(by_year[-1], told)
        labels.append(altered_labels(altered, told["documents"]["document_id"]))
    tables = {name: pl.concat([each[name] for each in by_year]) for name in by_year[0]}
    tables["units"] = units_table(batch.of).select(schema_of("units").names())
    return tables, pl.concat(labels)


def _told(contents: list[Content]) -> Tables:
    names = [f"{content.unit.file_stem}.txt" for content in contents]
    return tables_told([content.disclosure for content in contents], names)


def _replaced(tables: Tables, altered: Tables) -> Tables:
    """The tables with the disclosures of some units in the place of what these units would have published."""
    names = altered["documents"].select("unit_name")
    sound = tables["documents"].join(names, on="unit_name", how="semi").select("document_id")
    kept = {name: frame.join(sound, on="document_id", how="anti", maintain_order="left") for name, frame in tables.items()}
    return {name: pl.concat([frame, altered[name]]) for name, frame in kept.items()}
