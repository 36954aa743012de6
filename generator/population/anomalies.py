"""Which units have an anomaly, and what it does to their latent features, before any account is drawn from them."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

import numpy as np

from generator.population.draws import Flags, Floats, Ints, farthest, hashes, uniform, whole
from generator.population.features import FEATURES, NAMES, one_of_each
from generator.population.parameters import KINDS, UNIT_KINDS, Parameters

# What a unit needs for a feature to show: `single` sees to it that it has it.
NEEDS = {
    "cars": ("cars_per_head", "cost_per_car"),
    "receptions": ("batches_per_head", "cost_per_batch", "people_per_batch"),
    "journeys": ("cost_per_traveller",),
    "own money": ("own_ratio",),
}
_HARDLY = 1e-6  # so that a half that floats hold as a little less is a half
_UNDESERVING = -2.5  # spreads
_SHIFTED = (3, 6)  # features of a cluster: at least, below


@dataclass(frozen=True, slots=True)
class Plan:
    """Over all units: kind (place in KINDS, -1 for none) and rank among those of its kind; and what it was made by."""

    seed: int
    parameters: Parameters
    kind: Ints
    rank: Ints

    def of(self, name: str) -> Ints:
        """The numbers of the units with that kind of anomaly, by rank."""
        units = np.flatnonzero(self.kind == KINDS.index(name))
        return units[np.argsort(self.rank[units])]


def plan(seed: int, parameters: Parameters, *, units: int, years: int) -> Plan:
    """As many units of each kind as its share asks for, drawn without replacement; rounding never loses a unit of the whole.

    A `prior_year_rewrite` wants a disclosure of the year before: where there is none, nobody has it.
    """
    order = np.argsort(hashes(seed, "anomalies", np.arange(units)), kind="stable")
    kind, rank = np.full(units, -1, dtype=np.int64), np.zeros(units, dtype=np.int64)
    wanted, taken = 0.0, 0
    for name, share in parameters.mix.shares:
        wanted += 0 if name == "prior_year_rewrite" and years < 2 else share * units
        chosen = order[taken : round(wanted + _HARDLY)]
        kind[chosen], rank[chosen] = KINDS.index(name), np.arange(len(chosen))
        taken += len(chosen)
    return Plan(seed, parameters, kind, rank)


@dataclass(frozen=True, slots=True)
class Shifted:
    """The latent features with their anomalies. details: what was done, by unit number. forced: by the keys of NEEDS."""

    latent: Floats
    details: dict[int, str]
    forced: dict[str, Flags]


def shifted(of: Plan, latent: Floats, *, numbers: Ints, year: int) -> Shifted:
    """The features of these units, with the anomalies of those that have one.

    Those whose scores are to be inflated execute and attain little, so that there is something to inflate.
    """
    changed = latent.copy()
    details: dict[int, str] = {}
    forced = {need: np.zeros(len(numbers), dtype=bool) for need in NEEDS}
    change = _Change(of.seed, of.parameters, year, len(of.kind))
    for name in UNIT_KINDS:
        rows = np.flatnonzero(of.kind[numbers] == KINDS.index(name))
        if len(rows):
            units = numbers[rows]
            changed[rows], told = _METHODS[name](change, latent[rows], units, of.rank[units])
            details |= dict(zip(units.tolist(), (json.dumps(each, ensure_ascii=False) for each in told), strict=True))
            if name == "single":
                _force(forced, rows, features=[each["feature"] for each in told])
    undeserving = np.flatnonzero(of.kind[numbers] == KINDS.index("inflated_scores"))
    for feature in ("execution", "attainment"):
        at = NAMES.index(feature)
        changed[undeserving, at] = _UNDESERVING - np.abs(latent[undeserving, at])
    return Shifted(changed, details, forced)


def _force(forced: dict[str, Flags], rows: Ints, *, features: list[str]) -> None:
    for need, names in NEEDS.items():
        forced[need][rows[[feature in names for feature in features]]] = True


@dataclass(frozen=True, slots=True)
class _Change:
    """One method a kind of anomaly: latent features, unit numbers and ranks -> features and what was done to each unit."""

    seed: int
    parameters: Parameters
    year: int
    units: int

    def _far(self, purpose: str, *counters: Ints | int) -> Floats:
        low, high = self.parameters.low, self.parameters.high
        return np.round(low + (high - low) * uniform(self.seed, purpose, *counters), 4)

    def _signs(self, purpose: str, *counters: Ints | int) -> Floats:
        return np.where(uniform(self.seed, purpose, *counters) < 0.5, -1.0, 1.0)

    def single(self, latent: Floats, units: Ints, rank: Ints) -> tuple[Floats, list[dict]]:
        """The features in turn, each moved to `low` to `high` spreads from the usual place, to its worse side."""
        at = (rank + int(whole(self.seed, "first single", 0, below=len(FEATURES))[0])) % len(FEATURES)
        far = self._far("single", units) * np.array([feature.worse for feature in FEATURES])[at]
        changed = latent.copy()
        changed[np.arange(len(units)), at] = far
        return changed, [{"feature": NAMES[one], "sigmas": float(by)} for one, by in zip(at, far, strict=True)]

    def local(self, latent: Floats, units: Ints, rank: Ints) -> tuple[Floats, list[dict]]:
        factor = math.sqrt(self.parameters.excess)
        return latent * factor, [{"factor": round(factor, 4)}] * len(units)

    def dependency(self, latent: Floats, units: Ints, rank: Ints) -> tuple[Floats, list[dict]]:
        """Every feature is that of another unit: each as usual as ever, and nothing goes together."""
        columns = np.arange(len(FEATURES))
        steps = 1 + whole(self.seed, "donors", units[:, None], columns[None, :], below=max(self.units - 1, 1))
        donors = (units[:, None] + steps) % self.units
        changed = one_of_each(self.seed, self.parameters, donors, year=self.year)
        return changed, [{"features": len(FEATURES)}] * len(units)

    def cluster(self, latent: Floats, units: Ints, rank: Ints) -> tuple[Floats, list[dict]]:
        """Groups in order of rank; what a group shares is drawn from its number."""
        shift = np.zeros_like(latent)
        told: list[dict] = []
        for row, group in enumerate((rank // self.parameters.cluster).tolist()):
            features, by = self._shift_of(group)
            shift[row, features] = by
            told.append({"group": group, "features": [NAMES[at] for at in features], "sigmas": [float(each) for each in by]})
        return latent + shift, told

    def _shift_of(self, group: int) -> tuple[Ints, Floats]:
        low, high = _SHIFTED
        count = low + int(whole(self.seed, "cluster size", group, below=high - low)[0])
        features = np.sort(np.argsort(hashes(self.seed, "cluster features", group, np.arange(len(FEATURES))))[:count])
        return features, self._far("cluster", group, features) * self._signs("cluster side", group, features)

    def everywhere(self, latent: Floats, units: Ints, rank: Ints) -> tuple[Floats, list[dict]]:
        """Uniform over `beyond` times the range of so many usual units."""
        reach = self.parameters.beyond * farthest(self.units)
        drawn = uniform(self.seed, "global", units[:, None], np.arange(len(FEATURES))[None, :])
        return np.round((2 * drawn - 1) * reach, 6), [{"reach": round(reach, 4)}] * len(units)


_METHODS = {
    "global": _Change.everywhere,
    "local": _Change.local,
    "cluster": _Change.cluster,
    "dependency": _Change.dependency,
    "single": _Change.single,
}
