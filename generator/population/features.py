"""The latent features of unit-years: a few factors and own noise, on the scales on which the accounts are then drawn."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from generator.population.draws import Floats, Ints, cut, logistic, logit, normal
from generator.population.parameters import Parameters

FACTORS = ("size", "wealth", "thrift", "capacity")
# MAD of a normal distribution to its standard deviation: a robust sigma is 1.4826 MAD, which is one spread.


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature on its own scale: log (what is more than nothing), logit (a share), plain.

    centre, spread: on that scale. loads: weight of each of FACTORS; what they explain together is `correlation`. worse:
    the direction that an anomaly of this feature alone takes. by_kind: added for 事业 units. by_level: for each level of
    government above the county. pace: how fast it changes from year to year; persistence to this power is its own.
    """

    name: str
    scale: str
    centre: float
    spread: float
    loads: tuple[float, float, float, float]
    worse: int = 1
    by_kind: float = 0.0
    by_level: float = 0.0
    pace: float = 1.0


FEATURES = (
    Feature("staff", "log", math.log(26), 0.75, (1, 0, 0, 0), by_level=0.45, pace=0.03),
    Feature("retired_per_head", "log", math.log(0.45), 0.45, (0.3, 0, 0, -0.3), pace=0.1),
    Feature("wages_per_head", "log", math.log(12.5), 0.16, (0.1, 1, 0, 0), by_level=0.12, by_kind=-0.08, pace=0.3),
    Feature("running_per_head", "log", math.log(1.6), 0.35, (-0.2, 0.5, -0.8, 0), by_level=0.1, pace=0.4),
    Feature("cars_per_head", "log", math.log(0.09), 0.4, (-0.7, 0, -0.5, 0), pace=0.1),
    Feature("cost_per_car", "log", math.log(3.0), 0.3, (0, 0.3, -0.9, 0)),
    Feature("batches_per_head", "log", math.log(0.5), 0.45, (-0.2, 0, -0.9, 0)),
    Feature("cost_per_batch", "log", math.log(0.11), 0.3, (0, 0.4, -0.8, 0)),
    Feature("people_per_batch", "log", math.log(7), 0.22, (0.2, 0, -0.5, 0)),
    Feature("cost_per_traveller", "log", math.log(2.8), 0.25, (0, 0.6, -0.6, 0)),
    Feature("three_public_use", "logit", logit(0.88), 0.8, (0, 0, -0.4, 0.6), worse=-1),
    Feature("project_ratio", "log", math.log(0.8), 0.55, (0.5, 0.6, 0, 0), by_level=0.2),
    Feature("execution", "logit", logit(0.94), 0.8, (-0.1, 0, 0, 1), worse=-1, pace=5),
    Feature("adjustment", "plain", 0.06, 0.09, (0, 0.2, -0.2, -0.8), pace=6),
    Feature("basic_deviation", "plain", 0.04, 0.045, (0, 0, -0.4, -0.7), pace=6),
    Feature("own_ratio", "log", math.log(0.06), 0.7, (0.4, 0.3, 0, 0), by_kind=0.9),
    Feature("procurement_share", "logit", logit(0.12), 0.5, (0.4, 0.4, 0, 0.2)),
    Feature("goods_share", "logit", logit(0.4), 0.7, (-0.4, 0, 0.2, 0)),
    Feature("small_share", "logit", logit(0.82), 0.7, (-0.5, 0, 0, 0.4), worse=-1),
    Feature("micro_share", "logit", logit(0.75), 0.6, (-0.6, 0, 0, 0.2), worse=-1),
    Feature("attainment", "plain", 1.02, 0.05, (0, 0, 0.1, 0.9), worse=-1),
    Feature("satisfaction", "plain", 95.0, 1.2, (-0.2, 0, 0, 0.7), worse=-1),
    Feature("area_per_head", "log", math.log(26), 0.4, (-0.2, 0.5, -0.5, 0), pace=0.05),
    Feature("assets_per_head", "log", math.log(24), 0.45, (0, 0.7, -0.3, 0), pace=0.1),
)
NAMES = tuple(feature.name for feature in FEATURES)
# Where the accounts end: beyond it nothing would be printed that holds.
BOUNDS: Mapping[str, tuple[float, float]] = {
    "staff": (5, 5_000),
    "execution": (0.05, 0.9999),
    "adjustment": (-0.6, 0.6),
    "basic_deviation": (-0.4, 0.4),
    "attainment": (0.5, 1.4),
    "satisfaction": (60, 100),
}


def usual(seed: int, parameters: Parameters, units: Ints, *, year: int) -> Floats:
    """The latent features as standard normal numbers, one row a unit and one column a feature; 0 is the usual place.

    year: counted from the one before the first that is published. A unit's factors stay; its own noise persists in part.
    """
    factors = [normal(seed, f"factor {name}", units) for name in FACTORS]
    columns = [_column(factors, feature, own=_own(seed, parameters, at, units=units, year=year), parameters=parameters)
               for at, feature in enumerate(FEATURES)]  # fmt: skip
    return np.column_stack(columns)


def one_of_each(seed: int, parameters: Parameters, donors: Ints, *, year: int) -> Floats:
    """As `usual`, but every feature from a unit of its own: donors has one row a unit and one column a feature."""
    columns = []
    for at, feature in enumerate(FEATURES):
        units = donors[:, at]
        factors = [normal(seed, f"factor {name}", units) for name in FACTORS]
        own = _own(seed, parameters, at, units=units, year=year)
        columns.append(_column(factors, feature, own=own, parameters=parameters))
    return np.column_stack(columns)


def _own(seed: int, parameters: Parameters, at: int, *, units: Ints, year: int) -> Floats:
    """A unit's own noise in a year: an autoregression of the first order from the first year on."""
    lasting = parameters.persistence ** FEATURES[at].pace
    noise, fresh = normal(seed, "own noise", units, at, 0), math.sqrt(1 - lasting**2)
    for later in range(1, year + 1):
        noise = lasting * noise + fresh * normal(seed, "own noise", units, at, later)
    return noise


def _column(factors: list[Floats], feature: Feature, *, own: Floats, parameters: Parameters) -> Floats:
    length = math.sqrt(sum(load * load for load in feature.loads))
    common = sum(factor * (load / length) for factor, load in zip(factors, feature.loads, strict=True))
    share = parameters.correlation
    value = math.sqrt(share) * common + math.sqrt(1 - share) * own
    return cut(value * np.exp(parameters.tail * value * value / 2))


def values_of(latent: Floats, parameters: Parameters, *, level: Ints, is_institution: np.ndarray) -> dict[str, Floats]:
    """The features in their own measure (people, 万元 a head, shares), by name, within their bounds.

    level: 0 for a county, 1 for a city, 2 for a province.
    """
    return {
        feature.name: _value(feature, latent[:, at], spread=parameters.spread, shift=_shift(feature, level, is_institution))
        for at, feature in enumerate(FEATURES)
    }


def _shift(feature: Feature, level: Ints, is_institution: np.ndarray) -> Floats:
    return feature.by_level * level + feature.by_kind * is_institution


_FROM_SCALE: Mapping[str, Callable[[Floats], Floats]] = {"log": np.exp, "logit": logistic, "plain": np.asarray}


def _value(feature: Feature, latent: Floats, *, spread: float, shift: Floats) -> Floats:
    on_scale = feature.centre + shift + feature.spread * spread * latent
    shown = _FROM_SCALE[feature.scale](on_scale)
    low, high = BOUNDS.get(feature.name, (0.0, np.inf))
    return cut(np.clip(shown, low, high))
