"""Mutation of printed numbers: how many of the changes of one number, in consistent disclosures, raise a voice at its place.

    uv run python bench/mutate_numbers.py --documents 8
    uv run python bench/mutate_numbers.py --documents 8 --styles          in the wordings of the provinces

Consistent disclosures are generated, each in another layout and rounding regime; one printed number at a time is
changed in the text, and the text is read and checked. A change is found where a new error or warning cites the place.

The interval that binds a number is found from the relations that the judge looked at: such a relation allows the number
to lie off by half the width of the printed and the derived interval together, divided by how fast the two part when the
number grows. The tightest of these is the interval of the number; changes over twice as large are to be found. A
number that no equation binds has none, and is listed by name.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, islice, product
from multiprocessing import get_context
from random import Random
from typing import TypeVar

import polars as pl
from mutating import Mutant, Place, gross_changes, places_of, probe, small_changes

from checks.engine.discover import discover
from checks.engine.findings import findings
from checks.engine.run import told_claims
from data.records import document_id_of
from disclosures.reading import concatenated, read
from generator import LAYOUTS, REGIMES, unit_year, write_disclosure
from generator.styles import style_names, unit_in, write_in

Thing = TypeVar("Thing")
AIM = 0.95
AIMED_AT = ("money", "share", "rate", "score")
LOUD = ("error", "warning")
MUTANTS_A_BATCH = 150
SIZES = ((1, "0-1"), (2, "1-2"), (3, "2-3"), (5, "3-5"))  # in intervals, the upper end included; beyond, "over 5"
ROW = {
    "document": pl.Int32,
    "layout": pl.String,
    "regime": pl.String,
    "kind": pl.String,
    "name": pl.String,
    "change": pl.String,
    "intervals": pl.Float64,  # size of the change; null where nothing binds the number
    "found": pl.Boolean,
    "quote": pl.String,
}


@dataclass(frozen=True, slots=True)
class Job:
    """layout: a layout, or a provincial style."""

    number: int
    layout: str
    regime: str
    forms: int
    most: int  # numbers to change, drawn from all


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks say of some documents: judged claims by document, and the places of loud findings by document."""

    claims: Mapping[str, pl.DataFrame]
    loud: Mapping[str, list[tuple[int, int]]]


def main() -> None:
    given = _arguments()
    combinations = product(REGIMES, _layouts(given))
    # Neighbouring documents differ in layout and in regime, so that few documents cover much.
    shuffled = sorted(combinations, key=lambda each: Random(f"{each}").random())
    jobs = [
        Job(given.seed + number, layout, regime, given.forms, given.numbers)
        for number, (regime, layout) in enumerate(islice(cycle(shuffled), given.documents))
    ]
    with ProcessPoolExecutor(given.workers, mp_context=get_context("spawn")) as pool:
        rows = pl.concat(pool.map(mutated, jobs))
    if given.csv:
        rows.write_csv(given.csv)
    report(rows, jobs)


def _layouts(given: argparse.Namespace) -> tuple[str, ...]:
    if given.styles is not None:
        return tuple(given.styles) or style_names()
    return (*LAYOUTS, "report") if given.reports else LAYOUTS


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=8, help="disclosures to generate (8)")
    parser.add_argument("--numbers", type=int, default=120, help="numbers to change in each, drawn from all (120)")
    parser.add_argument("--forms", type=int, default=3, help="performance forms of each (3)")
    parser.add_argument("--seed", type=int, default=0, help="the first unit-year (0)")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    parser.add_argument("--reports", action="store_true", help="also self-evaluation reports")
    parser.add_argument("--styles", nargs="*", metavar="NAME", help="provincial styles in place of the layouts (all)")
    parser.add_argument("--csv", help="write every change and whether it was found to this file")
    return parser.parse_args()


