"""All checks together: what order, scale and number of documents do not change, and what bad input does not break."""

from __future__ import annotations

import random
import subprocess
import sys
from decimal import Decimal
from functools import cache
from math import isqrt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.engine.discover import discover
from checks.engine.examples import example_tables
from checks.engine.run import CHECKS_VERSION, check, told_claims
from data.tables import empty, schema_of
from disclosures.observations.of_tables import with_observations

TABLES = ("documents", "facts", "projects", "project_funds", "indicators", "units")
IDENTIFYING = ("document_id", "project_id", "indicator_id", "unit_id", "unit_name", "name", "parent")
CHECKS = {each.id: each for each in discover()}
Cents = st.integers(min_value=0, max_value=10**8)


@cache
def everything() -> dict[str, pl.DataFrame]:
    """The failing examples of all checks, each with units of its own: what it names begins with its number.

    Made once for all tests: nobody changes it.
    """
    frames: dict[str, list[pl.DataFrame]] = {name: [] for name in TABLES}
    for number, each in enumerate(discover()):
        for name, frame in example_tables(each.examples["fails"]).items():
            own = [pl.format(f"{number:03}-{{}}", key).alias(key) for key in IDENTIFYING if key in frame.columns]
            frames[name].append(frame.with_columns(own))
    return with_observations({name: pl.concat(parts) for name, parts in frames.items()})


def of_units(frame: pl.DataFrame, numbers: list[str]) -> pl.DataFrame:
    """The rows of some examples of `everything`."""
    of = pl.col("document_id" if "document_id" in frame.columns else "unit_id").str.head(4)
    return frame.filter(of.is_in(numbers))


def shuffled(tables: dict[str, pl.DataFrame], seed: int) -> dict[str, pl.DataFrame]:
    return {name: frame.sample(fraction=1, shuffle=True, seed=seed) for name, frame in tables.items()}


def test_the_order_of_the_input_changes_nothing() -> None:
    tables = everything()
    straight, mixed = check(tables), check(shuffled(tables, seed=7))
    assert straight["claims"].equals(mixed["claims"])
    assert straight["findings"].equals(mixed["findings"])


def test_units_do_not_touch_each_other() -> None:
    """Documents of one unit do, across years: its documents are checked together.

    The units are rows and columns of a square: checked by rows and then by columns, any two are apart at least once.
    """
    tables = everything()
    together = check(tables)
    numbers = sorted(tables["documents"]["document_id"].str.head(4).unique())
    side = isqrt(len(numbers)) + 1
    for group in [numbers[start : start + side] for start in range(0, len(numbers), side)] + [
        numbers[at::side] for at in range(side)
    ]:
        apart = check({name: of_units(frame, group) for name, frame in tables.items()})
        for name, frame in apart.items():
            assert frame.equals(of_units(together[name], group)), (name, group)


def test_claims_and_findings_are_as_declared() -> None:
    results = check(everything())
    for name, frame in results.items():
        assert frame.schema == schema_of(name)
    assert results["claims"]["claim_id"].is_unique().all()
    assert results["findings"].select("document_id", "finding_id").is_unique().all()
    assert set(results["claims"]["state"]) <= {"holds", "improbable", "fails", "silent"}
    assert results["claims"].filter(pl.col("state") == "silent")["reason"].null_count() == 0


def test_nothing_given_nothing_found() -> None:
    results = check({name: empty(name) for name in TABLES})
    assert {name: frame.shape for name, frame in results.items()} == {name: (0, len(schema_of(name))) for name in results}


def test_blank_forms_break_nothing() -> None:
    blank = {"projects": [{"name": "空表"}], "indicators": [{"level3": "空", "target": None, "actual": None}]}
    assert check(example_tables(blank))["findings"].is_empty()


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=-(10**8), max_value=10**8), st.integers(min_value=-(10**8), max_value=10**8), Cents)
def test_no_numbers_break_the_batch(amount: int, change: int, budget: int) -> None:
    """Zero bases, negative amounts and the same number printed twice with different values are silent, not exceptions."""
    said = [f"{Decimal(cents) / 100:.2f}万元" for cents in (amount, change, budget)]
    subject = "“三公”经费"
    facts = [("七", subject, measure, words) for measure, words in zip(("amount", "change", "initial_budget"), said, strict=True)]
    facts += [
        ("七", subject, "change_rate", "5.00%"),
        ("七", subject, "final", said[1]),
        ("七", subject, "deviation_rate", "1.00%"),
    ]
    facts += [("七", subject, "amount", said[2]), ("七", subject, "share", "9.00%", "占本年支出合计的9.00%")]
    facts += [("三", "本年支出", "amount", said[0])]
    assert not check(example_tables({"facts": facts}))["claims"].is_empty()


