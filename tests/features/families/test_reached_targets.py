"""How far a unit reached its targets, over all its forms."""

from __future__ import annotations

from math import log

import pytest
from made_features import named, reasons, unit


def of_indicators(*rows: dict[str, str]) -> dict[str, object]:
    return {"projects": [named({})], "indicators": [{"level3": "指标", **row} for row in rows]}


def test_achievement_is_the_mean_of_the_logarithms():
    # Twice as much as was aimed at, and half of it: as far above as below.
    found = unit(**of_indicators({"target": ">=50人", "actual": "100人"}, {"target": ">=50人", "actual": "25人"}))
    assert found["mean_achievement"] == pytest.approx(0.0, abs=1e-9)
    assert found["missed_targets"] == 50.0


def test_satisfaction_is_kept_apart():
    satisfied = {"level2": "满意度指标", "target": ">=90%", "actual": "96%"}
    found = unit(**of_indicators(satisfied, {"level2": "数量指标", "target": ">=10次", "actual": "12次"}))
    assert found["mean_satisfaction"] == 96.0
    assert found["mean_achievement"] == pytest.approx(log(1.2))


def test_a_unit_whose_targets_are_words_has_no_achievement_and_the_reason():
    words = of_indicators({"target": "促进发展", "actual": "促进发展"})
    assert unit(**words)["mean_achievement"] is None
    assert reasons("unit", **words)["mean_achievement"] == "没有可与目标值比较的数值型指标"
