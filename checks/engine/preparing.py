"""The tables that checks ask for: those of the lake, and what is made of them once for all checks."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping

import polars as pl

from checks.engine.collecting import all_collected
from checks.prepared.additions import additions
from checks.prepared.cells import cells
from checks.prepared.classified import classified
from checks.prepared.form_totals import form_totals
from checks.prepared.forms import forms
from checks.prepared.fund_rows import fund_cells, fund_rows
from checks.prepared.indicator_rows import indicator_rows
from checks.prepared.last_year import last_amounts, last_year
from checks.prepared.narrowed import amounts_in_other_units, completion_rates, overall_sources, rated_rows
from checks.prepared.prose import printed_numbers, prose
from checks.prepared.quantities import quantities
from checks.prepared.shared_wholes import shared_wholes
from checks.words.headings import account_headings, outline, tables_headings
from checks.words.observed import (
    brackets,
    budget_comparisons,
    duties,
    grades,
    phrases,
    rankings,
    reasons,
    sentences,
    stated_names,
    told_rows,
    unit_names,
)
from checks.words.traces import traces

# In this order: a table may rest on those before it.
PREPARED: tuple[Callable[..., pl.LazyFrame], ...] = (
    printed_numbers,
    prose,
    additions,
    classified,
    shared_wholes,
    indicator_rows,
    fund_rows,
    fund_cells,
    forms,
    quantities,
    form_totals,
    last_year,
    last_amounts,
    outline,
    tables_headings,
    account_headings,
    phrases,
    traces,
    brackets,
    budget_comparisons,
    duties,
    grades,
    rankings,
    stated_names,
    unit_names,
    told_rows,
    sentences,
    reasons,
    rated_rows,
    amounts_in_other_units,
    completion_rates,
    overall_sources,
    cells,
)
GIVEN = {make.__name__: tuple(inspect.signature(make).parameters) for make in PREPARED}


def with_givens(needed: Iterable[str]) -> set[str]:
    """The names of the needed tables, and of those that they are made from."""
    wanted = set(needed)
    for make in reversed(PREPARED):
        if make.__name__ in wanted:
            wanted |= set(GIVEN[make.__name__])
    return wanted


def prepared(tables: Mapping[str, pl.LazyFrame], needed: set[str]) -> dict[str, pl.DataFrame]:
    """The tables, and those of PREPARED that are needed, each step of those that are ready together."""
    frames = dict(zip(tables, all_collected(list(tables.values())), strict=True))
    missing = [make for make in PREPARED if make.__name__ in needed]
    while missing:
        ready = [make for make in missing if all(name in frames for name in GIVEN[make.__name__])]
        if not ready:
            raise LookupError(f"no table for {', '.join(make.__name__ for make in missing)}")
        made = all_collected([make(*(frames[name].lazy() for name in GIVEN[make.__name__])) for make in ready])
        frames |= {make.__name__: frame for make, frame in zip(ready, made, strict=True)}
        missing = [make for make in missing if make not in ready]
    return frames
