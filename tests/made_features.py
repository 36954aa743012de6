"""Features of small disclosures that a test spells out, as `checks.engine.examples` reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from checks.engine.examples import example_tables
from features.collecting import undefined_reasons, wide_features


def unit(**tables: Sequence[object]) -> dict[str, float | None]:
    """The features of the first disclosure of an example: unit(facts=[("一", "支出总计", "amount", "100.00万元")])."""
    return of_first(example_tables(tables), "unit")


def projects(*forms: Mapping[str, object], **tables: Sequence[object]) -> list[dict[str, float | None]]:
    """The features of each form of an example."""
    return wide_features(example_tables({"projects": [named(form) for form in forms], **tables}), "project").to_dicts()


def indicators(*rows: Mapping[str, object], **tables: Sequence[object]) -> list[dict[str, float | None]]:
    """The features of each indicator of an example, which stand in one form unless they name another."""
    given = {"projects": [named({})], **tables, "indicators": [{"level3": "指标", **row} for row in rows]}
    return wide_features(example_tables(given), "indicator").to_dicts()


def named(form: Mapping[str, object]) -> dict[str, object]:
    return {"name": "项目", **form}


def of_first(tables: Mapping[str, pl.DataFrame], level: str) -> dict[str, float | None]:
    return wide_features(tables, level).row(0, named=True)


def reasons(level: str, **tables: Sequence[object]) -> dict[str, str]:
    """Why features of the first row of a level are not defined."""
    found = undefined_reasons(example_tables(tables), level)
    return {feature: why for row_id, feature, why in found.iter_rows() if row_id == found["row_id"].min()}
