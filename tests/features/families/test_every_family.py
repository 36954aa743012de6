"""What holds of every family over disclosures that were generated and read, and over real ones."""

from __future__ import annotations

import re

import polars as pl
import pytest
from generated_lake import generated_lake, read_files
from shared_documents import DISCLOSURES, needs_shared

from data.columns import LEVELS
from data.tables import TABLES
from features.collecting import Family, families, features_of, long_features, undefined_reasons, wide_features
from features.preparing import NEEDS

OWN = 5  # columns before the features
FAMILIES = [family for level in LEVELS for family in families(level)]
PARTS = ("Undefined when:", "Source:", "Limits:")
each_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: f"{family.level}-{family.name}")
each_level = pytest.mark.parametrize("level", LEVELS)


def listed(family: Family) -> dict[str, str]:
    """Feature -> unit, of the table in the docstring."""
    rows = family.publication.split("\n\n")[1].split("\n")
    assert rows[0].split() == ["feature", "unit", "meaning"]
    return dict(row.split()[:2] for row in rows[1:])


@each_family
def test_the_docstring_lists_the_features_and_their_units(family):
    assert listed(family) == {feature.name: feature.unit for feature in family.features}


@each_family
def test_the_docstring_says_when_and_whence_and_how_far(family):
    assert [part for part in PARTS if part not in family.publication] == []


@each_family
def test_a_family_names_tables_that_there_are(family):
    assert set(family.needs) <= set(TABLES) | set(NEEDS)


@each_level
def test_reviewers_read_a_chinese_title_that_is_only_this_ones(level):
    titles = [feature.title for feature in features_of(level)]
    assert len(set(titles)) == len(titles)
    assert all(re.search("[\u4e00-\u9fff]", title) for title in titles)


@each_level
def test_meanings_are_sentences(level):
    assert all(re.fullmatch(r"\S.*\.", feature.meaning) for feature in features_of(level))


@each_level
def test_every_feature_is_finite_or_null(level):
    values = wide_features(generated_lake(), level)[:, OWN:]
    assert values.height and set(values.dtypes) == {pl.Float64}
    assert values.select(pl.all().is_finite().all()).row(0) == (True,) * values.width


@each_level
def test_every_feature_is_known_of_some_generated_row(level):
    values = wide_features(generated_lake(), level)[:, OWN:]
    assert [name for name in values.columns if values[name].null_count() == values.height] == []


@each_level
def test_the_order_of_rows_and_documents_does_not_matter(level):
    shuffled = {name: frame.sample(fraction=1.0, shuffle=True, seed=9) for name, frame in generated_lake().items()}
    assert nearly(wide_features(shuffled, level)).equals(nearly(wide_features(generated_lake(), level)))
    assert undefined_reasons(shuffled, level).equals(undefined_reasons(generated_lake(), level))


def nearly(values: pl.DataFrame) -> pl.DataFrame:
    """Without what the order of a sum changes in floats."""
    return values.with_columns(pl.selectors.float().round_sig_figs(10))


@each_level
def test_what_is_null_has_a_reason_for_people(level):
    rows = long_features(wide_features(generated_lake(), level), undefined_reasons(generated_lake(), level))
    unknown = rows.filter(pl.col("value").is_null())
    assert unknown["undefined"].str.contains("[\u4e00-\u9fff]").all()


@needs_shared
@each_level
def test_real_disclosures_have_finite_features(level):
    tables = read_files(DISCLOSURES)
    values = wide_features(tables, level)[:, OWN:]
    assert values.height and values.select(pl.all().is_finite().all()).row(0) == (True,) * values.width


@needs_shared
def test_real_disclosures_state_nearly_all_usual_quantities():
    missing = wide_features(read_files(DISCLOSURES), "unit")["missing_quantities"]
    assert missing.max() <= 5
