"""How the disclosures of every province's wording are read, and what the checks say of them: they are consistent.

    uv run python bench/provincial_styles.py --texts 400
    uv run python bench/provincial_styles.py --styles anhui sichuan --texts 12 --misses 20

F1 of (subject, measure, value, unit) over the facts that are told, by style and rounding regime; errors and warnings of
the checks by style and check (all are false: the texts are consistent). --misses prints what was not read as it is told.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

import polars as pl

from checks.engine.run import check
from disclosures.reading import concatenated, read
from generator import REGIMES
from generator.layouts.plain import write_plain
from generator.styles import compose_in, style_names, style_of, units_of_styles
from generator.styles.told import Told, key_of, told

LOUD = ("error", "warning")
AIM = 0.99
AROUND = 28  # characters of a sentence shown before and behind a number


@dataclass(frozen=True, slots=True)
class Job:
    style: str
    texts: int
    seed: int
    regimes: tuple[str, ...]


@dataclass(slots=True)
class Figures:
    """hit, want, got: facts. misses: a line a fact that is told and not read so, or read and not told."""

    hit: int = 0
    want: int = 0
    got: int = 0
    texts: int = 0
    wrong_base: int = 0
    refused: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.want + self.got) if self.want + self.got else 0.0

    def add(self, other: Figures) -> None:
        for name in ("hit", "want", "got", "texts", "wrong_base", "refused"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses += other.misses


@dataclass(frozen=True, slots=True)
class Result:
    """loud: findings by (check, severity); examples: the message and place of the first of each."""

    job: Job
    figures: dict[str, Figures]
    loud: Counter[tuple[str, str]]
    examples: dict[tuple[str, str], str]


def main() -> None:
    given = _arguments()
    share, more = divmod(given.texts, len(given.styles))
    jobs = [Job(name, share + (at < more), given.seed, tuple(given.regimes)) for at, name in enumerate(given.styles)]
    jobs = [job for job in jobs if job.texts]
    if given.workers == 1:
        results = list(map(measured, jobs))
    else:
        with ProcessPoolExecutor(given.workers, mp_context=get_context("spawn")) as pool:
            results = list(pool.map(measured, jobs))
    report(results, misses=given.misses, regimes=given.regimes)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--styles", nargs="+", default=list(style_names()), help="names of styles (all)")
    parser.add_argument("--regimes", nargs="+", default=list(REGIMES), help="rounding regimes (all)")
    parser.add_argument("--texts", type=int, default=48, help="texts in all (48)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other texts (1)")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N misses of each style (0)")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    return parser.parse_args()


def measured(job: Job) -> Result:
    """The figures of one style, by regime."""
    readings, figures = [], {regime: Figures() for regime in job.regimes}
    for style, unit in units_of_styles(job.texts, seed=job.seed, styles=[job.style], regimes=job.regimes):
        content = compose_in(style_of(style), unit)
        text = write_plain(content)
        reading = read(text.encode(), f"{unit.file_stem}.txt")
        readings.append(reading)
        name = f"{style} {unit.regime} seed {unit.seed}"
        found = compared(list(told(content, text)), reading.frames["facts"], text, name=name)
        found.refused = int(reading.problem is not None)
        figures[unit.regime].add(found)
    tables = concatenated(readings)
    findings = check(tables)["findings"].filter(pl.col("severity").is_in(LOUD))
    loud: Counter[tuple[str, str]] = Counter(findings.select("check_id", "severity").iter_rows())
    examples = {(row["check_id"], row["severity"]): _example(row) for row in reversed(list(findings.iter_rows(named=True)))}
    return Result(job, figures, loud, examples)


def _example(finding: dict) -> str:
    return f"{finding['unit_name']}: {finding['message']}"


def compared(wanted: Sequence[Told], facts: pl.DataFrame, text: str, *, name: str) -> Figures:
    """What is told and what was read, as multisets; the bases of comparisons apart, where the reader states them."""
    rows = [row for row in facts.filter(pl.col("measure") != "other").iter_rows(named=True) if not _says_no_difference(row)]
    want = Counter(_key(each) for each in wanted)
    got = Counter(key_of(row["subject"], row["measure"], row["value"], row["unit"]) for row in rows)
    figures = Figures(hit=(want & got).total(), want=want.total(), got=got.total(), texts=1)
    figures.wrong_base = sum(_wrong_bases(wanted, rows))
    figures.misses = list(_misses(wanted, rows, facts, text, name=name))
    return figures


def _says_no_difference(row: dict) -> bool:
    """与预算数持平 in words: whether that is a fact is left open."""
    return row["measure"] in ("difference", "difference_rate") and not row["value"] and not re.search(r"\d", row["as_printed"])


def _key(each: Told) -> tuple[str, str, str, str]:
    return key_of(each.fact.subject, each.fact.measure, each.fact.value, each.fact.unit)


def _wrong_bases(wanted: Sequence[Told], rows: Sequence[dict]) -> Iterator[bool]:
    bases = {(row["evidence"]["start"], row["measure"]): row.get("base") for row in rows if "base" in row}
    for each in wanted:
        # The base of a share is its whole, which is not told.
        if each.fact.measure != "share" and (each.start, each.fact.measure) in bases:
            yield bases[each.start, each.fact.measure] != each.fact.base


def _misses(wanted: Sequence[Told], rows: Sequence[dict], facts: pl.DataFrame, text: str, *, name: str) -> Iterator[str]:
    """Told facts that no row at their place states so, with what was read there; then rows where nothing is told."""
    told_here = dict.fromkeys(map(_key, wanted), 0)
    every = list(facts.iter_rows(named=True))
    for each in wanted:
        here = [row for row in every if _overlap(row, each.start, each.end)]
        if _key(each) not in {_row_key(row) for row in here}:
            fact = each.fact
            read_as = "; ".join(f"{row['subject']} {row['measure']} {row['value']:f}{row['unit']}" for row in here) or "nothing"
            yield (
                f"{name}  {around(text, each.start, each.end)}\n"
                f"    want {fact.subject} {fact.measure} {fact.value}{fact.unit}\n    got  {read_as}"
            )
    for row in rows:
        if _row_key(row) not in told_here and not any(_overlap(row, each.start, each.end) for each in wanted):
            place = row["evidence"]
            yield f"{name}  {around(text, place['start'], place['end'])}\n    want nothing\n    got  {_row_key(row)}"


def around(text: str, start: int, end: int) -> str:
    """The words around a place, the place in brackets."""
    before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{before}【{text[start:end]}】{behind}".replace("\n", "⏎")


def _row_key(row: dict) -> tuple[str, str, str, str]:
    return key_of(row["subject"], row["measure"], row["value"], row["unit"])


def _overlap(row: dict, start: int, end: int) -> bool:
    return row["evidence"]["start"] < end and row["evidence"]["end"] > start


def report(results: Sequence[Result], *, misses: int, regimes: Sequence[str]) -> None:
    """Prints the figures by style and regime, the loud findings by check and style, and the misses asked for."""
    whole = Figures()
    print(f"{'style':20}{'texts':>7}{'refused':>9}{'facts':>8}{'read':>8}{'F1':>8}" + "".join(f"{name:>10}" for name in regimes)
          + f"{'base':>7}{'errors':>8}{'warnings':>10}")  # fmt: skip
    for result in results:
        of_style = Figures()
        for figures in result.figures.values():
            of_style.add(figures)
        whole.add(of_style)
        loud = [sum(count for (_, severity), count in result.loud.items() if severity == name) for name in LOUD]
        _line(result.job.style, of_style, [result.figures[name].f1 for name in regimes], loud)
    loud = [sum(count for each in results for (_, severity), count in each.loud.items() if severity == name) for name in LOUD]
    _line("all", whole, [_f1(results, regime) for regime in regimes], loud)
    print(f"\naim: F1 {AIM} of every style and regime, 0 errors, 0 warnings")
    _print_loud(results)
    for result in results if misses else ():
        lines = [line for figures in result.figures.values() for line in figures.misses]
        print(f"\n{result.job.style}: {len(lines)} numbers not read as told")
        print("\n".join(lines[:misses]))


def _f1(results: Sequence[Result], regime: str) -> float:
    every = Figures()
    for result in results:
        every.add(result.figures[regime])
    return every.f1


def _line(name: str, figures: Figures, f1s: Sequence[float], loud: Sequence[int]) -> None:
    print(
        f"{name:20}{figures.texts:>7}{figures.refused:>9}{figures.want:>8}{figures.got:>8}{figures.f1:>8.4f}"
        + "".join(f"{each:>10.4f}" if each else f"{'-':>10}" for each in f1s)
        + f"{figures.wrong_base:>7}{loud[0]:>8}{loud[1]:>10}"
    )


def _print_loud(results: Sequence[Result]) -> None:
    for result in results:
        for (check_id, severity), count in result.loud.most_common():
            print(f"  {result.job.style:19}{check_id} {severity:8}{count:>5}  {result.examples[check_id, severity]}")


if __name__ == "__main__":
    main()
