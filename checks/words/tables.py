"""The tables of words, made from the tables of the lake before places become numbers, where a check asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import polars as pl

from checks.words.phrases import phrases
from checks.words.rankings import rankings
from checks.words.reasons import reasons
from checks.words.sentences import sentences
from checks.words.unit_names import unit_names

WORDS: Mapping[str, Callable[[Mapping[str, pl.DataFrame]], pl.DataFrame]] = {
    make.__name__: make for make in (phrases, rankings, reasons, sentences, unit_names)
}


def with_words(tables: Mapping[str, pl.DataFrame], needed: Iterable[str]) -> dict[str, pl.DataFrame]:
    """The tables, and those of WORDS that are needed."""
    return {**tables, **{name: make(tables) for name, make in WORDS.items() if name in set(needed)}}
