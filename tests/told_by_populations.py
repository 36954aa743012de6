"""Populations for tests, and what their tables tell, so that two ways of writing one population can be compared."""

from __future__ import annotations

from collections import Counter
from functools import cache

import polars as pl

from disclosures.reading import concatenated, read
from generator.layouts import LAYOUTS, WRITERS
from generator.population import Mix, Parameters, Population, population
from generator.population.batches import Batch, batch_of
from generator.population.contents import Content, content_of

NONE = Parameters(mix=Mix())
COLUMNS = {
    "facts": ("section", "subject", "measure", "value", "unit"),
    "projects": (
        "form", "name", "competent_department", "implementing_unit", "initial_budget", "full_year_budget", "executed",
        "weight", "execution_rate", "score", "total_weight", "total_score", "goal", "result",
    ),
    "project_funds": ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score"),
    "indicators": (
        "level1", "level2", "level3", "target", "actual", "weight", "score", "deviation_reason", "target_operator",
        "target_value", "target_unit", "actual_value", "actual_unit",
    ),
}  # fmt: skip
Tables = dict[str, pl.DataFrame]


@cache
def drawn(units: int, years: int = 1, seed: int = 1, parameters: Parameters = NONE) -> tuple[Tables, pl.DataFrame]:
    """A population, drawn once for all tests. Nobody changes it."""
    return population(units, years=years, seed=seed, parameters=parameters)


@cache
def batch(units: int, years: int = 1, seed: int = 1, parameters: Parameters = NONE) -> Batch:
    """The accounts and latent features behind `drawn` of the same arguments."""
    whole = Population(units, years, seed, parameters)
    return batch_of(whole, whole.plan(), first=0, count=units)


def contents(units: int, years: int = 1, seed: int = 1, parameters: Parameters = NONE) -> list[Content]:
    """What each unit publishes in each year, one after another, as the layouts are given it."""
    whole = Population(units, years, seed, parameters)
    found = whole.plan()
    published = batch(units, years, seed, parameters).years
    return [content_of(whole, found, year=year, row=row) for year in published for row in range(units)]


@cache
def read_in_layouts(units: int, years: int = 1, seed: int = 1) -> Tables:
    """What is read in the disclosures of a population without anomalies, every unit in the next of the layouts."""
    texts = [(each, LAYOUTS[each.unit.seed % len(LAYOUTS)]) for each in contents(units, years, seed)]
    return concatenated(read(WRITERS[layout](each.disclosure).encode(), f"{each.unit.file_stem}.txt") for each, layout in texts)


@cache
def read_again(units: int, years: int = 1, seed: int = 1, parameters: Parameters = NONE) -> Tables:
    """What is read in the texts of the tables of a population."""
    documents = drawn(units, years, seed, parameters)[0]["documents"]
    return concatenated(read(text.encode(), name) for text, name in documents.select("text", "file_name").iter_rows())


def told(tables: Tables, table: str) -> Counter[tuple[object, ...]]:
    """The rows of a table, each with unit, year and how often it is told."""
    documents = tables["documents"].select("document_id", whose="unit_name", when="fiscal_year")
    rows = tables[table].join(documents, on="document_id", how="left")
    return Counter(rows.select("whose", "when", *COLUMNS[table]).iter_rows())


def latent_row(document: str, tables: Tables) -> int:
    """The row of a document's unit in a population of one batch."""
    name = tables["documents"].filter(pl.col("document_id") == document)["unit_name"][0]
    return tables["units"]["name"].to_list().index(name)