@settings(max_examples=60, deadline=None)
@given(Cents, Cents, st.integers(min_value=-3, max_value=3), st.randoms(use_true_random=False))
def test_unit_and_order_change_no_verdict(current: int, carried: int, off: int, mixer: random.Random) -> None:
    """万元 with two decimals and 亿元 with six say the same number to the same digit."""

    def facts(scale: int, unit: str) -> list[tuple[str, ...]]:
        parts = {"": current + carried + off, "/本年收入合计": current, "/年初结转和结余": carried}
        said = {name: f"{Decimal(cents) / 100 / scale:.{2 if scale == 1 else 6}f}{unit}" for name, cents in parts.items()}
        return [("一", f"收入总计{name}", "amount", words) for name, words in said.items()]

    in_wan, in_yi = facts(1, "万元"), facts(10_000, "亿元")
    mixer.shuffle(in_yi)
    states = [told_claims(example_tables({"facts": rows}), [CHECKS["SUM01"]], {})["state"].to_list() for rows in (in_wan, in_yi)]
    assert states[0] == states[1] == (["holds"] if abs(off) <= 1 else ["fails"])


def test_a_number_printed_twice_with_other_values_blocks_its_section() -> None:
    facts = [("一", "收入总计", "amount", "10.00万元"), ("一", "收入总计", "amount", "11.00万元")]
    facts += [("一", "收入总计/本年收入合计", "amount", "9.00万元"), ("一", "收入总计/年初结转和结余", "amount", "2.00万元")]
    claims = told_claims(example_tables({"facts": facts}), [CHECKS["SUM01"]], {})
    assert claims.select("state", "reason").rows() == [("silent", "收入总计在同一节内印有不同的数")]


def test_a_number_printed_twice_alike_is_one_number() -> None:
    facts = [("七", "“三公”经费/公务接待费", "amount", "2.98万元")] * 2 + [
        ("七", "“三公”经费/因公出国（境）费", "amount", "8.46万元")
    ]
    facts += [("七", "“三公”经费", "amount", "22.44万元"), ("七", "“三公”经费/公务用车购置及运行维护费", "amount", "11.00万元")]
    claims = told_claims(example_tables({"facts": facts}), [CHECKS["SUM12"]], {})
    assert claims["state"].to_list() == ["holds"]


@pytest.mark.parametrize("words", ["约500万元", "超过500万元", "不足500万元"])
def test_about_so_much_is_never_an_equality(words: str) -> None:
    facts = [("四", "财政拨款收入总计", "amount", words), ("四", "财政拨款支出总计", "amount", "400.00万元")]
    claims = told_claims(example_tables({"facts": facts}), [CHECKS["SUM03"]], {})
    assert claims.select("state", "reason").rows() == [("silent", "财政拨款收入总计印的不是确数")]


def test_balanced_documents_may_differ_by_one_last_digit() -> None:
    """舍位平衡 moved the cell of 五(二) so that its table adds up; the sum of the items may lie one unit beside it."""
    facts = [("四", "财政拨款收入总计", "amount", "10.00万元"), ("四", "财政拨款支出总计", "amount", "10.02万元")]
    tables = example_tables({"facts": facts})
    balanced = tables | {"documents": tables["documents"].with_columns(rounding_regime=pl.lit("balanced"))}
    assert [check(given)["findings"].height for given in (tables, balanced)] == [1, 0]


def test_a_threshold_can_be_set() -> None:
    tables = example_tables(CHECKS["EXE03"].examples["holds"])

    def findings(**set_: Decimal) -> list[str]:
        found = check(tables, set_)["findings"]
        return found.filter(pl.col("check_id") == "EXE03")["check_id"].to_list()

    assert findings() == []
    assert findings(low_execution_rate=Decimal(90)) == ["EXE03"]


def test_the_version_names_all_checks() -> None:
    assert len(CHECKS_VERSION) == 20


def test_checks_start_without_what_they_do_not_need() -> None:
    heavy = "{'great_expectations', 'sklearn', 'pandas', 'numpy', 'prefect'}"
    code = f"import sys, checks.engine.run, checks.engine.coverage; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("emptied", ["facts", "projects", "project_funds", "indicators"])
def test_a_check_whose_first_table_is_empty_has_nothing_to_state(emptied: str, monkeypatch: pytest.MonkeyPatch):
    tables = everything()
    # Of a form that is gone its rows are gone as well.
    gone = ("projects", "project_funds", "indicators") if emptied == "projects" else (emptied,)
    tables |= {name: tables[name].clear() for name in gone}
    passed_over = told_claims(tables, CHECKS.values(), {})
    monkeypatch.setattr("checks.engine.run.speaks", lambda *_: True)
    assert passed_over.equals(told_claims(tables, CHECKS.values(), {}))
