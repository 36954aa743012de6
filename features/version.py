"""What the scores of a lake were made with: where it is another than that of the last run, everything is scored again."""

from __future__ import annotations

from data.columns import LEVELS
from data.records import stable_id
from data.source_digest import source_digest
from features.collecting import families


def features_version(*, k: int, seed: int) -> str:
    """A fingerprint of the features, the scoring, and what the office asks of it (as `features.running.Review` has it)."""
    named = (f"{family.name}.{feature.name}" for level in LEVELS for family in families(level) for feature in family.features)
    return stable_id(source_digest("data", "features", libraries=("scikit-learn", "numpy")), k, seed, *named)
