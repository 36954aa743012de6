"""Isolation forests over several seeds. The only file that knows scikit-learn's forest.

A forest is fitted on at most SAMPLE rows a tree (Liu, Ting and Zhou 2008), so fitting does not grow with the table. The rows
are scored by one thread a seed, from its first tree to its last, and the seeds are put together in their order: sums of
floats do not depend on how many threads there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import IsolationForest

Measure = NDArray[np.float64]
Result = TypeVar("Result")
SAMPLE = 256
# Between the seeds of two ensembles: ensembles of other base seeds share no tree.
SEED_STEP = 1_000_003


def planted(columns: np.ndarray, *, trees: int, seed: int) -> IsolationForest:
    """A forest of so many trees. columns: n x d in float32, finite; in an order that is always the same: it decides draws."""
    forest = IsolationForest(n_estimators=trees, max_samples=min(SAMPLE, len(columns)), random_state=seed % 2**32)
    return forest.fit(columns)


def isolation(forest: IsolationForest, columns: np.ndarray) -> Measure:
    """Between 0 and 1: near 1 where few cuts isolate a row, about 0.5 where as many as usual are needed.

    What `-forest.score_samples(columns)` gives (a test holds the two together), tree by tree in the order of the forest: there
    the order of a sum depends on threads, and each call costs as much as thousands of rows.
    """
    depth = np.zeros(len(columns))
    for tree, lengths in zip(forest.estimators_, _path_lengths(forest), strict=True):
        depth += lengths[tree.tree_.apply(columns)]
    usual = len(forest.estimators_) * _usual_path(np.array([forest.max_samples_]))[0]
    return 2.0 ** (-depth / max(usual, 1.0e-9)) if usual else np.ones(len(columns))


def _path_lengths(forest: IsolationForest) -> list[Measure]:
    """Of each node of each tree how many cuts lead to it, and how many more the rows that stay together in it would need."""
    if not hasattr(forest, "path_lengths"):
        forest.path_lengths = [_of_tree(tree.tree_) for tree in forest.estimators_]
    return forest.path_lengths


class _Tree(Protocol):
    """What scikit-learn knows of a tree, node by node; -1 for the children of a leaf."""

    node_count: int
    children_left: np.ndarray
    children_right: np.ndarray
    n_node_samples: np.ndarray


def _of_tree(tree: _Tree) -> Measure:
    depth = np.zeros(tree.node_count)
    left, right = tree.children_left, tree.children_right
    # A node stands before its children.
    for node in np.flatnonzero(left >= 0):
        depth[left[node]] = depth[right[node]] = depth[node] + 1
    return depth + _usual_path(tree.n_node_samples)


def _usual_path(rows: np.ndarray) -> Measure:
    """The mean number of cuts that isolate one of so many rows (Liu, Ting and Zhou 2008, equation 1)."""
    count = rows.astype(np.float64)
    many = 2.0 * (np.log(np.maximum(count, 2) - 1.0) + np.euler_gamma) - 2.0 * (count - 1.0) / np.maximum(count, 1)
    return np.where(count <= 1, 0.0, np.where(count == 2, 1.0, many))


def each(work: Callable[[int], Result], seeds: Sequence[int], *, threads: int) -> list[Result]:
    """The work for each seed, in the order of the seeds."""
    if threads < 2:
        return [work(seed) for seed in seeds]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, seeds))


def seeds_of(base: int, count: int) -> list[int]:
    """The seeds of an ensemble."""
    return [base * SEED_STEP + number for number in range(count)]
