"""The score of a row: several measures of how unusual it is, each as a surprise, put together.

measure                                   weight                 what it sees
forest on the features                    1 - YIELDS * m         rows that few cuts isolate
mean |z|, cut at CUT                      SPREAD * (1 - ...)     rows that are off a little in many features
greatest |x|, evened                      LENS * its apart       one value far off
greatest error of prediction, or          LENS * its apart, at   one dependency broken, one change that nobody else has
  greatest change since last year           least ERROR_SHARE * m
norm of all these errors and changes      LENS * its apart       many dependencies broken a little
the most surprising of these three        1, beyond ln(n)        a row that the best of n usual rows would not reach, were
                                            + MARGIN               it the only one of its kind
forest on the features, the errors, the   JOINT * m              all of it together
  changes, the greatest |x| and the norm

apart is how far the greatest values of a measure stand apart from what its middle foretells (surprise.py): in a table without
rows of another kind it is 0, and the forest on the features decides alone. m is the greatest of the three.
The weights were chosen on correlated populations with five kinds of anomalies and on four public tables of scikit-learn
(bench/anomalies.py prints both, beside what else could be done); they are constants of the method, not of a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from sklearn.ensemble import IsolationForest

from features.scoring.dependence import Dependence, errors, learnt
from features.scoring.evening import Evening, evened, evening_of
from features.scoring.forest import each, isolation, planted, seeds_of
from features.scoring.standing import Matrix
from features.scoring.surprise import Tail, Vector, surprise, tail_of

CUT = 4.0
SPREAD, LENS, JOINT, YIELDS = 0.3, 2.0, 0.5, 0.8
ERROR_SHARE = 0.5
MARGIN = 8.0  # of surprise: one row in three thousand tables lies so far beyond the best of its n by chance
LENSES = ("greatest", "greatest_error", "norm")
_LEAST_STEP = 0.1  # of the logarithm of a lens: what differs by less than a tenth does not differ
_FURTHEST = 50.0
Forests = tuple[IsolationForest, IsolationForest]


@dataclass(frozen=True, slots=True)
class Settings:
    """trees: of each seed, half of them on the features alone. threads: 0 for one a core."""

    trees: int = 1000
    seeds: int = 10
    base_seed: int = 0
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in a peer group: the evening of its features and changes, and what goes together."""

    features: Evening
    history: Evening
    dependence: Dependence


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured without a forest, a value a row; features, errors, history: in sigmas, n x d, n x d', n x h."""

    spread: Vector
    greatest: Vector
    greatest_error: Vector
    norm: Vector
    features: Matrix
    errors: Matrix
    history: Matrix


@dataclass(frozen=True, slots=True)
class Ensemble:
    """What was learnt from the rows of a peer group; scores any rows of the same features."""

    rows: int
    usual: Usual
    tails: dict[str, Tail]
    forests: Sequence[Forests]
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
    usual = usual_of(z, history)
    seen = measures(usual, z, history)
    alone, joint = columns_of(z, seen)
    forests = [_grown(alone, joint, settings, seed) for seed in seeds_of(settings.base_seed, settings.seeds)]
    found = _isolations(forests, alone, joint, threads)
    ensemble = Ensemble(
        rows=len(z),
        usual=usual,
        tails={name: tail_of(getattr(seen, name), least=_LEAST_STEP) for name in ("spread", *LENSES)},
        forests=forests,
        forest_tails=[(tail_of(own), tail_of(both)) for own, both in found],
        threads=threads,
    )
    return ensemble, _scores(ensemble, seen, found)


def scored(ensemble: Ensemble, z: Matrix, history: Matrix) -> Scores:
    """The scores of other rows: what a row would have, were it like this."""
    seen = measures(ensemble.usual, z, history)
    alone, joint = columns_of(z, seen)
    return _scores(ensemble, seen, _isolations(ensemble.forests, alone, joint, ensemble.threads))


def usual_of(z: Matrix, history: Matrix) -> Usual:
    """What is usual among these rows."""
    features = evening_of(z)
    even = evened(features, z)
    return Usual(features, evening_of(history), learnt(even[:, features.spread_out]))


def measures(usual: Usual, z: Matrix, history: Matrix) -> Measures:
    even, changed = evened(usual.features, z), evened(usual.history, history)
    told = even[:, usual.features.spread_out]
    off = errors(usual.dependence, told)
    own = np.abs(np.concatenate([off, changed], axis=1))
    return Measures(
        spread=np.minimum(np.abs(z), CUT).mean(axis=1),
        greatest=np.abs(told).max(axis=1, initial=0.0),
        greatest_error=own.max(axis=1, initial=0.0),
        norm=np.sqrt((np.minimum(own, _FURTHEST) ** 2).sum(axis=1)),
        features=even,
        errors=off,
        history=changed,
    )


def columns_of(z: Matrix, seen: Measures) -> tuple[np.ndarray, np.ndarray]:
    """What the two forests see. Signed logarithms: a value a hundred times as far is one cut away, not all of them."""
    norms = np.log1p(np.column_stack([seen.greatest, seen.norm]))
    joint = [_signed_log(part) for part in (seen.features, seen.errors, seen.history)]
    return _signed_log(z).astype(np.float32), np.concatenate([*joint, norms], axis=1).astype(np.float32)


def _signed_log(values: Matrix) -> Matrix:
    return np.sign(values) * np.log1p(np.abs(values))


def _grown(alone: np.ndarray, joint: np.ndarray, settings: Settings, seed: int) -> Forests:
    half = max(1, settings.trees // 2)
    return planted(alone, trees=half, seed=2 * seed), planted(joint, trees=max(1, settings.trees - half), seed=2 * seed + 1)


def _isolations(forests: Sequence[Forests], alone: np.ndarray, joint: np.ndarray, threads: int) -> list[tuple[Vector, Vector]]:
    def of(at: int) -> tuple[Vector, Vector]:
        own, both = forests[at]
        return isolation(own, alone), isolation(both, joint)

    return each(of, range(len(forests)), threads=threads)


def _scores(ensemble: Ensemble, seen: Measures, forests: Sequence[tuple[Vector, Vector]]) -> Scores:
    by = {name: surprise(tail, getattr(seen, name)) for name, tail in ensemble.tails.items()}
    says = {name: ensemble.tails[name].apart for name in LENSES}
    most = max(says.values())
    says["greatest_error"] = max(says["greatest_error"], ERROR_SHARE * most)
    lenses = LENS * sum(says[name] * by[name] for name in LENSES)
    lenses += np.maximum(0.0, np.maximum.reduce([by[name] for name in LENSES]) - np.log(ensemble.rows) - MARGIN)
    by_seed = np.stack(
        [
            (1 - YIELDS * most) * (surprise(alone_tail, alone) + SPREAD * by["spread"])
            + lenses
            + JOINT * most * surprise(joint_tail, joint)
            for (alone, joint), (alone_tail, joint_tail) in zip(forests, ensemble.forest_tails, strict=True)
        ]
    )
    # Rounded: what differs in the last bits of a float is no difference, and no rank may hang on it.
    return Scores(np.round(by_seed.mean(axis=0), 9), by_seed)
