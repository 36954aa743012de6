"""What is measured of rows without a forest, and the columns that the forests see."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from features.comparing.robust_z import Matrix
from features.scoring.dependence import Dependence, errors, learnt
from features.scoring.heavy_tails import HeavyTails, heavy_tails_of, ordinary, shrink_tails
from features.scoring.quantile_normal import QuantileNormal, quantile_normal, quantile_normal_of
from features.scoring.surprise import Vector

FAR_ENOUGH = 6.0  # robust z: for the forest on the features alone a value is no further than that
LENSES = ("greatest", "greatest_error", "norm", "broken_tie")
_FURTHEST = 50.0


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in a peer group: the evening of its features and changes, what goes together, and the far ends of the
    features, of the errors and changes, and of the errors of the prediction from all."""

    features: QuantileNormal
    history: QuantileNormal
    dependence: Dependence
    ends: HeavyTails
    own_ends: HeavyTails
    tie_ends: HeavyTails


@dataclass(frozen=True, slots=True)
class Measures:
    """A value a row: greatest (|x|, evened), greatest_error (of the prediction from the others, or change since last year), norm
    (of these errors and changes), broken_tie (greatest error of the prediction from all). features, errors, history: in sigmas,
    n x d, n x d', n x h."""

    greatest: Vector
    greatest_error: Vector
    norm: Vector
    broken_tie: Vector
    features: Matrix
    errors: Matrix
    history: Matrix


def usual_of(z: Matrix, history: Matrix) -> Usual:
    """What is usual among these rows. z: n x d robust z, history: n x h robust z of changes, both finite."""
    features, changes = quantile_normal_of(z), quantile_normal_of(history)
    told = quantile_normal(features, z)[:, features.spread_out]
    dependence = learnt(told)
    own = np.concatenate([errors(dependence.from_others, told), quantile_normal(changes, history)], axis=1)
    ties = errors(dependence.from_all, told)
    rows = ordinary(own)
    return Usual(features, changes, dependence, *(heavy_tails_of(part[rows]) for part in (told, own, ties)))


def measures(usual: Usual, z: Matrix, history: Matrix) -> Measures:
    """The measures of any rows of the same features."""
    even, changed = quantile_normal(usual.features, z), quantile_normal(usual.history, history)
    told = even[:, usual.features.spread_out]
    own = shrink_tails(usual.own_ends, np.concatenate([errors(usual.dependence.from_others, told), changed], axis=1))
    ties = shrink_tails(usual.tie_ends, errors(usual.dependence.from_all, told))
    sizes = np.abs(own)
    return Measures(
        greatest=np.abs(shrink_tails(usual.ends, told)).max(axis=1, initial=0.0),
        greatest_error=sizes.max(axis=1, initial=0.0),
        norm=np.sqrt((np.minimum(sizes, _FURTHEST) ** 2).sum(axis=1)),
        broken_tie=np.abs(ties).max(axis=1, initial=0.0),
        features=even,
        errors=own[:, : told.shape[1]],
        history=own[:, told.shape[1] :],
    )


def columns_alone(z: Matrix) -> np.ndarray:
    """What the forest on the features alone sees: n x d. Cut: else one value that is very far off would take all cuts."""
    return np.clip(z, -FAR_ENOUGH, FAR_ENOUGH).astype(np.float32)


def columns_joint(seen: Measures) -> np.ndarray:
    """What the forest on the features, errors, changes, greatest value and norm sees. Signed logarithms: a value a hundred times
    as far is one cut away, not all of them."""
    norms = np.log1p(np.column_stack([seen.greatest, seen.norm]))
    joint = [_signed_log(part) for part in (seen.features, seen.errors, seen.history)]
    return np.concatenate([*joint, norms], axis=1).astype(np.float32)


def _signed_log(values: Matrix) -> Matrix:
    return np.sign(values) * np.log1p(np.abs(values))
