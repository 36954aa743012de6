"""What describes a project: its size, its indicators, its scores, its words, its digits."""

from __future__ import annotations

from math import log

import polars as pl
from made_features import named, of_first, projects, reasons, unit

from checks.engine.examples import example_tables

FIRST, SECOND = "加强基层文化站建设服务群众需求", "改善农村饮水安全条件保障供水质量"  # of 15 and 16 characters


def of_form(*rows: dict[str, object], **form: object) -> dict[str, float | None]:
    """The features of one form with these indicators."""
    return projects(named(form), indicators=[{"level3": "指标", **row} for row in rows])[0]


def test_a_project_is_set_against_its_unit():
    facts = [("三", "本年支出/项目支出", "amount", "100.00万元")]
    forms = [named({"full_year_budget": "30.00", "executed": "20.00"}), named({"full_year_budget": "10.00", "executed": "5.00"})]
    one, other = projects(*forms, facts=facts)
    # 30 of 40; 20 of 100.
    assert (one["budget"], one["share_of_unit"], one["share_of_projects"]) == (30.0, 75.0, 20.0)
    assert (other["share_of_unit"], other["share_of_projects"]) == (25.0, 5.0)


def test_the_same_money_twice_is_counted_unless_it_is_round():
    twin, round_one = {"full_year_budget": "12.34", "executed": "12.34"}, {"full_year_budget": "12.00", "executed": "12.00"}
    rows = projects(*(named(form) for form in (twin, twin, round_one, round_one)))
    assert [row["same_money"] for row in rows] == [1.0, 1.0, None, None]


def test_indicators_are_counted_by_kind():
    row = of_form(
        {"level1": "产出指标", "level2": "数量指标", "target": ">=90人", "weight": "30"},
        {"level1": "产出指标", "level2": "成本指标", "target": "<=5万元", "weight": "10"},
        {"level1": "满意度指标", "level2": "满意度指标", "target": "促进", "weight": "10"},
        {"level1": "效益指标", "level2": None, "target": None, "weight": None},
    )
    kinds = ("output_indicators", "cost_indicators", "satisfaction_indicators", "benefit_indicators")
    assert (row["indicators"], [row[kind] for kind in kinds]) == (4.0, [1.0, 1.0, 1.0, 1.0])
    # One of the three printed targets is words.
    assert round(row["qualitative_share"], 6) == round(100 / 3, 6)
    # 30 of 50; (0.6)^2 + (0.2)^2 + (0.2)^2.
    assert (row["largest_weight"], round(row["weight_concentration"], 12)) == (60.0, 0.44)


def test_a_form_without_indicators_has_none():
    row = of_form()
    assert (row["indicators"], row["qualitative_share"], row["largest_weight"]) == (0.0, None, None)


def test_targets_hit_missed_and_exceeded():
    row = of_form(
        {"target": ">=50人", "actual": "100人"},
        {"target": "<=20天", "actual": "10天"},
        {"target": "=90%", "actual": "90%"},
        {"target": ">=80%", "actual": "40%"},
        {"target": "促进", "actual": "促进"},
    )
    # One of four numbers is hit, one missed; twice as many people, half the days, half the share.
    assert (row["exact_share"], row["missed_share"]) == (25.0, 25.0)
    assert [round(row[name], 9) for name in ("greatest_overshoot", "greatest_shortfall")] == [round(log(2), 9), round(-log(2), 9)]
    assert row["disagreeing_share"] == 0.0


def test_words_alone_are_not_compared():
    row = of_form({"target": "促进", "actual": "促进"})
    assert (row["exact_share"], row["greatest_overshoot"]) == (None, None)
    why = reasons("project", projects=[named({})], indicators=[{"level3": "指标", "target": "促进", "actual": "促进"}])
    assert why["exact_share"] == "没有可比较的定量指标"


def test_a_number_for_words_is_of_another_kind():
    assert of_form({"target": "促进", "actual": "90%"}, {"target": ">=9人", "actual": "9人"})["disagreeing_share"] == 50.0


def test_deductions_want_reasons():
    row = of_form(
        {"weight": "10", "score": "8", "deviation_reason": "部分人员外出"},
        {"weight": "10", "score": "9"},
        {"weight": "10", "score": "10"},
    )
    assert row["reasons_missing_share"] == 50.0
    assert of_form({"weight": "10", "score": "10"})["reasons_missing_share"] is None


