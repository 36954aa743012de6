"""Income is expenditure, or expenditure and what is left of it where that is printed beside the total."""

from __future__ import annotations

import pytest
from sentences import accused, claims_on

INCOME = "2021年度收入总计500.00万元，"


@pytest.mark.parametrize(
    "spent",
    [
        "支出总计500.00万元。",
        "支出总计500.00万元，其中：本年支出合计480.00万元，年末结转和结余20.00万元。",
        "支出总计480.00万元，年末结转和结余20.00万元。",
        "支出总计480.00万元，其中：基本支出400.00万元，项目支出80.00万元。\n年末结转和结余20.00万元。",
    ],
)
def test_totals_that_balance_with_or_without_what_is_left_accuse_nothing(spent: str) -> None:
    assert "SUM03" not in accused("一", INCOME + spent)
    assert claims_on("一", INCOME + spent).filter(check_id="SUM03")["state"].to_list() == ["holds"]


@pytest.mark.parametrize(
    "spent",
    [
        "支出总计480.00万元。",
        "支出总计480.00万元，年末结转和结余10.00万元。",  # 490
        "支出总计500.00万元，年末结转和结余20.00万元，收入总计520.02万元。",  # 520.01 at most
    ],
)
def test_totals_that_do_not_balance_either_way_are_found(spent: str) -> None:
    income = INCOME if "收入" not in spent else ""
    assert "SUM03" in accused("一", income + spent)


@pytest.mark.parametrize(
    "spent",
    [
        "支出总计480.00万元（含年末结转和结余20.00万元）。",
        # 460 + 20 is 480: what is left is in the total already.
        "支出总计480.00万元，其中：本年支出合计460.00万元，年末结转和结余20.00万元。",
    ],
)
def test_what_is_left_is_not_added_to_a_total_that_holds_it(spent: str) -> None:
    assert "SUM03" in accused("一", INCOME + spent)


def test_the_claim_shows_what_was_added() -> None:
    told = claims_on("一", INCOME + "支出总计480.00万元，年末结转和结余20.00万元。").filter(check_id="SUM03")
    assert [place["quote"] for place in told["evidence"][0]] == ["500.00万元", "480.00万元", "20.00万元"]
