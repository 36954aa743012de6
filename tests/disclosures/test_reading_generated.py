"""Invented disclosures in every layout are read exactly: each fact, form, source of money and indicator, and nothing else."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from disclosures.reading import Reading, read
from generator import LAYOUTS, REGIMES, Generated, generate

UNITS = 12  # for each layout: every regime four times, none to thirty forms
FIGURES = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")
EVERY_LAYOUT = [*LAYOUTS, "report"] if "report" not in LAYOUTS else list(LAYOUTS)


def disclosures(layout: str) -> list[Generated]:
    return list(generate(UNITS, seed=11, layouts=[layout], regimes=REGIMES))


def reading(generated: Generated) -> Reading:
    return read(generated.text.encode(), generated.file_name)


def rows(found: Reading, table: str, *columns: str) -> Counter[tuple[object, ...]]:
    return Counter(found.frames[table].select(columns).iter_rows())


def expected(rows_: object, *columns: str) -> Counter[tuple[object, ...]]:
    return Counter(tuple(_plain(getattr(row, column)) for column in columns) for row in rows_)


def _plain(value: object) -> object:
    return value.quantize(Decimal("0.000001")) if isinstance(value, Decimal) else value


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_every_fact_is_read_and_no_other(layout: str):
    columns = ("subject", "measure", "value", "unit")
    for generated in disclosures(layout):
        told = reading(generated).frames["facts"]
        found = Counter(row for row in told.select(columns).iter_rows() if row[1] != "other")
        assert found == Counter(row for row in expected(generated.truth.facts, *columns).elements() if row[1] != "other")


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_every_form_and_its_money_is_read(layout: str):
    for generated in disclosures(layout):
        found = reading(generated)
        heads = ("form", "name", "competent_department", *FIGURES, "total_weight", "total_score")
        assert rows(found, "projects", *heads) == expected(generated.truth.projects, *heads)
        assert rows(found, "project_funds", "source", *FIGURES[:3]) == expected(generated.truth.funds, "source", *FIGURES[:3])


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_every_indicator_is_read_in_its_columns(layout: str):
    columns = (
        "level3",
        "target",
        "actual",
        "weight",
        "score",
        "deviation_reason",
        "target_operator",
        "actual_value",
        "actual_unit",
    )
    for generated in disclosures(layout):
        assert rows(reading(generated), "indicators", *columns) == expected(generated.truth.indicators, *columns)


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_the_document_says_who_and_when(layout: str):
    for generated in disclosures(layout):
        document = reading(generated).frames["documents"].row(0, named=True)
        truth = generated.truth
        assert (document["unit_name"], document["fiscal_year"]) == (truth.unit_name, truth.fiscal_year)
        assert document["read_share"] >= 0.995
