"""Families are found by their files, and their features stand in one frame a level."""

from __future__ import annotations

from types import ModuleType

import polars as pl
import pytest

from checks.engine.examples import DOCUMENT, UNIT, YEAR, example_tables
from data.columns import LEVELS
from data.tables import schema_of
from features.collecting import families, family_of, features_of, long_features, undefined_reasons, wide_features
from features.describing import Feature

OWN = ["level", "row_id", "document_id", "unit_name", "fiscal_year"]
TWO_FORMS = {
    "projects": [
        {"name": "甲", "full_year_budget": "69.00", "executed": "41.40"},
        {"name": "乙", "full_year_budget": "0.00", "executed": "0.00"},
    ],
    "indicators": [{"level3": "培训人数", "target": ">=90人", "actual": "=85人", "weight": "10", "score": "10", "form": 1}],
}


def module(**parts: object) -> ModuleType:
    made = ModuleType("features.families.made_up", "What it describes.")
    made.LEVEL, made.FEATURES = "unit", (Feature("one", "%", "One.", "一"),)
    made.features = lambda documents: documents.select(row_id="document_id", one=pl.lit(1.0))
    for name, part in parts.items():
        setattr(made, name, part)
    return made


def test_every_level_has_families():
    assert all(families(level) for level in LEVELS)


def test_a_family_is_what_its_module_says():
    family = family_of(module())
    assert (family.name, family.level, family.needs) == ("made_up", "unit", ("documents",))
    assert [feature.name for feature in family.features] == ["one"]


def test_a_malformed_family_is_refused_by_name():
    one = Feature("one", "%", "One.", "一")
    for wrong in ({"LEVEL": "year"}, {"FEATURES": ()}, {"FEATURES": (one, one)}, {"__doc__": None}):
        with pytest.raises(ValueError, match="made_up"):
            family_of(module(**wrong))


def test_a_family_without_a_part_is_refused_by_name():
    for part in ("LEVEL", "FEATURES", "features"):
        made = module()
        delattr(made, part)
        with pytest.raises(ValueError, match=f"made_up has no {part}"):
            family_of(made)


def test_the_columns_are_those_of_the_features_in_their_order():
    for level in LEVELS:
        wide = wide_features(example_tables(TWO_FORMS), level)
        assert wide.columns == OWN + [feature.name for feature in features_of(level)]
        assert set(wide.dtypes[len(OWN) :]) == {pl.Float64}


def test_a_row_is_a_disclosure_a_form_or_an_indicator():
    tables = example_tables(TWO_FORMS)
    rows = {level: wide_features(tables, level).select(OWN).rows() for level in LEVELS}
    assert rows["unit"] == [("unit", DOCUMENT, DOCUMENT, UNIT, YEAR)]
    assert rows["project"] == [("project", form, DOCUMENT, UNIT, YEAR) for form in ("form-0", "form-1")]
    assert rows["indicator"] == [("indicator", "indicator-0", DOCUMENT, UNIT, YEAR)]


def test_other_documents_and_other_forms_have_no_row_of_their_own():
    tables = example_tables(TWO_FORMS)
    tables["documents"] = tables["documents"].with_columns(kind=pl.lit("budget"))
    tables["projects"] = tables["projects"].with_columns(form=pl.Series(["report", "overall"]))
    assert wide_features(tables, "unit").is_empty() and wide_features(tables, "project").is_empty()
    # An indicator of the form of the whole unit is one; one of an evaluation report would not be.
    assert wide_features(tables, "indicator")["row_id"].to_list() == ["indicator-0"]


def test_a_table_that_is_not_given_is_empty():
    assert wide_features({}, "unit").is_empty()
    only = {"documents": example_tables(TWO_FORMS)["documents"]}
    assert wide_features(only, "unit").height == 1


def test_tables_may_be_lazy():
    tables = example_tables(TWO_FORMS)
    lazy = {name: frame.lazy() for name, frame in tables.items()}
    for level in LEVELS:
        assert wide_features(lazy, level).equals(wide_features(tables, level))


def test_a_reason_is_given_only_where_a_feature_is_null():
    reasons = undefined_reasons(example_tables(TWO_FORMS), "project")
    assert reasons.filter(feature="execution_rate").rows() == [("form-1", "execution_rate", "全年预算数为0")]


def test_long_features_are_rows_of_the_table():
    tables = example_tables(TWO_FORMS)
    wide = wide_features(tables, "project")
    rows = long_features(wide, undefined_reasons(tables, "project"))
    assert rows.schema == schema_of("features") and rows.height == wide.height * len(features_of("project"))
    rates = rows.filter(feature="execution_rate").select("row_id", "value", "undefined").rows()
    assert rates == [("form-0", 60.0, None), ("form-1", None, "全年预算数为0")]
    assert rows.filter(feature="budget_adjustment")["undefined"].to_list() == ["年初预算数未读到"] * 2
    assert (rows["value"].is_null() == rows["undefined"].is_not_null()).all()


def gives(monkeypatch: pytest.MonkeyPatch, **columns: pl.Expr) -> pl.DataFrame:
    """The wide features where the only family gives these columns beside row_id."""
    family = family_of(module(features=lambda documents: documents.select(row_id="document_id", **columns)))
    monkeypatch.setattr("features.collecting.families", lambda level: (family,))
    return wide_features(example_tables(TWO_FORMS), "unit")


def test_a_number_that_is_not_finite_is_refused(monkeypatch):
    for wrong in (float("inf"), float("nan")):
        with pytest.raises(ValueError, match="made_up gives something else than finite floats as one"):
            gives(monkeypatch, one=pl.lit(wrong))


def test_what_is_no_float_is_refused(monkeypatch):
    with pytest.raises(ValueError, match="made_up"):
        gives(monkeypatch, one=pl.lit(1))


def test_columns_that_are_not_declared_are_refused(monkeypatch):
    with pytest.raises(ValueError, match="made_up gives"):
        gives(monkeypatch, one=pl.lit(1.0), two=pl.lit(2.0))
    with pytest.raises(ValueError, match="made_up gives"):
        gives(monkeypatch, two=pl.lit(2.0))


def test_a_row_that_is_given_twice_is_refused(monkeypatch):
    def twice(documents: pl.LazyFrame) -> pl.LazyFrame:
        return pl.concat([documents.select(row_id="document_id", one=pl.lit(value)) for value in (1.0, 2.0)])

    monkeypatch.setattr("features.collecting.families", lambda level: (family_of(module(features=twice)),))
    with pytest.raises(pl.exceptions.ComputeError):
        wide_features(example_tables(TWO_FORMS), "unit")


def test_a_null_is_a_missing_value(monkeypatch):
    assert gives(monkeypatch, one=pl.lit(None, dtype=pl.Float64))["one"].to_list() == [None]


def test_a_table_that_nobody_makes_is_named(monkeypatch):
    family = family_of(module(features=lambda wishes: wishes))
    monkeypatch.setattr("features.collecting.families", lambda level: (family,))
    with pytest.raises(LookupError, match="wishes"):
        wide_features(example_tables(TWO_FORMS), "unit")


def test_two_families_of_a_level_share_no_feature(monkeypatch):
    twins = [module(__name__=f"features.families.{name}") for name in ("first", "second")]
    monkeypatch.setattr("features.collecting._modules", lambda: iter(twins))
    with pytest.raises(ValueError, match="second and first both describe one"):
        families.__wrapped__("unit")
