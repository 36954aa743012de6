"""The observations of documents whose other tables are there already: examples of checks, and tables that no reader wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from data.records import Evidence
from data.tables import empty
from disclosures.frames import Source, frames_of
from disclosures.observations.observing import observed
from disclosures.text.levelled import levelled

_NEEDED = ("documents", "facts", "projects")


def with_observations(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables (documents, facts and projects of any number of documents, and others) with headings, observations, and the
    characters of each document, as a reader would have observed them."""
    rows = [each for _, each in tables["documents"].group_by("document_id", maintain_order=True)]
    made = [_observed({"documents": row} | {name: _of(tables[name], row) for name in _NEEDED[1:]}) for row in rows]
    names = ("documents", "headings", "observations")
    return {**tables, **{name: pl.concat([empty(name), *(each[name] for each in made)]) for name in names}}


def _of(frame: pl.DataFrame, document: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("document_id") == document["document_id"][0]).sort("position")


def _observed(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    text = tables["documents"]["text"][0]
    paged = tables["documents"]["pages"][0] is not None
    source = Source(text, [match.end() for match in re.finditer("\f", text)] if paged else ())
    return frames_of(observed({name: _columns(frame) for name, frame in tables.items()}, levelled(text)), source)


def _columns(frame: pl.DataFrame) -> dict[str, Sequence[Any]]:
    return {name: _values(frame[name]) for name in frame.columns}


def _values(column: pl.Series) -> list[Any]:
    if isinstance(column.dtype, pl.Struct):
        return [place and Evidence(place["start"], place["end"], place["quote"]) for place in column.to_list()]
    return column.to_list()
