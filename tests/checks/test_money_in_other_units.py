"""Money printed in another unit than the rest of its document is held to the same relations."""

from __future__ import annotations

import polars as pl

from checks.engine.discover import discover
from checks.engine.examples import example_tables
from checks.engine.run import told_claims

TOTAL, PARTS = "本年支出", ("本年支出/基本支出", "本年支出/项目支出")


def told(check_id: str, *facts: tuple[str, ...], main: str = "万元") -> pl.DataFrame:
    tables = example_tables({"facts": facts})
    tables["documents"] = tables["documents"].with_columns(amount_unit=pl.lit(main))
    return told_claims(tables, [check for check in discover() if check.id == check_id], {})


def current_expenditure(total: str, *parts: str, main: str = "万元") -> dict[str, object]:
    facts = [("三", subject, "amount", words) for subject, words in zip((TOTAL, *PARTS), (total, *parts), strict=True)]
    return told("SUM05", *facts, main=main).row(0, named=True)


def test_a_part_in_yuan_is_added_to_one_in_ten_thousands() -> None:
    assert current_expenditure("100.00万元", "60.00万元", "400,000.00元")["state"] == "holds"
    assert current_expenditure("1,000,000.00元", "60.00万元", "400,000.00元", main="元")["state"] == "holds"


def test_a_slipped_unit_breaks_the_sum_and_the_message_says_what_is_printed() -> None:
    claim = current_expenditure("100.00万元", "60.00万元", "40.00元")
    assert claim["state"] == "fails"
    # 60.00 + 0.004, and half a last digit of 60.00 each way: 40.00元 is exact.
    assert claim["message"] == (
        "三 本年支出：印“100.00万元”，按 60.00+40.00元 应为60.00万元（允许区间 59.999万元–60.009万元），相差40.00万元。"
    )


def test_the_rounding_of_a_number_is_that_of_its_print() -> None:
    # 60.00万元 is 599,950 to 600,050元 and 400,000.00元 exact: the total may lie 50元 off.
    assert current_expenditure("1,000,050.00元", "60.00万元", "400,000.00元", main="元")["state"] == "holds"
    assert current_expenditure("1,000,050.01元", "60.00万元", "400,000.00元", main="元")["state"] == "fails"


def test_one_amount_in_two_units_is_one_amount() -> None:
    prints = [("九", "“三公”经费", "amount", words) for words in ("2.98万元", "29,800.00元", "2.98元")]
    assert told("TIE01", *prints[:2])["state"].to_list() == ["holds"]
    (claim,) = told("TIE01", *prints[::2]).to_dicts()
    assert claim["message"] == "九 “三公”经费：同一节内先后印“2.98万元”和“2.98元”。"


def test_a_difference_of_some_yuan_is_said_in_digits_that_show_it() -> None:
    facts = [
        ("六", "一般公共预算财政拨款基本支出/公用经费", "amount", "1130384.11元"),
        ("十(一)", "机关运行经费", "amount", "1130420.11元"),
    ]
    claim = told("TIE08", *facts, main="元").row(0, named=True)
    assert claim["message"].endswith("应为113.042011万元，相差0.003600万元。")
