"""The score of a row: several measures of how unusual it is, each as a surprise, put together.

measure                                                  weight      what it sees
forest on the features                                   1 - m       rows that few cuts isolate
greatest |x|, evened                                     2 m         one value far off
greatest error of the prediction from the others, or     2 m         one dependency broken, one change that nobody else has
  last year
norm of all these errors and changes                     2 m         many dependencies broken a little
greatest error of the prediction from all, collinear too m / 2       one tie between them broken
forest on the features, the errors, the changes, the     m           all of it together
  greatest |x| and the norm
the most surprising of the four lenses, beyond           1           a row that the best of n usual rows would not reach, were
  ln(n) + MARGIN                                                       it the only one of its kind

m, from 0 to 1, is how far the greatest values of a lens stand apart from what its middle foretells (surprise.py), of the first
three the one in which they do most. In a table without rows of another kind it is 0, and the forest on the features decides
alone. The trees of a seed are divided between the two forests as they weigh.
The weights were chosen on correlated populations with five kinds of anomalies and on four public tables of scikit-learn
(bench/anomalies.py prints both, beside what else could be done); they are constants of the method, not of a document. That
they were others by half would change little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from sklearn.ensemble import IsolationForest

from features.comparing.robust_z import Matrix
from features.scoring.forest import each, isolation, planted, seeds_of
from features.scoring.measures import LENSES, Measures, Usual, columns_alone, columns_joint, measures, usual_of
from features.scoring.surprise import Tail, Vector, surprise, tail_of

WEIGHTS = {"greatest": 2.0, "greatest_error": 2.0, "norm": 2.0, "broken_tie": 0.5}
# The lenses that m is told by. Ties break in any table: broken_tie would call out where nothing else does.
TELLING = ("greatest", "greatest_error", "norm")
MARGIN = 8.0  # of surprise: one row in three thousand tables lies so far beyond the best of its n by chance
_LEAST_STEP = 0.1  # of the logarithm of a lens: what differs by less than a tenth does not differ
ALONE, JOINT = "alone", "joint"
_LEAST_PART = 0.1  # of the trees of a seed: a forest that counts at all has so many


@dataclass(frozen=True, slots=True)
class Settings:
    """trees: of each seed. threads: 0 for one a core."""

    trees: int = 1000
    seeds: int = 10
    base_seed: int = 0
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Grown:
    """A forest of one seed, and the tail of its measure over the rows that it grew on. part: what it sees, ALONE or JOINT."""

    part: str
    forest: IsolationForest
    tail: Tail


@dataclass(frozen=True, slots=True)
class Ensemble:
    """What was learnt from the rows of a peer group; scores any rows of the same features.

    rows: how many they were. apart: m. seeds: of each seed its forests.
    """

    rows: int
    usual: Usual
    tails: Mapping[str, Tail]
    apart: float
    seeds: Sequence[Sequence[Grown]]
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
    usual = usual_of(z, history)
    seen = measures(usual, z, history)
    tails = tails_of(seen)
    apart = apart_of(tails)
    columns = columns_of(z, seen, apart)
    # Planted in one thread: scikit-learn draws from a state that is numpy's own.
    forests = [_planted(columns, settings, seed, apart) for seed in seeds_of(settings.base_seed, settings.seeds)]
    found = _isolations(forests, columns, threads)
    seeds = [
        [Grown(part, forest, tail_of(own)) for (part, forest), own in zip(of_seed.items(), measured, strict=True)]
        for of_seed, measured in zip(forests, found, strict=True)
    ]
    ensemble = Ensemble(len(z), usual, tails, apart, seeds, threads)
    return ensemble, _scores(ensemble, seen, found)


def scored(ensemble: Ensemble, z: Matrix, history: Matrix) -> Scores:
    """The scores of other rows: what a row would have, were it like this."""
    seen = measures(ensemble.usual, z, history)
    forests = [{grown.part: grown.forest for grown in of_seed} for of_seed in ensemble.seeds]
    return _scores(ensemble, seen, _isolations(forests, columns_of(z, seen, ensemble.apart), ensemble.threads))


def tails_of(seen: Measures) -> dict[str, Tail]:
    """The tail of each lens."""
    return {name: tail_of(getattr(seen, name), least=_LEAST_STEP) for name in LENSES}


def apart_of(tails: Mapping[str, Tail]) -> float:
    """m: how far the rows of another kind stand apart."""
    return max(tails[name].apart for name in TELLING)


def columns_of(z: Matrix, seen: Measures, apart: float) -> dict[str, np.ndarray]:
    """What the forests that count see, by their part."""
    make = {ALONE: lambda: columns_alone(z), JOINT: lambda: columns_joint(seen)}
    return {part: make[part]() for part in _parts(apart)}


def trees_of(apart: float, trees: int) -> dict[str, int]:
    """How many of the trees of a seed are of each forest that counts."""
    shares = {part: max(weight, _LEAST_PART) for part, weight in _parts(apart).items()}
    return {part: max(1, round(trees * share / sum(shares.values()))) for part, share in shares.items()}


def _parts(apart: float) -> dict[str, float]:
    """The forests that count at all, and how much."""
    return {part: weight for part, weight in ((ALONE, 1 - apart), (JOINT, apart)) if weight > 0}


def _planted(columns: Mapping[str, np.ndarray], settings: Settings, seed: int, apart: float) -> dict[str, IsolationForest]:
    return {
        part: planted(columns[part], trees=trees, seed=2 * seed + (part == JOINT))
        for part, trees in trees_of(apart, settings.trees).items()
    }


def _isolations(
    forests: Sequence[Mapping[str, IsolationForest]], columns: Mapping[str, np.ndarray], threads: int
) -> list[list[Vector]]:
    def of(at: int) -> list[Vector]:
        return [isolation(forest, columns[part]) for part, forest in forests[at].items()]

    return each(of, range(len(forests)), threads=threads)


def _scores(ensemble: Ensemble, seen: Measures, found: Sequence[Sequence[Vector]]) -> Scores:
    apart = ensemble.apart
    by = {name: surprise(tail, getattr(seen, name)) for name, tail in ensemble.tails.items()}
    lenses = np.stack([by[name] for name in LENSES])
    beyond = np.maximum(0.0, lenses.max(axis=0) - np.log(ensemble.rows) - MARGIN)
    common = apart * sum(WEIGHTS[name] * by[name] for name in LENSES) + beyond
    weights = _parts(apart)
    by_seed = np.stack(
        [
            common + sum(weights[grown.part] * surprise(grown.tail, own) for grown, own in zip(grown_of, measured, strict=True))
            for grown_of, measured in zip(ensemble.seeds, found, strict=True)
        ]
    )
    # Rounded: what differs in the last bits of a float is no difference, and no rank may hang on it.
    return Scores(np.round(by_seed.mean(axis=0), 9), by_seed)
