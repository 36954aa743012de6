"""The score of a row: several measures of how unusual it is, each as a surprise, put together.

measure                             weight              what it sees
forest on the features              1                   rows that few cuts isolate
mean |z|, cut at CUT                SPREAD_WEIGHT       rows that are off a little in many features
forest on features, errors of       trust               rows whose features do not go together, beside those above
  prediction, own history,
  greatest |z|, norm of the errors
norm of the errors                  2 trust             broken dependencies, which a forest alone is blind to
the most surprising of greatest     1, and only what    one value far off, one dependency broken: rows that the best of so
  |z|, greatest error, norm           is beyond the     many usual rows would not reach
                                      best of n rows

trust grows from 0 at FEW rows a feature to 1 at ENOUGH: errors of a prediction that was learnt from few rows say little.
The weights were chosen on correlated populations with five kinds of anomalies and on four public tables of scikit-learn
(bench/anomalies.py prints both, beside what else could be done); they are constants of the method, not of a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from sklearn.ensemble import IsolationForest

from features.scoring.dependence import Dependence, errors, learnt
from features.scoring.forest import each, isolation, planted, seeds_of
from features.scoring.standing import Matrix
from features.scoring.surprise import Tail, Vector, surprise, tail_of

CUT = 4.0
SPREAD_WEIGHT = 0.4
NORM_WEIGHT = 2.0
FEW, ENOUGH = 12.0, 72.0  # rows a feature
MARGIN = 1.0  # of surprise: what lies beyond the best of n usual rows by less is chance
_FURTHEST_ERROR = 50.0


@dataclass(frozen=True, slots=True)
class Settings:
    """trees: of each seed, half of them on the features alone. threads: 0 for one a core."""

    trees: int = 1000
    seeds: int = 10
    base_seed: int = 0
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured without a forest, a value a row; errors, history: n x d and n x h, in robust sigmas."""

    spread: Vector
    greatest: Vector
    greatest_error: Vector
    norm: Vector
    errors: Matrix
    history: Matrix


@dataclass(frozen=True, slots=True)
class Ensemble:
    """What was learnt from the rows of a peer group; scores any rows of the same features."""

    rows: int
    dependence: Dependence
    trust: float
    tails: dict[str, Tail]
    forests: Sequence[tuple[IsolationForest, IsolationForest]]
    forest_tails: Sequence[tuple[Tail, Tail]]
    threads: int


@dataclass(frozen=True, slots=True)
class Scores:
    """score: one a row, the mean over the seeds. by_seed: seeds x n."""

    score: Vector
    by_seed: Matrix = field(repr=False)


def learn(z: Matrix, history: Matrix, settings: Settings, *, threads: int) -> tuple[Ensemble, Scores]:
    """The ensemble of these rows, and their own scores.

    z: n x d robust z, rows in an order that is always the same. history: n x h robust z of changes since last year (h may
    be 0), 0 where there is none. Both finite.
    """
    dependence = learnt(z)
    seen = measures(dependence, z, history)
    tails = {name: tail_of(getattr(seen, name)) for name in ("spread", "greatest", "greatest_error", "norm")}
    alone, joint = columns_of(z, seen)

    forests = [_grown(alone, joint, settings, seed) for seed in seeds_of(settings.base_seed, settings.seeds)]
    found = _isolations(forests, alone, joint, threads)
    ensemble = Ensemble(
        rows=len(z),
        dependence=dependence,
        trust=trust_of(*z.shape),
        tails=tails,
        forests=forests,
        forest_tails=[(tail_of(own), tail_of(both)) for own, both in found],
        threads=threads,
    )
    return ensemble, _scores(ensemble, seen, found)


Forests = tuple[IsolationForest, IsolationForest]


def _grown(alone: np.ndarray, joint: np.ndarray, settings: Settings, seed: int) -> Forests:
    half = max(1, settings.trees // 2)
    return planted(alone, trees=half, seed=2 * seed), planted(joint, trees=max(1, settings.trees - half), seed=2 * seed + 1)


def _isolations(forests: Sequence[Forests], alone: np.ndarray, joint: np.ndarray, threads: int) -> list[tuple[Vector, Vector]]:
    def of(at: int) -> tuple[Vector, Vector]:
        own, both = forests[at]
        return isolation(own, alone), isolation(both, joint)

    return each(of, range(len(forests)), threads=threads)


def scored(ensemble: Ensemble, z: Matrix, history: Matrix) -> Scores:
    """The scores of other rows: what a row would have, were it like this."""
    seen = measures(ensemble.dependence, z, history)
    alone, joint = columns_of(z, seen)
    return _scores(ensemble, seen, _isolations(ensemble.forests, alone, joint, ensemble.threads))


def measures(dependence: Dependence, z: Matrix, history: Matrix) -> Measures:
    off = errors(dependence, z)
    own = np.abs(np.concatenate([off, history], axis=1))
    return Measures(
        spread=np.minimum(np.abs(z), CUT).mean(axis=1),
        greatest=np.abs(z).max(axis=1),
        greatest_error=own.max(axis=1),
        norm=np.sqrt((np.minimum(own, _FURTHEST_ERROR) ** 2).sum(axis=1)),
        errors=off,
        history=history,
    )


def columns_of(z: Matrix, seen: Measures) -> tuple[np.ndarray, np.ndarray]:
    """What the two forests see. Signed logarithms: an amount a hundred times as large is one cut away, not all of them."""
    alone = _signed_log(z)
    norms = np.log1p(np.column_stack([seen.greatest, seen.norm]))
    joint = np.concatenate([alone, _signed_log(seen.errors), _signed_log(seen.history), norms], axis=1)
    return alone.astype(np.float32), joint.astype(np.float32)


def trust_of(rows: int, features: int) -> float:
    """Between 0 and 1: how far errors of prediction count."""
    return float(np.clip(np.log(rows / features / FEW) / np.log(ENOUGH / FEW), 0.0, 1.0))


def _signed_log(values: Matrix) -> Matrix:
    return np.sign(values) * np.log1p(np.abs(values))


def _scores(ensemble: Ensemble, seen: Measures, forests: Sequence[tuple[Vector, Vector]]) -> Scores:
    by = {name: surprise(tail, getattr(seen, name)) for name, tail in ensemble.tails.items()}
    most = np.maximum.reduce([by["greatest"], by["greatest_error"], by["norm"]])
    beyond = np.maximum(0.0, most - np.log(ensemble.rows) - MARGIN)
    fixed = SPREAD_WEIGHT * by["spread"] + ensemble.trust * NORM_WEIGHT * by["norm"] + beyond
    by_seed = np.stack(
        [
            fixed + surprise(alone_tail, alone) + ensemble.trust * surprise(joint_tail, joint)
            for (alone, joint), (alone_tail, joint_tail) in zip(forests, ensemble.forest_tails, strict=True)
        ]
    )
    # Rounded: what differs in the last bits of a float is no difference, and no rank may hang on it.
    return Scores(np.round(by_seed.mean(axis=0), 9), by_seed)
