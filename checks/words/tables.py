"""The tables of words, made from the tables of the lake before places become numbers, where a check asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from checks.words.account_headings import account_headings
from checks.words.anchors import anchors_of
from checks.words.brackets import brackets
from checks.words.budget_comparisons import budget_comparisons
from checks.words.duties import duties
from checks.words.outline import outline
from checks.words.phrases import phrases
from checks.words.rankings import rankings
from checks.words.reasons import reasons
from checks.words.sentences import sentences
from checks.words.stated_names import stated_names
from checks.words.tables_headings import tables_headings
from checks.words.told_rows import told_rows
from checks.words.unit_names import unit_names

OF_TABLES = {
    make.__name__: make
    for make in (account_headings, budget_comparisons, outline, reasons, sentences, tables_headings, told_rows)
}
PLACED = {
    make.__name__: make for make in (duties, phrases, rankings, stated_names, unit_names)
}  # named after the facts and forms beside them


def with_words(tables: Mapping[str, pl.DataFrame], needed: Iterable[str]) -> dict[str, pl.DataFrame]:
    """The tables, and those of words that are needed."""
    wanted = set(needed)
    if "brackets" in wanted:
        wanted.add("outline")
    made = {name: make(tables) for name, make in OF_TABLES.items() if name in wanted}
    if "brackets" in wanted:
        made["brackets"] = brackets(tables, made["outline"])
    if wanted & PLACED.keys():
        anchors = anchors_of(tables)
        made |= {name: make(tables, anchors) for name, make in PLACED.items() if name in wanted}
    return {**tables, **made}
