"""docs/features.md lists every feature."""

from __future__ import annotations

import pytest

from data.columns import LEVELS
from features.catalogue import CATALOGUE, with_catalogue
from features.collecting import features_of


def test_the_catalogue_is_up_to_date():
    page = CATALOGUE.read_text(encoding="utf-8")
    assert page == with_catalogue(page), "run: uv run python -m features.catalogue"


def test_every_feature_is_in_it_by_both_names():
    page = CATALOGUE.read_text(encoding="utf-8")
    missing = [one.name for level in LEVELS for one in features_of(level) if f"| `{one.name}` | {one.title} |" not in page]
    assert not missing


def test_what_stands_around_the_catalogue_stays():
    page = CATALOGUE.read_text(encoding="utf-8")
    assert with_catalogue(f"Before.\n{page}After.\n") == f"Before.\n{page}After.\n"


def test_a_page_without_a_place_for_it_is_refused():
    with pytest.raises(ValueError, match="lacks the lines"):
        with_catalogue("# Features\n")
