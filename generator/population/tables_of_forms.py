"""The rows of projects, project_funds and indicators that the forms of many units are read to, each with its places."""

from __future__ import annotations

import numpy as np
import polars as pl

from generator.document import Form, FundRow, IndicatorRow
from generator.population.cells import Cells

Columns = dict[str, pl.Series | pl.Expr]
_FUND_NUMBERS = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")
_PRINTED = ("target", "actual", "deviation_reason", "last_year_value", "completion_rate")


def projects_of(form: Form, cells: Cells) -> pl.DataFrame:
    """A row a form, in their order, without the columns of the document and of the project."""
    whole = next(row for row in form.funds if row.is_total)
    name = cells.evidence(form.name)
    return _frame(
        cells,
        form=pl.lit(form.kind),
        name=cells.words(form.name),
        competent_department=cells.words(form.competent_department),
        implementing_unit=cells.words(form.implementing_unit),
        **_numbers(whole, cells),
        **_number("total_weight", form.total_weight, cells),
        **_number("total_score", form.total_score, cells),
        goal=cells.words(form.goal),
        goal_evidence=cells.evidence(form.goal),
        result=cells.words(form.result),
        result_evidence=cells.evidence(form.result),
        evidence=name,
    )


def funds_of(form: Form, cells: Cells) -> pl.DataFrame:
    """The rows of money of all forms."""
    return pl.concat([_fund(row, cells, position=at) for at, row in enumerate(form.funds)])


def _fund(row: FundRow, cells: Cells, *, position: int) -> pl.DataFrame:
    return _frame(
        cells,
        source=pl.lit(row.source),
        is_total=pl.lit(row.is_total),
        **_numbers(row, cells),
        evidence=cells.evidence(row.initial_budget, until=row.score or row.executed),
        position=pl.lit(position, dtype=pl.Int32),
    )


def indicators_of(form: Form, cells: Cells) -> pl.DataFrame:
    """The indicators of all forms."""
    return pl.concat([_indicator(form, row, cells, position=at) for at, row in enumerate(form.indicators)])


def _indicator(form: Form, row: IndicatorRow, cells: Cells, *, position: int) -> pl.DataFrame:
    overall = form.kind == "overall"
    printed = [name for name in _PRINTED if not (overall and name not in ("target", "actual"))]
    places = {f"{name}_evidence": cells.evidence(getattr(row, name)) for name in printed}
    shown = (*printed, "basis") if overall else (*printed, "basis", "scoring_rule")
    words = {name: cells.words(getattr(row, name)) for name in shown}
    return _frame(
        cells,
        **{level: cells.words(getattr(row, level)) for level in ("level1", "level2", "level3")},
        **words,
        **places,
        **_number("weight", row.weight, cells),
        **_number("score", row.score, cells),
        has_reason_column=pl.lit(not overall),
        target_operator=pl.lit(row.target_operator),
        actual_operator=pl.lit("text" if row.target_operator == "text" else "="),
        **_measured(row, cells),
        evidence=cells.evidence(row.level3, until=row.score),
        position=pl.lit(position, dtype=pl.Int32),
    )


def _measured(row: IndicatorRow, cells: Cells) -> Columns:
    """Target and actual value as numbers."""
    columns: Columns = {}
    for name in ("target", "actual"):
        value, decimals = cells.number(getattr(row, name))
        unit = row.target_unit if name == "target" or row.actual_unit is None else row.actual_unit
        of_unit = unit if isinstance(unit, pl.Series) else pl.lit(unit, dtype=pl.String)
        columns |= {f"{name}_value": value, f"{name}_decimals": decimals, f"{name}_unit": of_unit}
    return columns


def _numbers(row: FundRow, cells: Cells) -> Columns:
    columns: Columns = {}
    for name in _FUND_NUMBERS:
        columns |= _number(name, getattr(row, name), cells)
    return columns


def _number(name: str, cell: str | None, cells: Cells) -> Columns:
    value, decimals = cells.number(cell)
    return {name: value, f"{name}_decimals": decimals, f"{name}_evidence": cells.evidence(cell)}


def _frame(cells: Cells, **columns: pl.Series | pl.Expr) -> pl.DataFrame:
    """The columns, with the place of the form as `at`."""
    return pl.DataFrame({"at": np.arange(cells.size, dtype=np.uint32)}).with_columns(**columns)