def mutated(job: Job) -> pl.DataFrame:
    """One row a change: of the drawn numbers of one disclosure, each changed in every way."""
    text = _written(job)
    random = Random(f"mutants {job}")
    tables = read(text.encode(), "a.txt").frames
    places = places_of(tables, text)
    drawn = sorted(random.sample(places, min(job.most, len(places))), key=lambda place: place.start)
    whole = _checked([text])
    if whole.loud:
        raise ValueError(f"{job} is not consistent: {whole.loud}")
    (claims,) = whole.claims.values()
    intervals = _intervals(text, drawn, claims)
    mutants = [mutant for place in drawn for mutant in _changes(text, place, intervals.get(place), random)]
    rows = [
        (job.number, job.layout, job.regime, each.place.kind, each.place.name, each.change,
         float(each.size / interval) if (interval := intervals.get(each.place)) else None, found, _quote(each))
        for each, found in zip(mutants, _found(mutants), strict=True)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=ROW, orient="row")


def _written(job: Job) -> str:
    if job.layout in style_names():
        return write_in(job.layout, unit_in(job.number, job.regime)).text
    return write_disclosure(unit_year(job.number, regime=job.regime, forms=job.forms), job.layout)


def _quote(mutant: Mutant) -> str:
    return "".join(mutant.text[max(0, mutant.place.start - 12) : mutant.end + 4].split())


def _changes(text: str, place: Place, interval: Decimal | None, random: Random) -> Iterator[Mutant]:
    yield from gross_changes(text, place, random)
    yield from small_changes(text, place, interval or place.last_digit / 2, random)


