"""The tables that families ask for: those of the lake, and what is made of them once for all families."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping

import polars as pl

from data.tables import TABLES, empty
from features.prepared.aims import aims
from features.prepared.amounts import amounts
from features.prepared.last_amounts import last_amounts

Given = pl.DataFrame | pl.LazyFrame

# In this order: a table may rest on those before it.
PREPARED: tuple[Callable[..., pl.LazyFrame], ...] = (amounts, last_amounts, aims)
NEEDS = {make.__name__: tuple(inspect.signature(make).parameters) for make in PREPARED}


def prepared(tables: Mapping[str, Given], needed: Iterable[str]) -> dict[str, pl.LazyFrame]:
    """The needed tables by name. One of the lake that is not given is empty; another name raises LookupError."""
    frames: dict[str, pl.LazyFrame] = {}
    wanted = with_needs(needed)
    for name in sorted(wanted - set(NEEDS)):
        if name not in TABLES:
            raise LookupError(f"no table {name}: neither of the lake nor of features.prepared")
        frames[name] = tables[name].lazy() if name in tables else empty(name).lazy()
    for make in PREPARED:
        if make.__name__ in wanted:
            made = make(*(frames[name] for name in NEEDS[make.__name__]))
            frames[make.__name__] = made.collect(engine="streaming").lazy()
    return frames


def with_needs(needed: Iterable[str]) -> set[str]:
    """The names of the needed tables, and of those that they are made from."""
    wanted = set(needed)
    for make in reversed(PREPARED):
        if make.__name__ in wanted:
            wanted |= set(NEEDS[make.__name__])
    return wanted
