"""Mutation of the public tables: how many changes of one cell, in disclosures that people published, raise a voice at the cell.

    uv run python bench/mutate_cells.py ../shared/pdf/putuo_planning_2024.pdf ../shared/pdf/putuo_finance_2024_seeded.pdf

Every cell of the nine tables that is not 0 is changed, one at a time: to the next last digit beyond twice the tightest
interval that binds it, up and down, and by a tenth more and less where that is larger. A change is found where an error or
a warning cites the cell that was not there before.

A relation (a sum, one quantity printed in two places) allows a cell to lie off by half the width of its printed and its
derived interval together. The tightest of those that cite the cell is its interval. Cells that no relation binds have none;
they are listed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path

import polars as pl

from checks.engine.consequences import without_consequences
from checks.engine.discover import discover
from checks.engine.run import told_claims
from data.records import document_id_of
from disclosures.reading import read

Tables = Mapping[str, pl.DataFrame]
LOUD = ("error", "warning")
AIM = 0.99
MUTANTS_A_BATCH = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a public table. row: of the table `facts`. interval: half the width that its tightest relation allows."""

    row: int
    start: int
    name: str
    value: Decimal
    decimals: int
    interval: Decimal | None


@dataclass(frozen=True, slots=True)
class Mutant:
    cell: Cell
    change: str
    value: Decimal


def main() -> None:
    given = _arguments()
    counted = [pl.DataFrame(list(_mutated(Path(name))), schema=ROW, orient="row") for name in given.files]
    report(pl.concat(counted))


ROW = {"file": pl.String, "cell": pl.String, "change": pl.String, "bound": pl.Boolean, "found": pl.Boolean}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="disclosures with public tables, of any format")
    return parser.parse_args()


def _mutated(path: Path) -> Iterator[tuple[object, ...]]:
    tables = read(path.read_bytes(), path.name).frames
    told = _told(tables)
    (before,) = _loud(told).values() or ({},)
    mutants = [mutant for cell in _cells(tables["facts"], told) for mutant in _changes(cell)]
    for first in range(0, len(mutants), MUTANTS_A_BATCH):
        batch = mutants[first : first + MUTANTS_A_BATCH]
        after = _loud(_told(_together(tables, batch)))
        for number, mutant in enumerate(batch):
            new = after.get(_id(number), {}).get(mutant.cell.start, set()) - before.get(mutant.cell.start, set())
            yield path.name, mutant.cell.name, mutant.change, mutant.cell.interval is not None, bool(new)


def _told(tables: Tables) -> pl.DataFrame:
    def tell(of: Tables) -> pl.DataFrame:
        return told_claims(of, discover(), {})

    return without_consequences(tell(tables), tables, tell)


def _loud(told: pl.DataFrame) -> dict[str, dict[int, set[str]]]:
    """By document and by place, the messages of errors and warnings."""
    found: dict[str, dict[int, set[str]]] = {}
    loud = told.filter(pl.col("state") == "fails", pl.col("severity").is_in(LOUD))
    for document, message, places in loud.select("document_id", "message", "evidence").iter_rows():
        for place in places or ():
            found.setdefault(document, {}).setdefault(place["start"], set()).add(message)
    return found


def _cells(facts: pl.DataFrame, told: pl.DataFrame) -> Iterator[Cell]:
    intervals = _intervals(told)
    for row, fact in enumerate(facts.iter_rows(named=True)):
        if fact["section"].startswith("表") and fact["section"] != "表" and fact["value"]:
            start = fact["evidence"]["start"]
            name = f"{fact['section']} {fact['subject']} {fact['column']} {fact['as_printed']}"
            yield Cell(row, start, name, fact["value"], fact["decimals"] or 0, intervals.get(start))


def _intervals(told: pl.DataFrame) -> dict[int, Decimal]:
    """Of every place, half the width of the tightest equation of amounts that cites it. A bound (TAB10) is no equation."""
    width = (pl.col("printed_high") - pl.col("printed_low")) + (pl.col("derived_high") - pl.col("derived_low"))
    equations = told.filter(pl.col("unit") == "万元", pl.col("state") != "silent", pl.col("check_id") != "TAB10")
    tightest: dict[int, Decimal] = {}
    for wide, places in equations.select(width, "evidence").iter_rows():
        for place in places or () if wide is not None else ():
            tightest[place["start"]] = min(tightest.get(place["start"], wide), wide)
    return {start: Decimal(wide) / 2 for start, wide in tightest.items()}


def _changes(cell: Cell) -> Iterator[Mutant]:
    digit = Decimal(1).scaleb(-cell.decimals)
    beyond = ((2 * (cell.interval or digit) / digit).to_integral_value(ROUND_FLOOR) + 1) * digit
    yield Mutant(cell, "just beyond, up", cell.value + beyond)
    yield Mutant(cell, "just beyond, down", cell.value - beyond)
    tenth = (cell.value / 10).quantize(digit)
    if abs(tenth) > beyond:
        yield Mutant(cell, "a tenth more", cell.value + tenth)
        yield Mutant(cell, "a tenth less", cell.value - tenth)


def _id(number: int) -> str:
    return document_id_of(str(number).encode())


def _together(tables: Tables, mutants: Sequence[Mutant]) -> dict[str, pl.DataFrame]:
    """The tables of the document once for each mutant, each under an id of its own."""
    copies = [_changed(tables, mutant, _id(number)) for number, mutant in enumerate(mutants)]
    return {name: pl.concat([copy[name] for copy in copies]) for name in tables}


def _changed(tables: Tables, mutant: Mutant, document: str) -> dict[str, pl.DataFrame]:
    values = tables["facts"]["value"].to_list()
    values[mutant.cell.row] = mutant.value
    facts = tables["facts"].with_columns(pl.Series("value", values, dtype=tables["facts"]["value"].dtype))
    return {name: frame.with_columns(document_id=pl.lit(document)) for name, frame in {**tables, "facts": facts}.items()}


def report(rows: pl.DataFrame) -> None:
    """Prints the shares that were found by file and by change, then the cells whose changes nobody noticed."""
    bound = rows.filter("bound")
    print(f"{rows['cell'].n_unique()} cells, {rows.height} changes of one cell each; aim: {AIM:.0%}")
    for title, by in (("file", "file"), ("change", "change")):
        counted = bound.group_by(by, maintain_order=True).agg(pl.len(), pl.col("found").mean())
        print(f"\nFound by {title}, of cells that a relation binds")
        for name, changes, found in counted.iter_rows():
            print(f"{name:40}{changes:>8}{found:>9.1%}")
    print(f"\nall{bound.height:>45}{bound['found'].mean():>9.1%}   with those that nothing binds {rows['found'].mean():.1%}")
    for title, missed in (("Bound and not found", bound), ("Bound by nothing and not found", rows.filter(~pl.col("bound")))):
        print(f"\n{title}")
        for file, cell, change in missed.filter(~pl.col("found")).select("file", "cell", "change").iter_rows():
            print(f"    {file}  {cell}  ({change})")


if __name__ == "__main__":
    main()
