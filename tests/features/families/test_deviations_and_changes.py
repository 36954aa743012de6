"""Rates against the budget, and against the year before."""

from __future__ import annotations

from made_features import reasons, unit

GENERAL, RECEPTION = "一般公共预算财政拨款支出", "“三公”经费/公务接待费"


def test_the_deviation_is_of_the_budget():
    row = unit(
        facts=[
            ("五(一)", GENERAL, "initial_budget", "80.00万元"),
            ("五(一)", GENERAL, "final", "100.00万元"),
            ("七", RECEPTION, "full_year_budget", "2.00万元"),
            ("七", RECEPTION, "final", "0.50万元"),
        ]
    )
    # (100 - 80) / 80 = 25%; (0.5 - 2) / 2 = -75%.
    assert (row["general_budget_deviation"], row["reception_deviation"]) == (25.0, -75.0)
    assert row["spent_without_budget"] == 0.0


def test_spending_on_a_budget_of_nothing_is_a_flag_and_no_rate():
    facts = [("七", RECEPTION, "full_year_budget", "0.00万元"), ("七", RECEPTION, "final", "0.50万元")]
    row = unit(facts=facts)
    assert (row["reception_deviation"], row["spent_without_budget"]) == (None, 1.0)
    assert reasons("unit", facts=facts)["reception_deviation"] == "公务接待费预算数为0"


def test_nothing_spent_on_a_budget_of_nothing_is_no_flag():
    row = unit(facts=[("七", RECEPTION, "full_year_budget", "0.00万元"), ("七", RECEPTION, "final", "0.00万元")])
    assert (row["reception_deviation"], row["spent_without_budget"]) == (None, 0.0)


def test_what_is_not_read_is_neither():
    facts = [("七", RECEPTION, "final", "0.50万元")]
    row = unit(facts=facts)
    assert (row["reception_deviation"], row["spent_without_budget"]) == (None, None)
    assert reasons("unit", facts=facts)["reception_deviation"] == "公务接待费预算数未读到"


def test_the_change_is_of_what_was_before():
    row = unit(facts=[("五(一)", GENERAL, "amount", "90.00万元"), ("五(一)", GENERAL, "change", "减少10.00万元")])
    # 90 after 100.
    assert (row["general_budget_change"], row["money_from_nothing"]) == (-10.0, 0.0)


def test_growth_from_nothing_is_a_flag_and_no_rate():
    facts = [("七", RECEPTION, "amount", "0.50万元"), ("七", RECEPTION, "change", "增加0.50万元")]
    row = unit(facts=facts)
    assert (row["reception_change"], row["money_from_nothing"]) == (None, 1.0)
    assert reasons("unit", facts=facts)["reception_change"] == "公务接待费上年数为0"


def test_more_than_the_amount_cannot_have_been_added():
    facts = [("七", RECEPTION, "amount", "0.50万元"), ("七", RECEPTION, "change", "增加0.80万元")]
    assert unit(facts=facts)["reception_change"] is None
    assert reasons("unit", facts=facts)["reception_change"] == "公务接待费上年数为负"


def test_where_no_change_is_printed_the_disclosure_of_last_year_tells():
    before = {"fiscal_year": 2023, "facts": [("三", "本年支出/基本支出", "amount", "50.00万元")]}
    row = unit(facts=[("三", "本年支出/基本支出", "amount", "60.00万元")], others=[before])
    # 60 after 50; of 项目支出 nothing is known.
    assert (row["basic_change"], row["project_change"]) == (20.0, None)