def test_scores_are_of_their_weights():
    row = of_form(
        {"weight": "40", "score": "30"}, {"weight": "50", "score": None},
        total_weight="100", total_score="95", full_year_budget="50.00", executed="25.00", weight="10", score="8",
    )  # fmt: skip
    # 95 of 100; 30 of 40, for the other has no score; 8 where 50% executed give 5.
    assert (row["self_score"], row["indicator_score"], row["execution_score_gap"]) == (95.0, 75.0, 3.0)
    assert row["full_marks_low_execution"] == 0.0


def test_full_marks_on_little_money_are_a_flag():
    low = {"total_weight": "100", "total_score": "100", "full_year_budget": "50.00", "executed": "29.99"}
    assert of_form(**low)["full_marks_low_execution"] == 1.0
    assert of_form(**{**low, "executed": "30.00"})["full_marks_low_execution"] == 0.0
    assert of_form(**{**low, "full_year_budget": "0.00"})["full_marks_low_execution"] is None


def test_a_unit_that_scores_itself_well():
    forms = [
        {"total_weight": "100", "total_score": "100", "full_year_budget": "50.00", "executed": "25.00", "score": "5"},
        {"total_weight": "100", "total_score": "90", "full_year_budget": "50.00", "executed": "50.00", "score": "10"},
    ]
    row = unit(projects=[named(form) for form in forms])
    # (100 + 90) / 2; one of two is full, and was executed below 60%; both scores are 10 times the rate.
    assert (row["mean_score"], row["full_marks_share"], row["full_marks_low_share"]) == (95.0, 50.0, 50.0)
    # The deviations are 5 and -5: 50 / (2 - 1) under the root.
    assert (round(row["score_spread"], 9), row["execution_score_gap"]) == (round(50**0.5, 9), 0.0)


def test_copied_words_are_told_apart_from_ones_own():
    alone, first, second = projects(named({"goal": SECOND}), named({"goal": FIRST}), named({"goal": FIRST, "result": FIRST}))
    assert (alone["copied_within"], first["copied_within"], alone["copied_elsewhere"]) == (0.0, 100.0, 0.0)
    # Its 4 pieces stand in its goal and in its result, and in the goal of the form before.
    assert second["copied_within"] == 100.0
    assert (second["result_in_goal"], alone["result_in_goal"], alone["text_length"]) == (100.0, None, 16.0)


def test_a_part_that_is_copied_is_a_share_of_the_pieces():
    # 4 of 4 + 5 pieces: none runs over the end of one text into the next.
    one, _ = projects(named({"goal": FIRST, "result": SECOND}), named({"result": FIRST}))
    assert round(one["copied_within"], 6) == round(100 * 4 / 9, 6)


def test_words_of_another_unit_and_of_another_year():
    assert of_owners("示例局", "示例中心") == (0.0, 0.0, 100.0)
    assert of_owners("示例局", "示例局") == (0.0, 100.0, 0.0)


def of_owners(*owners: str) -> tuple[float, float, float]:
    """The shares of the first of two forms that say the same in two disclosures of these units."""
    tables = example_tables({"projects": [named({"goal": FIRST})] * 2})
    documents = pl.Series(["1" * 64, "2" * 64])
    tables["projects"] = tables["projects"].with_columns(document_id=documents, unit_name=pl.Series(owners))
    row = of_first(tables, "project")
    return row["copied_within"], row["copied_years"], row["copied_elsewhere"]


def test_short_texts_are_not_compared():
    assert of_form(goal="完成任务")["copied_within"] is None
    assert reasons("project", projects=[named({"goal": "完成任务"})])["copied_within"] == "目标和完成情况不足12字"


def test_last_digits_are_of_what_was_reported():
    actuals = [{"target": f">={n}人", "actual": f"{n}人"} for n in (10, 15, 21, 37, 48)]
    row = of_form(*actuals, executed="9.50", full_year_budget="12.00", initial_budget="11.50")
    # 10, 15 and 9.50 of six numbers; one of two budgets is whole.
    assert (row["actuals_ending_0_or_5"], row["whole_budgets"]) == (50.0, 0.5)
    assert of_form(*actuals)["actuals_ending_0_or_5"] is None


def test_last_digits_of_a_disclosure_are_of_different_amounts():
    # 40 amounts, 0.01 to 0.40: 8 end in 0 or 5. Printed twice they are the same choice.
    facts = [("五(三)", f"科目{n}", "amount", f"0.{n:02d}万元") for n in range(1, 41)]
    assert unit(facts=facts * 2)["ending_0_or_5"] == 20.0
    assert (unit(facts=facts)["round_amounts"], unit(facts=facts[1:])["ending_0_or_5"]) == (0.0, None)
