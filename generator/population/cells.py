"""Cells of rendered forms: their words, numbers and places, for all forms of a group at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from data.tables import AMOUNT, EVIDENCE
from generator.population.draws import Ints
from generator.population.marks import Number, parts_of
from generator.population.rendering import Rendered

HUNDREDTHS = pl.lit(100).cast(AMOUNT)


@dataclass(frozen=True)
class Cells:
    """offset: where the text of each form begins in its document."""

    done: Rendered
    offset: Ints

    @cached_property
    def size(self) -> int:
        return self.done.marks.size

    def words(self, cell: str | None) -> pl.Series:
        """What is printed in a cell: constant words and marks; null where it is blank."""
        if not cell:
            return pl.Series([None], dtype=pl.String).new_from_index(0, self.size)
        constants, marks = parts_of(cell)
        frame = pl.DataFrame([self.done.words[mark].alias(str(at)) for at, mark in enumerate(marks)])
        pieces: list[pl.Expr] = [pl.lit(constants[0])]
        for at, constant in enumerate(constants[1:]):
            pieces += [pl.col(str(at)), pl.lit(constant)]
        whole = pl.concat_str(pieces)
        if not marks:
            return pl.Series([cell], dtype=pl.String).new_from_index(0, self.size)
        return frame.select(pl.when(whole != "").then(whole)).to_series()

    def span(self, cell: str) -> tuple[Ints, Ints]:
        """Where a cell begins and ends in the text of its form. Raises IndexError for one without a mark."""
        constants, marks = parts_of(cell)
        first, last = self.done.span(marks[0]), self.done.span(marks[-1])
        return first.start - len(constants[0]), last.end + len(constants[-1])

    def evidence(self, cell: str | None, until: str | None = None) -> pl.Series:
        """The place of a cell, or from a cell to another; null where it is blank."""
        if not cell:
            return pl.Series([None], dtype=EVIDENCE).new_from_index(0, self.size)
        start, end = self.span(cell)
        if until is None:
            quote = self.words(cell)
        else:
            end = self.span(until)[1]
            cut = pl.DataFrame({"text": self.done.texts, "start": start, "length": end - start})
            quote = cut.select(pl.col("text").str.slice("start", "length")).to_series()
        return evidence_of(start + self.offset, end + self.offset, quote)

    def number(self, cell: str | None) -> tuple[pl.Series, pl.Series]:
        """The value of a cell's number and the digits printed after its point; null where it has none."""
        number = next((each for each in map(self.done.marks.meanings.__getitem__, parts_of(cell or "")[1])
                       if isinstance(each, Number)), None)  # fmt: skip
        if number is None and cell:
            return _parsed(self.words(cell))
        if number is None:
            nothing = pl.Series([None], dtype=AMOUNT).new_from_index(0, self.size)
            return nothing, nothing.cast(pl.Int8)
        value = pl.Series(number.values).cast(AMOUNT)
        if number.decimals:
            value = pl.DataFrame({"value": value}).select((pl.col("value") / HUNDREDTHS).cast(AMOUNT)).to_series()
        return value, pl.Series(_decimals(number), dtype=pl.Int8)


def _parsed(words: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The first number in words, and its decimals; null where there is none."""
    digits = pl.col("words").str.extract(r"(\d[\d,]*(?:\.\d+)?)").str.replace_all(",", "")
    decimals = digits.str.extract(r"\.(\d+)").fill_null("").str.len_chars().cast(pl.Int8)
    of_digits = {"value": digits.cast(AMOUNT), "decimals": pl.when(digits.is_not_null()).then(decimals)}
    frame = pl.DataFrame({"words": words}).select(**of_digits)
    return frame["value"], frame["decimals"]


def _decimals(number: Number) -> Ints:
    if not (number.decimals and number.shortest):
        return np.full(len(number.values), number.decimals)
    return np.where(number.values % 100 == 0, 0, np.where(number.values % 10 == 0, 1, 2))


def evidence_of(start: Ints | pl.Series, end: Ints | pl.Series, quote: pl.Series) -> pl.Series:
    """Places as the tables have them; null where the quote is."""
    frame = pl.DataFrame({"start": start, "end": end, "quote": quote})
    place = pl.struct(
        pl.lit(None, dtype=pl.Int32).alias("page"),
        pl.col("start").cast(pl.Int32),
        pl.col("end").cast(pl.Int32),
        pl.col("quote"),
        pl.lit(None, dtype=pl.List(pl.Float64)).alias("box"),
    )
    return frame.select(pl.when(pl.col("quote").is_not_null()).then(place)).to_series().cast(EVIDENCE)
