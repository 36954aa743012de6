"""The public tables of two real disclosures: every cell of the hand-made reading, and the documents' own arithmetic."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from disclosures.reading import read

PDF = Path(__file__).parents[3] / "shared" / "pdf"

pytestmark = pytest.mark.skipif(not PDF.is_dir(), reason="the real disclosures lie beside the repository and are not here")


@cache
def cells(name: str) -> pl.DataFrame:
    facts = read((PDF / f"{name}.pdf").read_bytes(), f"{name}.pdf").frames["facts"]
    return facts.filter(pl.col("section").str.starts_with("表"))


def test_every_cell_is_read_on_its_page_and_in_its_row():
    gold = json.loads((PDF / "putuo_planning_2024.gold.json").read_text(encoding="utf-8"))["rows"]
    printed = [row for row in gold if row["source"] == "table" and row["value"] is not None]
    page = pl.col("evidence").struct.field("page")
    found = cells("putuo_planning_2024").select("table", page, "subject", "as_printed").rows()
    want = Counter((row["table"], row["page"], row["row"] or "", row["raw"]) for row in printed)
    # The row of “三公” has no label: there the column says what is counted.
    got = Counter((t, p, "" if "三公" in t else s.split("/")[-1], n) for t, p, s, n in found)
    assert got == want


def test_three_columns_of_codes_make_one():
    item = cells("putuo_finance_2024_seeded").filter(pl.col("section") == "表2", pl.col("code") == "2010608")
    assert item["subject"].unique().to_list() == ["一般公共服务支出/财政事务/财政委托业务支出"]
    assert item["as_printed"].to_list() == ["449.52", "449.52"]


@pytest.mark.parametrize("name", ["putuo_planning_2024", "putuo_finance_2024_seeded"])
def test_income_by_source_adds_up_by_row(name):
    rows = cells(name).filter(pl.col("section") == "表2")
    for (_, _), row in rows.group_by("subject", "code"):
        first, *sources = row["value"].to_list()
        assert abs(first - sum(sources)) <= Decimal("0.01")


def test_an_unfilled_template_has_no_facts():
    assert cells("template_blank").height == 0
