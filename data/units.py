"""The bodies that publish: one row a body, however its disclosures spell its name, and whom it belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from data.records import stable_id
from data.tables import table_frame

DEEPEST = 10  # levels of parents; more would be a circle


# A row of the table `units`, its aliases as a set.
_UnitRow = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Declared:
    """What an office says of a body: the body above it, and the other names that it prints."""

    name: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()


def plain_name(name: str) -> str:
    """A name without what spellings differ in: white space, full-width forms, kinds of brackets.

    >>> plain_name("昌远县 商务局（本级）") == plain_name("昌远县商务局(本级)")
    True
    """
    folded = unicodedata.normalize("NFKC", name)
    return "".join(folded.translate(str.maketrans("〔〕[]【】", "()()()")).split())


def unit_id_of(name: str) -> str:
    """The id of the body of that name."""
    return stable_id("unit", plain_name(name))


def units_frame(printed: Iterable[str], known: pl.DataFrame, declared: Iterable[Declared] | None = None) -> pl.DataFrame:
    """The table `units`: what is known of it, with every printed name in it.

    printed: names as disclosures print them. known: the table as it was; what people entered there stays. declared:
    decides alone who belongs to whom, where it is not None.
    """
    rows: dict[str, _UnitRow] = {
        row["unit_id"]: row | {"aliases": set(row["aliases"] or ())} for row in known.iter_rows(named=True)
    }
    by_name = {plain_name(name): row["unit_id"] for row in rows.values() for name in (*sorted(row["aliases"]), row["name"])}
    if declared is not None:
        _declare(list(declared), rows, by_name)
    for name in sorted(set(printed)):
        _row_of(name, rows, by_name)
    return table_frame("units", [row | {"aliases": sorted(row["aliases"])} for _, row in sorted(rows.items())])


def _row_of(name: str, rows: dict[str, _UnitRow], by_name: dict[str, str]) -> _UnitRow:
    """The row of a name, new where nobody bears it; another spelling becomes an alias."""
    unit_id = by_name.setdefault(plain_name(name), unit_id_of(name))
    row = rows.setdefault(unit_id, {"unit_id": unit_id, "name": name, "aliases": set(), "parent": None})
    if name != row["name"]:
        row["aliases"].add(name)
    return row


def _declare(declared: list[Declared], rows: dict[str, _UnitRow], by_name: dict[str, str]) -> None:
    for row in rows.values():
        row["parent"] = None
    for one in declared:
        unit_id = _row_of(one.name, rows, by_name)["unit_id"]
        by_name |= {plain_name(alias): unit_id for alias in one.aliases}
        rows[unit_id]["aliases"] |= set(one.aliases)
    for one in declared:
        above = _row_of(one.parent, rows, by_name)["unit_id"] if one.parent else None
        _row_of(one.name, rows, by_name)["parent"] = above


def households(units: pl.DataFrame) -> dict[str, str]:
    """By every name that is printed, the unit_id of the highest body above it: their disclosures are checked together."""
    parents: Mapping[str, str | None] = dict(units.select("unit_id", "parent").iter_rows())
    tops = {unit_id: _top(unit_id, parents) for unit_id in parents}
    rows = units.select("unit_id", "name", "aliases").iter_rows()
    return {name: tops[unit_id] for unit_id, own, aliases in rows for name in (*(aliases or ()), own)}


def _top(unit_id: str, parents: Mapping[str, str | None]) -> str:
    way = [unit_id]
    while (above := parents.get(way[-1])) is not None and above not in way and len(way) < DEEPEST:
        way.append(above)
    # Those of a circle are together wherever it is entered.
    return min(way) if parents.get(way[-1]) in way else way[-1]
