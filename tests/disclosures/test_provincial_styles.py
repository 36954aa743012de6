"""Consistent disclosures in the wordings of the provinces are read as they are told, and nothing loud is said of them.

bench/provincial_styles.py prints the same figures, and what was misread.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import polars as pl
import pytest

from checks.engine.run import check
from disclosures.reading import Reading, concatenated, read
from generator.layouts.plain import write_plain
from generator.styles import compose_in, style_names, style_of, units_of_styles
from generator.styles.told import key_of, told

TEXTS = 400
pytestmark = pytest.mark.slow


@cache
def readings(style: str) -> tuple[tuple[Counter, Reading], ...]:
    """What each text of a style tells, and how it is read."""
    found = []
    for name, unit in units_of_styles(TEXTS // len(style_names()) + 1, seed=1, styles=[style]):
        content = compose_in(style_of(name), unit)
        text = write_plain(content)
        wanted = (each.fact for each in told(content, text))
        keys = Counter(key_of(fact.subject, fact.measure, fact.value, fact.unit) for fact in wanted)
        found.append((keys, read(text.encode(), f"{unit.file_stem}.txt")))
    return tuple(found)


def read_as(reading: Reading) -> Counter:
    facts = reading.frames["facts"].filter(pl.col("measure") != "other")
    # 与预算数持平 in words: whether that is a fact is left open.
    open_words = pl.col("measure").is_in(["difference", "difference_rate"]) & ~pl.col("as_printed").str.contains(r"\d")
    rows = facts.filter(~open_words).select("subject", "measure", "value", "unit").iter_rows()
    return Counter(key_of(*row) for row in rows)


@pytest.mark.parametrize("style", style_names())
def test_the_facts_of_a_style_are_read(style):
    hit = want = got = 0
    for wanted, reading in readings(style):
        found = read_as(reading)
        hit, want, got = hit + (wanted & found).total(), want + wanted.total(), got + found.total()
    assert 2 * hit / (want + got) >= 0.99


@pytest.mark.parametrize("style", style_names())
def test_nothing_loud_is_said_of_consistent_disclosures(style):
    found = check(concatenated(reading for _, reading in readings(style)))["findings"]
    loud = found.filter(pl.col("severity").is_in(["error", "warning"]))
    assert loud.select("check_id", "message").rows() == []
