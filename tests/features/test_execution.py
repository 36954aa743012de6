"""How far the money of a unit's projects was executed, as features."""

from __future__ import annotations

import polars as pl

from checks.examples import example_tables
from data.tables import schema_of
from features.execution import NO_BUDGET, NO_PROJECT, NOT_PRINTED, project_execution, unit_execution


def forms(*budgets_and_executed: tuple[str | None, str | None]) -> pl.LazyFrame:
    rows = [{"name": f"项目{n}", "full_year_budget": b, "executed": e} for n, (b, e) in enumerate(budgets_and_executed)]
    return example_tables({"projects": rows})["projects"].lazy()


def values(rows: pl.LazyFrame) -> list[tuple[float | None, str | None]]:
    return rows.select("value", "undefined").collect().rows()


def test_the_rate_is_executed_of_the_full_year_budget_in_percent() -> None:
    # 8.94 of 50 is 17.88%; 41.4 of 69 is 60% exactly, in decimals and as a float.
    assert values(project_execution(forms(("50.00", "8.94"), ("69.00", "41.40")))) == [(17.88, None), (60.0, None)]


def test_no_budget_no_rate() -> None:
    undefined = project_execution(forms(("0.00", "0.00"), ("0.00", "5.00"), (None, "5.00"), ("5.00", None)))
    assert values(undefined) == [(None, NO_BUDGET), (None, NO_BUDGET), (None, NOT_PRINTED), (None, NOT_PRINTED)]


def test_a_unit_is_the_sum_of_its_projects() -> None:
    rows = unit_execution(forms(("50.00", "8.94"), ("150.00", "150.00"), ("0.00", "0.00"))).collect()
    # 100 * 158.94 / 200 = 79.47; one of two forms with a rate is below 60%.
    assert dict(rows.select("feature", "value").iter_rows()) == {
        "execution_rate": 79.47,
        "low_execution_projects": 1.0,
        "low_execution_share": 0.5,
    }
    assert rows["row_id"].unique().to_list() == rows["document_id"].unique().to_list()


def test_the_form_of_the_whole_unit_does_not_count_its_money_twice() -> None:
    both = forms(("50.00", "50.00"), ("50.00", "0.00")).with_columns(
        form=pl.when(pl.col("project_id") == "form-1").then(pl.lit("overall")).otherwise("form")
    )
    rates = unit_execution(both).filter(pl.col("feature") == "execution_rate")
    assert values(rates) == [(100.0, None)]


def test_a_unit_whose_projects_have_no_budget_is_told_apart_from_a_bad_one() -> None:
    assert set(values(unit_execution(forms(("0.00", "0.00"))))) == {(None, NO_PROJECT)}


def test_features_are_as_declared_and_finite() -> None:
    for rows in (project_execution(forms(("50.00", "8.94"))), unit_execution(forms(("50.00", "8.94")))):
        frame = rows.collect()
        assert frame.schema == schema_of("features")
        assert frame["value"].is_finite().all()
