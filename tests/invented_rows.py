"""Rows of correlated features with anomalies of five kinds, for the tests of scoring: numbers alone, of nobody."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from features.describing import Feature
from features.scoring.ensemble import Settings

QUICK = Settings(trees=60, seeds=4, threads=1)
KINDS = ("global", "local", "cluster", "dependency", "single")
WIDTH = 8
FEATURES = tuple(Feature(f"f{at}", "ratio", "Invented.", f"特征{at}") for at in range(WIDTH))


def correlated(count: int, seed: int = 0, *, factors: int = 3, noise: float = 0.4) -> NDArray[np.float64]:
    """count x WIDTH values of unit spread that a few factors explain."""
    random = np.random.default_rng(seed)
    loadings = random.normal(size=(WIDTH, factors))
    loadings /= np.linalg.norm(loadings, axis=1, keepdims=True)
    explained = random.normal(size=(count, factors)) @ loadings.T
    return np.sqrt(1 - noise**2) * explained + noise * random.normal(size=(count, WIDTH))


def with_anomalies(count: int, seed: int = 0, *, share: float = 0.05) -> tuple[NDArray[np.float64], list[str]]:
    """Such values, and the kind of anomaly of each row ("" for none)."""
    random = np.random.default_rng(seed + 1)
    values, kinds = correlated(count, seed), [""] * count
    shift = random.uniform(3, 5, WIDTH) * random.choice([-1, 1], WIDTH)
    for number, row in enumerate(random.choice(count, round(count * share), replace=False)):
        kinds[row] = KINDS[number % len(KINDS)]
        values[row] = {
            "global": random.uniform(values.min(axis=0) * 1.1, values.max(axis=0) * 1.1),
            "local": values[row] * np.sqrt(5),
            "cluster": shift + 0.3 * random.normal(size=WIDTH),
            "dependency": np.array([values[random.integers(count), at] for at in range(WIDTH)]),
            "single": values[row] + np.eye(WIDTH)[random.integers(WIDTH)] * random.uniform(4, 6),
        }[kinds[row]]
    return values, kinds


def rows_of(values: NDArray[np.float64], **columns: object) -> pl.DataFrame:
    """The values as `features.scoring.ranking.ranked` takes them; NaN is missing."""
    count = len(values)
    names = [f"{at:05d}" for at in range(count)]
    own = {"row_id": names, "body": names, "fiscal_year": [2024] * count}
    told = {feature.name: pl.Series(values[:, at]).fill_nan(None) for at, feature in enumerate(FEATURES)}
    return pl.DataFrame(own | told | columns)