def _batches(things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    return (things[start : start + MUTANTS_A_BATCH] for start in range(0, len(things), MUTANTS_A_BATCH))


def _found(mutants: Sequence[Mutant]) -> Iterator[bool]:
    for batch in _batches(mutants):
        loud = _checked([each.text for each in batch]).loud
        for each in batch:
            cited = loud.get(_id(each.text), ())
            # A sign that is taken away moves the number by one.
            yield any(start < each.end and end > each.place.start - 1 for start, end in cited)


def _id(text: str) -> str:
    return document_id_of(text.encode())


def _checked(texts: Sequence[str]) -> Checked:
    tables = concatenated(read(text.encode(), "a.txt") for text in texts)
    told = told_claims(tables, discover(), {})
    cited = findings(told).filter(pl.col("severity").is_in(LOUD)).select("document_id", "evidence").explode("evidence")
    loud: dict[str, list[tuple[int, int]]] = {}
    for document, place in cited.drop_nulls().iter_rows():
        loud.setdefault(document, []).append((place["start"], place["end"]))
    return Checked({str(key[0]): frame for key, frame in told.partition_by("document_id", as_dict=True).items()}, loud)


def _intervals(text: str, places: Sequence[Place], claims: pl.DataFrame) -> dict[Place, Decimal]:
    """How far each number may lie off at most, by the tightest relation; at least half its last digit."""
    stated = list(_equations(claims))
    tightest: dict[Place, Decimal] = {}
    for batch in _batches(places):
        probes = [probe(text, place) for place in batch]
        answers = _checked([each.text for each in probes]).claims
        for each in probes:
            moved = {key: off for key, off, _, _ in _equations(answers[_id(each.text)])}
            allowed = [
                width / 2 * each.size / abs(moved[key] - off)
                for key, off, width, cited in stated
                if _cites(cited, each.place) and moved.get(key, off) != off
            ]
            if allowed:
                tightest[each.place] = max(min(allowed), each.place.last_digit / 2)
    return tightest


def _cites(cited: Iterable[Mapping[str, int]], place: Place) -> bool:
    return any(each["start"] < place.end and each["end"] > place.start for each in cited)


Equation = tuple[tuple[object, ...], Decimal, Decimal, list[Mapping[str, int]]]


def _equations(claims: pl.DataFrame) -> Iterator[Equation]:
    """The judged equations of a document: what tells it from the others, printed less derived, both widths, the places."""
    judged = claims.filter(pl.col("holds").is_null(), pl.col("gap").is_not_null(), pl.col("state") != "silent")
    seen: Counter[tuple[object, ...]] = Counter()
    widths = (pl.col("printed_high") - pl.col("printed_low")) + (pl.col("derived_high") - pl.col("derived_low"))
    columns = judged.sort("claim_id").select(
        "check_id", "subject", "unit", off=pl.col("printed") - pl.col("derived"), width=widths, evidence="evidence"
    )
    for *what, off, width, evidence in columns.iter_rows():
        if off is not None:
            yield (*what, seen[tuple(what)]), off, width, evidence or []
        seen[tuple(what)] += 1


def report(rows: pl.DataFrame, jobs: Sequence[Job]) -> None:
    """Prints the shares found by kind, by change and by size, then what is missed and what nothing binds."""
    numbers = rows.unique(["document", "name", "quote"]).height
    print(f"{rows.height} changes of one number each ({numbers} texts) in {len(jobs)} disclosures of {len(discover())} checks")
    bound = rows.filter(pl.col("intervals").is_not_null())
    large = bound.filter(pl.col("intervals") > 2)
    _headline(rows, large)
    _cross("Found by kind and change, of bound numbers", bound, "change")
    _cross("Found by kind and size in intervals, of bound numbers", bound.with_columns(size=_size()), "size")
    _listed("Bound, changed by over two intervals, not found", large.filter(~pl.col("found")))
    _listed("Bound by no equation (number of changes not found)", rows.filter(pl.col("intervals").is_null(), ~pl.col("found")))


def _headline(rows: pl.DataFrame, large: pl.DataFrame) -> None:
    gross = rows.filter(pl.col("intervals").is_null() | (pl.col("intervals") > 2))
    print(f"\nChanges over two intervals (aim: {AIM:.0%} of {', '.join(AIMED_AT)})")
    print(f"{'kind':8}{'changes':>9}{'found':>8}{'with those that nothing binds':>40}")
    for kind in (*AIMED_AT, *sorted(set(rows["kind"]) - set(AIMED_AT))):
        of, everything = large.filter(pl.col("kind") == kind), gross.filter(pl.col("kind") == kind)
        if everything.height:
            print(f"{kind:8}{of.height:>9}{_share(of):>8}{everything.height:>32}{_share(everything):>8}")
    aimed, all_aimed = (frame.filter(pl.col("kind").is_in(AIMED_AT)) for frame in (large, gross))
    print(f"{'aimed at':8}{aimed.height:>9}{_share(aimed):>8}{all_aimed.height:>32}{_share(all_aimed):>8}")


def _share(rows: pl.DataFrame) -> str:
    return f"{rows['found'].mean():.1%}" if rows.height else "-"


def _size() -> pl.Expr:
    named = pl.lit("over 5")
    for most, name in reversed(SIZES):
        named = pl.when(pl.col("intervals") <= most).then(pl.lit(name)).otherwise(named)
    return named


def _cross(title: str, rows: pl.DataFrame, by: str) -> None:
    columns = sorted(set(rows.get_column(by)))
    print(f"\n{title}\n{'kind':8}" + "".join(f"{name:>20}" for name in columns))
    for kind in sorted(set(rows["kind"])):
        cells = [rows.filter(pl.col("kind") == kind, pl.col(by) == name) for name in columns]
        print(f"{kind:8}" + "".join(f"{f'{_share(cell)} of {cell.height}' if cell.height else '-':>20}" for cell in cells))


def _listed(title: str, rows: pl.DataFrame, most: int = 80) -> None:
    names = rows.group_by("kind", "name").agg(pl.len(), example=pl.col("quote").first(), change=pl.col("change").first())
    print(f"\n{title}: {rows.height} changes of {names.height} names")
    for kind, name, changes, example, change in islice(names.sort("len", "name", descending=[True, False]).iter_rows(), most):
        print(f"{changes:>5}  {kind:7}{name}   ({change}: {example})")


if __name__ == "__main__":
    main()
