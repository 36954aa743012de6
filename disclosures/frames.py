"""Frames of one document, from plain lists by column.

Polars takes longer to set up a column than to fill it, and a document has 150 columns of few rows each: the values of all
columns of one type are handed over at once, and the columns are cut out of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import polars as pl

from data.records import Box, Evidence
from data.tables import EVIDENCE, TABLES

Columns = Mapping[str, Sequence[Any]]  # each column has a type of its own
_TYPES = {str(column.dtype): column.dtype for table in TABLES.values() for column in table.columns}
# The name of the type of each column: types themselves are slow to look up by.
_TYPE_NAMES = {name: {column.name: str(column.dtype) for column in table.columns} for name, table in TABLES.items()}
_EVIDENCE = str(EVIDENCE)
_PLACE = {field.name: field.dtype for field in EVIDENCE.fields}


@dataclass(frozen=True, slots=True)
class Source:
    """The text that evidence is quoted from: the document as it was read, for rules read a copy in which marks and tags are
    white space. page_starts: where pages begin but for the first, none where the text has no pages. boxes: where each
    character is printed, None where the text has no pages."""

    text: str
    page_starts: Sequence[int] = ()
    boxes: Sequence[Box | None] | None = None

    def places(self, evidence: Sequence[Evidence]) -> dict[str, list[object]]:
        """The columns page, start, end and quote of the evidence."""
        text, page_starts = self.text, self.page_starts
        return {
            "page": [bisect_right(page_starts, place.start) + 1 if page_starts else place.page for place in evidence],
            "start": [place.start for place in evidence],
            "end": [place.end for place in evidence],
            "quote": [text[place.start : place.end] for place in evidence],
        }

    def box(self, place: Evidence) -> Box | None:
        """The box around the printed characters of a place, on the page on which it begins."""
        if self.boxes is None:
            return None
        end = place.start + len(self.text[place.start : place.end].partition("\f")[0])
        printed = [box for box in self.boxes[place.start : end] if box is not None]
        if not printed:
            return None
        x0, top, x1, bottom = zip(*printed, strict=True)
        return min(x0), min(top), max(x1), max(bottom)


def frames_of(tables: Mapping[str, Columns], source: Source) -> dict[str, pl.DataFrame]:
    """The tables, each given as columns of equal length, as frames with the declared columns, order and types.

    Evidence is given as `Evidence` or None. A column that is not given is null. An unknown column raises KeyError: nothing
    is dropped in silence.
    """
    pools: dict[str, list[object]] = {type_name: [] for type_name in _TYPES}
    for name, columns in tables.items():
        if unknown := columns.keys() - _TYPE_NAMES[name].keys():
            raise KeyError(f"table {name} has no column {', '.join(sorted(unknown))}")
        blank = [None] * _height(columns)
        for column, type_name in _TYPE_NAMES[name].items():
            pools[type_name] += columns.get(column, blank)
    series = {type_name: _series(type_name, values, source) for type_name, values in pools.items() if values}
    at = dict.fromkeys(_TYPES, 0)
    frames = {}
    for name, columns in tables.items():
        height, cut = _height(columns), []
        for column, type_name in _TYPE_NAMES[name].items():
            if type_name in series:
                cut.append(series[type_name].slice(at[type_name], height).alias(column))
            else:
                cut.append(pl.Series(column, [], dtype=_TYPES[type_name]))
            at[type_name] += height
        frames[name] = pl.DataFrame(cut)
    return frames


def _height(columns: Columns) -> int:
    return len(next(iter(columns.values())))


def _series(type_name: str, values: list[object], source: Source) -> pl.Series:
    if type_name == _EVIDENCE:
        return _evidence_series(cast(list[Evidence | None], values), source)
    return pl.Series(values, dtype=_TYPES[type_name])


def _evidence_series(values: Sequence[Evidence | None], source: Source) -> pl.Series:
    """The evidence as structs, null where there is none: those that there are, and then each in its place."""
    places = [place for place in values if place is not None]
    structs = pl.DataFrame(source.places(places) | {"box": [source.box(place) for place in places]}, schema=_PLACE).to_struct()
    rank = iter(range(len(places)))
    return structs.gather(pl.Series([None if place is None else next(rank) for place in values], dtype=pl.UInt32))
