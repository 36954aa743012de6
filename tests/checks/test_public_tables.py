"""The relations of the public tables over two real disclosures: what they find, and that no cell can be changed unseen."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from checks.engine.discover import discover
from checks.engine.run import told_claims
from disclosures.reading import read

PDF = Path(__file__).parents[3] / "shared" / "pdf"
NAMES = ("putuo_planning_2024", "putuo_finance_2024_seeded")
OF_TABLES = {"cells", "account_headings", "tables_headings"}
# And percent signs that an office's form lacks in its tables and its prose alike.
TABLE_CHECKS = [each for each in discover() if OF_TABLES & set(each.needs) or each.id == "TPL33"]

pytestmark = pytest.mark.skipif(not PDF.is_dir(), reason="the real disclosures lie beside the repository and are not here")


@cache
def frames(name: str) -> Mapping[str, pl.DataFrame]:
    return read((PDF / f"{name}.pdf").read_bytes(), f"{name}.pdf").frames


def failing(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    return told_claims(dict(tables), TABLE_CHECKS, {}).filter(pl.col("state") == "fails")


def loud(name: str) -> list[tuple[str, str]]:
    rows = failing(frames(name)).filter(pl.col("severity").is_in(("error", "warning")))
    return sorted(rows.select("check_id", "said").rows())


def test_the_narrative_that_took_the_wrong_table_is_found():
    assert loud("putuo_planning_2024") == [
        ("TAB11", "4896.98万元"),
        ("TAB11", "5377.64万元"),
        ("TPL32", "上海市规划和自然资源局"),
        ("TPL33", "增长13.95"),
        ("TXT31", "住房保障支出/住房保障支出"),
        ("TXT31", "社会保障和就业支出/行政事业单位养老支出/机关事业单位退休人员活动费支出"),
        ("TXT31", "自然资源海洋气象等支出/自然资源事务/其他国土资源事务支出"),
    ]


def test_a_table_that_lacks_one_that_is_blank_and_a_total_of_nothing_are_found():
    assert loud("putuo_finance_2024_seeded") == [
        ("CMP31", "财政拨款“三公”经费支出决算表"),
        ("CMP32", "支出决算表"),
        ("TAB11", "0万元"),
        ("TAB12", "个人农业生产补贴"),
    ]


def test_an_unfilled_template_is_one_finding():
    assert failing(frames("template_blank")).select("check_id", "severity").rows() == [("TPL31", "warning")]


@pytest.mark.parametrize("name", NAMES)
def test_amounts_that_were_rounded_each_by_itself_are_no_louder_than_a_notice(name):
    touching = failing(frames(name)).filter(pl.col("check_id") == "TAB09")
    assert touching["severity"].unique().to_list() == ["notice"]


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_can_be_changed_unseen(name):
    # Twice the tightest interval: the widest sum of basic expenditure has 13 costs and its class, 14 × 0.01 × 2 = 0.28.
    tables = frames(name)
    facts = tables["facts"]
    cells = [at for at, (section, value) in enumerate(facts.select("section", "value").rows()) if section[0] == "表" and value]
    unseen = []
    for at in cells[::4]:
        changed = facts["value"].to_list()
        changed[at] += Decimal("1.23")
        told = failing({**tables, "facts": facts.with_columns(pl.Series("value", changed, dtype=facts["value"].dtype))})
        start = facts["evidence"][at]["start"]
        new = told.filter(pl.col("severity").is_in(("error", "warning")))
        if not any(start in [place["start"] for place in places] for places in new["evidence"].to_list()):
            unseen.append(facts.row(at)[4:9])
    assert not unseen
