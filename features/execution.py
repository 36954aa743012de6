"""How far the money of a unit's projects was executed.

feature                  level    unit    meaning
execution_rate           project  %       100 * executed / full-year budget of the form
execution_rate           unit     %       100 * sum of executed / sum of full-year budgets of the project forms
low_execution_projects   unit     count   forms whose execution rate is below LOW_EXECUTION
low_execution_share      unit     ratio   their share of the forms that have a rate

A budget of 0 has no rate: the value is null and `undefined` says so. It is never infinite and never filled.
"""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from data.tables import schema_of

LOW_EXECUTION = Decimal(60)  # percent; where the customary scoring 10 x (rate - 60) / 40 falls to nothing

NOT_PRINTED = "全年预算数或执行数未读到"
NO_BUDGET = "全年预算数为0"
NO_PROJECT = "没有可计算执行率的项目"
_WIDE = pl.Decimal(38, 12)


def project_execution(projects: pl.LazyFrame) -> pl.LazyFrame:
    """Rows of the table `features`, one a form: level project, feature execution_rate.

    projects: the table `projects`. The quotient is a decimal before it becomes a float, so that 60% is 60.0.
    """
    budget, executed = pl.col("full_year_budget").cast(_WIDE), pl.col("executed").cast(_WIDE)
    rate = 100 * executed / pl.when(budget != 0).then(budget)
    undefined = pl.when(budget.is_null() | executed.is_null()).then(pl.lit(NOT_PRINTED)).when(budget == 0).then(pl.lit(NO_BUDGET))
    return _as_features(
        projects,
        level=pl.lit("project"),
        row_id=pl.col("project_id"),
        feature=pl.lit("execution_rate"),
        value=rate.cast(pl.Float64),
        undefined=undefined,
    )


def unit_execution(projects: pl.LazyFrame, low: Decimal = LOW_EXECUTION) -> pl.LazyFrame:
    """Rows of the table `features`, three a document with project forms: level unit, row_id the document.

    projects: the table `projects`; forms of the whole unit are left out, for they would count its money twice.
    low: below how many percent a form counts as low.
    """
    forms = projects.filter(pl.col("form") == "project")
    rates = project_execution(forms).select(project_id="row_id", rate="value")
    by_unit = (
        forms.join(rates, on="project_id")
        .filter(pl.col("rate").is_not_null())
        .group_by("document_id", "unit_name", "fiscal_year", maintain_order=True)
        .agg(
            execution_rate=100 * pl.col("executed").cast(_WIDE).sum() / pl.col("full_year_budget").cast(_WIDE).sum(),
            low_execution_projects=(pl.col("rate") < float(low)).sum(),
            low_execution_share=(pl.col("rate") < float(low)).mean(),
        )
    )
    names = ("execution_rate", "low_execution_projects", "low_execution_share")
    units = forms.select("document_id", "unit_name", "fiscal_year").unique(maintain_order=True)
    known = units.join(
        by_unit, on=["document_id", "unit_name", "fiscal_year"], how="left", nulls_equal=True, maintain_order="left"
    )
    return pl.concat([_unit_feature(known, name) for name in names])


def _unit_feature(units: pl.LazyFrame, name: str) -> pl.LazyFrame:
    return _as_features(
        units,
        level=pl.lit("unit"),
        row_id=pl.col("document_id"),
        feature=pl.lit(name),
        value=pl.col(name).cast(pl.Float64),
        undefined=pl.when(pl.col(name).is_null()).then(pl.lit(NO_PROJECT)),
    )


def _as_features(frame: pl.LazyFrame, **columns: pl.Expr) -> pl.LazyFrame:
    own = {name: pl.col(name) for name in ("document_id", "unit_name", "fiscal_year")}
    given = own | columns
    return frame.select(
        (given[name] if name in given else pl.lit(None)).cast(dtype).alias(name) for name, dtype in schema_of("features").items()
    )
