"""From a text with marks to the texts of all units of a group, and where in each of them every mark's words stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from generator.population.draws import Ints
from generator.population.marks import Choice, Marks, Number, Strings, parts_of

BREAKS = re.compile(r"[，。；：、\s]")


def printed(values: Ints, decimals: int, *, shortest: bool = False, signed: bool = False) -> pl.Series:
    """Numbers in units of their last digit as they are printed: see `Number`.

    >>> printed(np.array([123456, 5, -100]), 2, signed=True).to_list()
    ['1234.56', '0.05', '-1.00']
    >>> printed(np.array([12050, 100]), 2, shortest=True).to_list()
    ['120.5', '1']
    """
    whole = {"decimals": pl.lit(decimals), "shortest": pl.lit(shortest), "signed": pl.lit(signed)}
    return pl.DataFrame({"value": values}).with_columns(**whole).select(_digits()).to_series()


def _digits() -> pl.Expr:
    """The digits of `value`, from the columns decimals (0 or 2), shortest and signed."""
    size = pl.col("value").abs()
    tail = pl.concat_str(pl.lit("."), (size % 100).cast(pl.String).str.zfill(2))
    long = pl.concat_str((size // 100).cast(pl.String), tail)
    short = long.str.strip_chars_end("0").str.strip_chars_end(".")
    words = (
        pl.when(pl.col("decimals") == 0).then(size.cast(pl.String)).when("shortest").then(short).otherwise(long)
    )  # fmt: skip
    minus = pl.when(pl.col("signed") & (pl.col("value") < 0)).then(pl.lit("-")).otherwise(pl.lit(""))
    return pl.concat_str(minus, words)


@dataclass(frozen=True, slots=True)
class Span:
    """Where the words of a mark stand in every unit's text, and what they are."""

    start: Ints
    end: Ints
    words: pl.Series


@dataclass(frozen=True)
class Rendered:
    """texts: of all units. occurrences: the places of the marks in the order of the text. starts, ends: a row an occurrence."""

    marks: Marks
    texts: pl.Series
    constants: list[str]
    occurrences: list[int]
    words: list[pl.Series]
    starts: np.ndarray
    ends: np.ndarray

    @cached_property
    def _first(self) -> dict[int, int]:
        return {mark: at for at, mark in reversed(list(enumerate(self.occurrences)))}

    def span(self, mark: int) -> Span:
        """The first place of a mark. Raises KeyError for one that is not in the text."""
        at = self._first[mark]
        return Span(self.starts[at], self.ends[at], self.words[mark])

    def lead(self, mark: int) -> tuple[tuple[str, ...], Ints]:
        """The words of the clause before a mark, behind the last comma, stop or break: choices, and which for each unit."""
        at = self._first[mark]
        before = self.constants[at]
        if before or at == 0:
            return (_clause(before),), np.zeros(self.marks.size, dtype=np.int64)
        meaning = self.marks.meanings[self.occurrences[at - 1]]
        if isinstance(meaning, Choice):
            return tuple(map(_clause, meaning.words)), meaning.which
        return ("",), np.zeros(self.marks.size, dtype=np.int64)


def _clause(words: str) -> str:
    return BREAKS.split(words)[-1]


def rendered(text: str, marks: Marks) -> Rendered:
    """The text for every unit."""
    constants, occurrences = parts_of(text)
    words, lengths = _words(marks)
    frame = pl.DataFrame([column.alias(str(at)) for at, column in enumerate(words)])
    pieces: list[str | pl.Expr] = [pl.lit(constants[0])]
    starts = np.empty((len(occurrences), marks.size), dtype=np.int64)
    ends, at = np.empty_like(starts), np.full(marks.size, len(constants[0]))
    for row, (mark, constant) in enumerate(zip(occurrences, constants[1:], strict=True)):
        pieces += [str(mark), pl.lit(constant)] if constant else [str(mark)]
        starts[row], ends[row] = at, at + lengths[mark]
        at = ends[row] + len(constant)
    texts = frame.select(pl.concat_str(pieces)).to_series()
    return Rendered(marks, texts, constants, occurrences, words, starts, ends)


def _words(marks: Marks) -> tuple[list[pl.Series], np.ndarray]:
    """The words of every mark and how many characters they have, one row a mark. All at once: a call costs more than a number."""
    numbers = {at: meaning for at, meaning in enumerate(marks.meanings) if isinstance(meaning, Number)}
    choices = {at: meaning for at, meaning in enumerate(marks.meanings) if isinstance(meaning, Choice)}
    strings = {at: meaning for at, meaning in enumerate(marks.meanings) if isinstance(meaning, Strings)}
    order = [*numbers, *choices, *strings]
    parts = [_numbers([*numbers.values()], marks.size)] if numbers else []
    parts += [_choices([*choices.values()], marks.size)] if choices else []
    parts += [_strings([*strings.values()], marks.size)] if strings else []
    together = pl.concat(parts)
    words: list[pl.Series] = [together] * len(order)
    lengths = np.empty((len(order), marks.size), dtype=np.int64)
    lengths[order] = together.str.len_chars().to_numpy().reshape(len(order), marks.size)
    for rank, at in enumerate(order):
        words[at] = together.slice(rank * marks.size, marks.size)
    return words, lengths


def _numbers(numbers: list[Number], size: int) -> pl.Series:
    """The digits with what stands before and behind them; other words where they are left out."""
    which = np.repeat(np.arange(len(numbers), dtype=np.uint32), size)
    common = pl.DataFrame(
        {
            name: [getattr(number, name) for number in numbers]
            for name in ("decimals", "suffix", "signed", "instead", "shortest", "before")
        }
    )
    nowhere = np.zeros(size, dtype=bool)
    rows = common[which].with_columns(
        value=pl.Series(np.concatenate([number.values for number in numbers])),
        left_out=pl.Series(np.concatenate([nowhere if n.left_out is None else n.left_out for n in numbers])),
    )
    dressed = pl.concat_str("before", _digits(), "suffix")
    return rows.select(pl.when("left_out").then("instead").otherwise(dressed)).to_series()


def _choices(choices: list[Choice], size: int) -> pl.Series:
    words = [word for choice in choices for word in choice.words]
    first = np.cumsum([0, *(len(choice.words) for choice in choices)])
    which = np.concatenate([choice.which + start for choice, start in zip(choices, first[:-1], strict=True)])
    return pl.Series(words, dtype=pl.String).gather(pl.Series(which))


def _strings(strings: list[Strings], size: int) -> pl.Series:
    return pl.concat([each.words for each in strings])
