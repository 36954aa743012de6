"""What two lakes say differently of the same documents: rows of facts, findings, claims and features that only one has.

uv run python bench/compare_lakes.py /tmp/before /tmp/after --rows 20
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import polars as pl

COMPARED = {
    "facts": ("document_id", "section", "item", "subject", "measure", "value", "unit", "base", "as_printed"),
    "claims": ("document_id", "check_id", "severity", "subject", "printed", "derived", "state"),
    "findings": ("document_id", "check_id", "severity", "subject", "message", "at_stake"),
    "features": ("level", "row_id", "feature", "value", "undefined"),
}


def main() -> None:
    given = _arguments()
    for table, names in COMPARED.items():
        before, after = (Counter(_rows(lake / table, names)) for lake in (given.before, given.after))
        print(f"{table}: {before.total()} before, {after.total()} after, {(before & after).total()} alike")
        for sign, only in (("-", before - after), ("+", after - before)):
            for row in sorted(only.elements(), key=str)[: given.rows]:
                print(f"  {sign} {' | '.join('' if value is None else str(value) for value in row[1:])}")


def _rows(table: Path, names: tuple[str, ...]) -> list[tuple[object, ...]]:
    return pl.read_delta(str(table)).select(names).rows() if table.exists() else []


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--rows", type=int, default=20, help="rows to print of each table and lake (20)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
