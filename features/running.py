"""From the tables of a lake to the tables `features` and `scores` of a level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from data.tables import TABLES, schema_of
from features.collecting import described, features_of, long_features
from features.comparing.contexts import KEYS, contexts
from features.scoring.feedback import Explained
from features.scoring.ranking import Order, ranked
from features.scoring.review_budget import drawn

if TYPE_CHECKING:
    from features.scoring.ensemble import Settings


@dataclass(frozen=True, slots=True)
class Review:
    """What the office can look at.

    k: rows of each level. seed: of the part of them that is drawn at random. settings: of the forests, None for the usual.
    """

    k: int = 20
    seed: int = 0
    settings: Settings | None = None
    explained: Explained = field(default_factory=Explained)


def scored_level(tables: Mapping[str, pl.DataFrame], level: str, review: Review) -> dict[str, pl.DataFrame]:
    """The rows of `features` and of `scores` of a level (unit, project, indicator), as declared.

    tables: documents, facts, projects, project_funds, indicators, claims and (if known) units; all documents whose rows are
    to be compared. The order of their rows changes nothing.
    """
    # In one order: the last bits of a sum of floats depend on it, and ranks may hang on them.
    tables = {name: frame.sort(TABLES[name].key, nulls_last=True) for name, frame in tables.items() if name in TABLES}
    wide, reasons = described(tables, level)
    rows = contexts(wide, tables, level)
    features = features_of(level)
    found = ranked(rows, Order(features, KEYS[level], review.k, review.settings, review.explained))
    picked = drawn(found, k=review.k, seed=review.seed)
    scores = wide.select("level", "row_id", "document_id", "unit_name", "fiscal_year").join(
        picked, on="row_id", how="left", maintain_order="left"
    )
    return {
        "features": long_features(wide, reasons),
        "scores": scores.select(pl.col(name).cast(dtype) for name, dtype in schema_of("scores").items()),
    }
