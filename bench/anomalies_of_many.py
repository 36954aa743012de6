"""Scoring, ranking and explaining many rows, beside what scikit-learn needs for the same trees on the same rows.

    uv run python bench/anomalies_of_many.py --rows 1000000 --features 20 --k 1000

Ours is the whole way: standing among peers, what goes together, all forests of all seeds, ranks, seed shares, and the reasons of
the first k. Theirs is IsolationForest.fit and score_samples with as many trees on the same columns, and nothing else. Both use
one thread, in one process, one after the other; what counts is the time of the processor. The bound is 1.3 times, within 4 GiB.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable

import numpy as np
import polars as pl
from sklearn.ensemble import IsolationForest

from features.comparing.robust_z import robust_z
from features.describing import Feature
from features.scoring import ensemble
from features.scoring.ensemble import Settings
from features.scoring.forest import SAMPLE
from features.scoring.measures import measures, usual_of
from features.scoring.ranking import Order, ranked

BOUND, MOST_GIBIBYTES = 1.3, 4.0


def main() -> None:
    given = _arguments()
    names = [f"f{at}" for at in range(given.features)]
    rows = _rows(given.rows, names)
    features = [Feature(name, "ratio", "Invented.", name) for name in names]
    order = Order(features, (), given.k, Settings(trees=given.trees, seeds=given.seeds, threads=1))
    found, ours = _timed(lambda: ranked(rows, order))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{given.rows:,} rows, {given.features} features, {given.seeds} seeds of {given.trees} trees, one thread")
    explained = found["flagged"].sum()
    print(f"ours    {ours:8.1f} s, {explained} explained, at most {memory:.2f} GiB (bound {MOST_GIBIBYTES:g})", flush=True)
    columns, trees = _same(rows, names, given.trees)
    print(f"trees of each seed: {trees}", flush=True)
    theirs = _timed(lambda: _theirs(columns, trees, given.seeds))[1]
    print(f"theirs  {theirs:8.1f} s\nratio   {ours / theirs:8.2f} (bound {BOUND})")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--features", type=int, default=20)
    parser.add_argument("--k", type=int, default=1000, help="rows to explain (1000)")
    parser.add_argument("--trees", type=int, default=1000, help="trees of each seed (1000)")
    parser.add_argument("--seeds", type=int, default=10)
    return parser.parse_args()


def _rows(count: int, names: list[str]) -> pl.DataFrame:
    """Correlated values with one row in a hundred far off in one of them."""
    random = np.random.default_rng(0)
    values = random.normal(size=(count, 4)) @ random.normal(size=(4, len(names))) + random.normal(size=(count, len(names)))
    unusual = random.choice(count, count // 100, replace=False)
    values[unusual, random.integers(len(names), size=len(unusual))] += random.uniform(8, 20, len(unusual))
    own = {"row_id": [f"{at:07d}" for at in range(count)]}
    told = {name: values[:, at] for at, name in enumerate(names)}
    return pl.DataFrame(own | told).with_columns(body=pl.lit(None, pl.String), fiscal_year=pl.lit(2024, pl.Int32))


def _same(rows: pl.DataFrame, names: list[str], trees: int) -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """The columns that the forests see, and how many trees of a seed each has."""
    z = robust_z(rows.select(names).to_numpy()).z
    none = np.zeros((rows.height, 0))
    seen = measures(usual_of(z, none), z, none)
    apart = ensemble.apart_of(ensemble.tails_of(seen))
    return ensemble.columns_of(z, seen, apart), ensemble.trees_of(apart, trees)


def _theirs(columns: dict[str, np.ndarray], trees: dict[str, int], seeds: int) -> None:
    for seed in range(seeds):
        for part, count in trees.items():
            forest = IsolationForest(n_estimators=count, max_samples=SAMPLE, random_state=seed)
            forest.fit(columns[part]).score_samples(columns[part])


def _timed(work: Callable[[], object]) -> tuple[object, float]:
    begin = time.process_time()
    done = work()
    return done, time.process_time() - begin


if __name__ == "__main__":
    main()
