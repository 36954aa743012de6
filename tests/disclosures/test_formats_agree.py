"""One disclosure says the same in every format: each fact, form, source of money and indicator, and nothing else."""

from __future__ import annotations

from collections import Counter
from functools import cache

import invented_accounts as accounts
import pytest
from told_by_readings import COLUMNS, SEEDS, disclosure, read_as_text, told
from written_formats import WRITERS, Part, parts_of

from disclosures.reading import Reading, read


@cache
def read_as(name: str, seed: int) -> Reading:
    return read(WRITERS[name](parts_of(disclosure(seed))), f"甲.{name}")


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", WRITERS)
def test_a_format_says_what_the_text_says(name: str, seed: int, table: str):
    found = read_as(name, seed)
    assert found.problem is None
    assert told(found, table) == told(read_as_text(seed), table)


@pytest.mark.parametrize("name", WRITERS)
def test_every_quote_is_in_the_text_and_every_number_is_read(name: str):
    for seed in SEEDS:
        frames = read_as(name, seed).frames
        document = frames["documents"].row(0, named=True)
        for table in ("facts", "projects", "indicators"):
            for place in frames[table]["evidence"]:
                assert document["text"][place["start"] : place["end"]] == place["quote"] != ""
        assert document["read_share"] >= 0.995
        assert (document["unit_name"], document["fiscal_year"]) == (disclosure(seed).name, disclosure(seed).year)


def test_some_of_these_disclosures_have_forms():
    assert sum(len(disclosure(seed).forms) for seed in SEEDS) >= 10


def public_tables() -> list[Part]:
    """Public tables below their titles, behind a disclosure without forms."""
    tables = {
        "收入支出决算总表": accounts.TOTALS,
        "收入决算表": accounts.ONE_CODE,
        "支出决算表": accounts.THREE_CODES,
        "财政拨款收入支出决算总表": accounts.FISCAL,
        "一般公共预算财政拨款基本支出决算表": accounts.BASIC,
        "财政拨款“三公”经费支出决算表": accounts.THREE_PUBLIC,
    }
    parts: list[Part] = [part for part in parts_of(disclosure(3)) if isinstance(part, str)]
    for title, lines in tables.items():
        rows = [line.split("|") for line in lines.strip("\n").split("\n")]
        parts += [title, "单位：万元", [row + [""] * (len(rows[1]) - len(row)) for row in rows]]
    return parts


@pytest.mark.parametrize("name", WRITERS)
def test_the_public_tables_say_the_same(name: str):
    titles, grids = [], []
    for part in public_tables():
        (grids if isinstance(part, list) else titles).append(part)
    facts_told = read(WRITERS[name](public_tables()), f"甲.{name}").frames["facts"]
    found = Counter(facts_told.select("section", "subject", "measure", "as_printed").iter_rows())
    expected: Counter[tuple[object, ...]] = Counter()
    for title, grid in zip([words for words in titles if words.endswith("表")], grids, strict=True):
        facts = accounts.read(f"{title}\n单位：万元", "\n".join("|".join(row) for row in grid)).facts
        expected.update((fact.section, fact.subject, fact.measure, fact.as_printed) for fact in facts)
    assert expected and Counter({row: count for row, count in found.items() if str(row[0]).startswith("表")}) == expected
