"""The ranking beside what else could be done, on populations with labelled anomalies and on public tables.

    uv run --group compared python bench/anomalies.py --units 200 1000 5000 --seeds 3
    uv run --group compared python bench/anomalies.py --public
    uv run --group compared python bench/anomalies.py --rules 300

Populations: every unit of `generator.population`, 5% of them with an anomaly of one of five kinds; k is the number of
anomalies. Printed: precision at k, and the share of each kind that is among the first k, one row a method, the same rows for
all. --low and --high are the size of anomalies in robust sigmas, --correlation the share of the variance that units have in
common. Public tables: four that ship with scikit-learn; in each one class (or the upper or lower 15% of the target) is thinned
to 5% as the anomalies; printed is the mean average precision. Rules: the share of injected arithmetic faults that an error, a
warning or a notice names, and that of each kind of anomaly, which rules are not made for.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.decomposition import PCA
from sklearn.metrics import average_precision_score

from checks.engine.run import check
from features.collecting import features_of, wide_features
from features.comparing.contexts import KEYS, contexts
from features.comparing.robust_z import robust_z
from features.scoring.ensemble import Settings, learn
from features.scoring.forest import isolation, planted
from features.scoring.ranking import Order, ranked
from generator.population import Parameters, mixed, population
from generator.population.parameters import UNIT_KINDS

Matrix = NDArray[np.float64]
SETTINGS = Settings()
SHARE = 0.05
FEW_PRESENT = 0.2


def main() -> None:
    given = _arguments()
    if given.public:
        _public_tables()
    elif given.rules:
        _rules(given.rules, given.first_seed)
    else:
        parameters = Parameters(correlation=given.correlation, low=given.low, high=given.high, mix=mixed(SHARE, UNIT_KINDS))
        print(parameters)
        for units in given.units:
            _populations(units, range(given.first_seed, given.first_seed + given.seeds), parameters)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, nargs="+", default=[200, 1000, 5000], help="sizes of populations")
    parser.add_argument("--seeds", type=int, default=3, help="populations of each size (3)")
    parser.add_argument("--first-seed", type=int, default=101, help="the first of their seeds (101)")
    parser.add_argument("--low", type=float, default=3.0, help="the smallest anomaly, in robust sigmas (3)")
    parser.add_argument("--high", type=float, default=6.0, help="the greatest anomaly, in robust sigmas (6)")
    parser.add_argument("--correlation", type=float, default=0.6, help="variance that units have in common (0.6)")
    parser.add_argument("--public", action="store_true", help="the public tables instead")
    parser.add_argument("--rules", type=int, metavar="UNITS", help="what the rules find in a population of so many units instead")
    return parser.parse_args()


def _populations(units: int, seeds: range, parameters: Parameters) -> None:
    precision: dict[str, list[float]] = defaultdict(list)
    recall: dict[tuple[str, str], list[float]] = defaultdict(list)
    for seed in seeds:
        tables, labels = population(units=units, years=1, seed=seed, parameters=parameters)
        wide = wide_features(tables, "unit")
        kinds = _kinds(wide, labels)
        k = int((kinds != "").sum())
        for name, score in _scores(wide, contexts(wide, tables, "unit"), k, seed).items():
            first = np.argsort(-score, kind="stable")[:k]
            precision[name].append(float((kinds[first] != "").mean()))
            for kind in UNIT_KINDS:
                recall[name, kind].append(float((kinds[first] == kind).sum() / max(1, (kinds == kind).sum())))
    print(f"\n{units} units, {len(seeds)} populations")
    print(f"{'method':28}{'P@k':>7}" + "".join(f"{kind:>12}" for kind in UNIT_KINDS))
    for name, found in precision.items():
        print(f"{name:28}{np.mean(found):>7.3f}" + "".join(f"{np.mean(recall[name, kind]):>12.2f}" for kind in UNIT_KINDS))


def _kinds(wide: pl.DataFrame, labels: pl.DataFrame) -> np.ndarray:
    told = labels.filter(level="unit").select("row_id", "kind").unique("row_id")
    return wide.select("row_id").join(told, on="row_id", how="left", maintain_order="left")["kind"].fill_null("").to_numpy()


def _scores(wide: pl.DataFrame, rows: pl.DataFrame, k: int, seed: int) -> dict[str, Matrix]:
    """rows: the wide frame with its peer groups, as an audit ranks it; the others see the whole."""
    order = Order(features_of("unit"), KEYS["unit"], k, Settings(base_seed=seed))
    found = wide.select("row_id").join(ranked(rows, order), on="row_id", how="left", maintain_order="left")
    values = _filled(wide)
    return {
        "Jihe": found["score"].to_numpy(),
        **{name: method(values, seed) for name, method in OTHERS.items()},
    }


def _filled(wide: pl.DataFrame) -> Matrix:
    """The raw features that enough units have, missing values at the median, as every other method takes them."""
    names = [feature.name for feature in features_of("unit")]
    kept = [name for name in names if wide[name].count() >= FEW_PRESENT * wide.height and wide[name].n_unique() > 1]
    return wide.select(pl.col(kept).fill_null(pl.col(kept).median())).to_numpy()


def _plain_forest(values: Matrix, seed: int) -> Matrix:
    columns = values.astype(np.float32)
    return np.mean([isolation(planted(columns, trees=SETTINGS.trees, seed=seed * 100 + at), columns) for at in range(3)], axis=0)


def _greatest_z(values: Matrix, _seed: int) -> Matrix:
    return np.abs(robust_z(values).z).max(axis=1)


def _residual_of_components(values: Matrix, _seed: int) -> Matrix:
    z = np.clip(robust_z(values).z, -10, 10)
    components = PCA(n_components=0.8).fit(z)
    return np.square(z - components.inverse_transform(components.transform(z))).sum(axis=1)


def _ecod(values: Matrix, _seed: int) -> Matrix:
    from pyod.models.ecod import ECOD

    return ECOD().fit(values).decision_scores_


def _random(values: Matrix, seed: int) -> Matrix:
    return np.random.default_rng(seed).random(len(values))


OTHERS: Mapping[str, Callable[[Matrix, int], Matrix]] = {
    "plain forest": _plain_forest,
    "greatest robust z": _greatest_z,
    "residual of components (PCA)": _residual_of_components,
    "ECOD": _ecod,
    "random draw": _random,
}


def _public_tables() -> None:
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for name, values, is_anomaly in _thinned():
        stands = robust_z(values)
        _, scores = learn(stands.z, np.zeros((len(values), 0)), SETTINGS, threads=2)
        found[name, "Jihe"].append(average_precision_score(is_anomaly, scores.score))
        for other, method in OTHERS.items():
            found[name, other].append(average_precision_score(is_anomaly, method(values, 0)))
    names, methods = dict.fromkeys(name for name, _ in found), dict.fromkeys(method for _, method in found)
    print(f"{'mean average precision':28}" + "".join(f"{name:>16}" for name in names) + f"{'mean':>10}")
    for method in methods:
        means = [float(np.mean(found[name, method])) for name in names]
        print(f"{method:28}" + "".join(f"{mean:>16.3f}" for mean in means) + f"{np.mean(means):>10.4f}")


def _thinned(seeds: int = 3) -> Iterator[tuple[str, Matrix, NDArray[np.bool_]]]:
    """Each public table once for each class as the anomaly, thinned to 5% of the rows by `seeds` draws."""
    for name, load in (("cancer", load_breast_cancer), ("wine", load_wine), ("digits", load_digits), ("diabetes", load_diabetes)):
        table = load()
        values = table.data[:, table.data.std(axis=0) > 0]
        for anomalous in _anomalous(name, table.target):
            usual, unusual = np.flatnonzero(~anomalous), np.flatnonzero(anomalous)
            count = max(2, round(len(usual) * SHARE / (1 - SHARE)))
            for seed in range(seeds):
                drawn = np.random.default_rng(seed).choice(unusual, min(count, len(unusual)), replace=False)
                rows = np.concatenate([usual, drawn])
                kept = values[rows][:, values[rows].std(axis=0) > 0]
                yield name, kept, np.arange(len(rows)) >= len(usual)


def _anomalous(name: str, target: Matrix) -> list[NDArray[np.bool_]]:
    if name == "diabetes":
        return [target > np.quantile(target, 0.85), target < np.quantile(target, 0.15)]
    return [target == each for each in np.unique(target)]


def _rules(units: int, seed: int) -> None:
    """Of each kind the share of its units with a finding that units without an anomaly do not have."""
    for kinds in (("arithmetic",), ("copied_forms", "inflated_scores", "unit_slip", "prior_year_rewrite"), UNIT_KINDS):
        tables, labels = population(units=units, years=2, seed=seed, parameters=Parameters(mix=mixed(0.4, kinds)))
        findings = check(tables)["findings"].filter(pl.col("severity").is_in(("error", "warning", "notice")))
        usual = set(tables["documents"]["document_id"]) - set(labels["document_id"])
        common = set(findings.filter(pl.col("document_id").is_in(usual))["check_id"])
        named = set(findings.filter(~pl.col("check_id").is_in(common))["document_id"])
        print(f"\n{units} units over two years; checks that speak of usual units too and are left out: {sorted(common)}")
        for kind in kinds:
            documents = set(labels.filter(kind=kind)["document_id"])
            print(f"{kind:20}{len(documents):>6}{len(documents & named) / max(1, len(documents)):>8.1%}")


if __name__ == "__main__":
    main()
