"""The share that Great Expectations has in a run over many documents.

    uv run python bench/expectations_of_many.py --documents 10000

Generated disclosures are read and checked in batches, as a run does it; each batch is held to the contracts of its
tables, and at the end the suite of all checks is put over all claims of the run. Time is the processor's own of this
process. Ten thousand documents take some ten minutes.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import TypeVar

import polars as pl
from rich.progress import track

from checks.contracts.declared_tables import looked_at, table_result, types_of
from checks.contracts.judged_claims import check_results, compact, suite
from checks.engine.discover import discover
from checks.engine.run import check
from disclosures.reading import concatenated, read
from generator import generate

Answer = TypeVar("Answer")
BATCH = 200
WORK, EXPECTATIONS = ("reading", "checking"), ("contracts", "suite")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=10_000, help="how many (default 10000)")
    arguments.add_argument("--seed", type=int, default=9)
    given = arguments.parse_args()
    checks = suite(discover())
    importing, _ = timed(lambda: check_results(compact(check(concatenated([]))["claims"]), checks))
    seconds, claims = batches(given.documents, given.seed)
    taken, results = timed(lambda: check_results(claims, checks))
    seconds["suite"] += taken
    work, expected = (sum(seconds[part] for part in parts) for parts in (WORK, EXPECTATIONS))
    print(f"{given.documents} documents, {claims.height} claims of {len(checks)} checks, import {importing:.1f} s")
    print(", ".join(f"{part} {seconds[part]:.1f} s" for part in (*WORK, *EXPECTATIONS)))
    print(f"expectations: {expected / work:.1%} of reading and checking, {expected / (work + expected):.1%} of all")
    print(f"{sum(result.judged for result in results)} claims judged, {peak_gigabytes():.1f} GiB at most")


def batches(documents: int, seed: int) -> tuple[Counter[str], pl.DataFrame]:
    """Seconds by part of the work, and the claims of all documents as the suite takes them."""
    seconds: Counter[str] = Counter()
    files, parts = generate(documents, seed=seed), []
    for _ in track(range(-(-documents // BATCH)), description="batches"):
        batch = [(file.text.encode(), file.file_name) for file in islice(files, BATCH)]
        taken, tables = timed(lambda batch=batch: concatenated([read(*each) for each in batch]))
        seconds["reading"] += taken
        taken, found = timed(lambda tables=tables: check(tables))
        seconds["checking"] += taken
        tables |= found
        taken, _ = timed(lambda tables=tables: contracts(tables))
        seconds["contracts"] += taken
        parts.append(compact(tables["claims"]))
    return seconds, pl.concat(parts)


def contracts(tables: dict[str, pl.DataFrame]) -> None:
    """Holds each table to its contract, as a run does before a commit."""
    for name, frame in tables.items():
        result = table_result(name, frame.height, looked_at(name, frame), types_of(frame))
        if not result.met:
            raise AssertionError(f"{name}: {result}")


def timed(act: Callable[[], Answer]) -> tuple[float, Answer]:
    """The seconds of the processor that an act took, and what it gave."""
    begun = time.process_time()
    answer = act()
    return time.process_time() - begun, answer


def peak_gigabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main()
