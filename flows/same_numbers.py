"""What documents print, to be compared: the numbers that were read, each with what it is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import polars as pl

# A number with what it is of, how often it is printed.
Numbers = Counter[tuple[str, str]]

# Of two files of one disclosure this share of the numbers was read alike: tables and pages are read in other ways.
SAME = 0.98
# A later version of a text keeps at least so much of it.
KEPT = 0.5

_FORM = ("initial_budget", "full_year_budget", "executed", "weight", "score", "total_score")
_ROW = ("target_value", "actual_value", "weight", "score")


def numbers_of(tables: Mapping[str, pl.DataFrame]) -> dict[str, Numbers]:
    """The numbers of each document. tables: facts, projects and indicators."""
    facts = tables["facts"].select("document_id", _of("subject", "measure", "unit"), "value")
    forms = tables["projects"]
    named = tables["indicators"].join(forms.select("project_id", project="name"), on="project_id", how="left")
    rows = [
        facts,
        *(forms.select("document_id", _of("name", pl.lit(name)), value=name) for name in _FORM),
        *(named.select("document_id", _of("project", "level3", pl.lit(name)), value=name) for name in _ROW),
    ]
    found: dict[str, Numbers] = {}
    for document_id, of, value in pl.concat(rows).drop_nulls().iter_rows():
        found.setdefault(document_id, Counter())[of, str(value)] += 1
    return found


def _of(*parts: str | pl.Expr) -> pl.Expr:
    return pl.concat_str(*parts, separator="\x1f").alias("of")


def are_the_same(one: Numbers, other: Numbers) -> bool:
    """Whether two documents print the same: nearly all numbers alike, and none that is another one there.

    One number that differs makes another version of it, however many are alike: just that one may be the correction.
    """
    shared = (one & other).total()
    if not shared or shared < SAME * max(one.total(), other.total()):
        return False
    return not {of for of, _ in one - other} & {of for of, _ in other - one}


def are_of_one_matter(one: Numbers, other: Numbers) -> bool:
    """Whether at least half of what the one speaks of the other speaks of as well: two projects have nothing in common."""
    things, others = {of for of, _ in one}, {of for of, _ in other}
    return len(things & others) >= KEPT * len(things)


def is_kept_in(one: Numbers, other: Numbers) -> bool:
    """Whether the other keeps at least half of the numbers of the one. Zeros say nothing: every year prints the same ones."""
    telling = _telling(one)
    return telling.total() > 0 and (telling & other).total() >= KEPT * telling.total()


def tells(numbers: Numbers) -> bool:
    """Whether any of the numbers is no zero."""
    return _telling(numbers).total() > 0


def _telling(numbers: Numbers) -> Numbers:
    return Counter({key: count for key, count in numbers.items() if float(key[1])})
