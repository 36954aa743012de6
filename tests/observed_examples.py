"""Examples of checks as tables, with what reading observes in their text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from checks.engine.examples import example_tables
from disclosures.observations.of_tables import with_observations


def observed_example(example: Mapping[str, Sequence[object]]) -> dict[str, pl.DataFrame]:
    """The tables of an example as a reader would leave them."""
    return with_observations(example_tables(example))
