"""Nearer groups: how far the median and the spread of a few peers count beside those of all that are scored together.

A group's own median is off by chance, the more the fewer they are. How far the groups of a kind really differ is seen from all
of them at once (empirical Bayes; Efron and Morris 1975): with d the difference of a group of n from the rows around it in
their spreads, and v / n its variance by chance, the variance between groups is t^2 = mean of d^2 - v / n, and the group's own
median counts

    t^2 / (t^2 + v / n)

beside that of the rows around it. Where t^2 is not clearly more than chance, nothing is drawn apart: most features of most
groups. Spreads likewise, by their logarithms; they are known worse, and ask for more rows. Of a feature that is the same in
many rows neither is known, and the groups leave it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from features.comparing.alike import most_alike
from features.comparing.peers import NEAR

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]
LEAST_FOR_SPREAD = 60  # rows of a group with a value; for a median NEAR
CLEAR = 4.0  # standard errors
_OF_MEDIAN, _OF_SPREAD = np.pi / 2, 1.36  # variances by chance, times n, of normal rows: median; logarithm of 1.4826 MAD
_MOST_ALIKE = 0.2  # of the rows
_FURTHEST = 1.5  # of logarithms of spreads
Describe = Callable[[Matrix], tuple[Matrix, Matrix]]


def draw_apart(values: Matrix, names: Sequence[str | None], *, centres: Matrix, spreads: Matrix, describe: Describe) -> None:
    """Moves the centres and spreads of the rows towards those of their own groups, in place.

    values, centres, spreads: n x d; rows of one group have the same centres and spreads to begin with. names: of the groups,
    None for rows that belong to none. describe: gives the median and the spread of each column.
    """
    groups = [rows for rows in _rows_of(names) if len(rows) >= NEAR]
    if not groups:
        return
    own = [describe(values[rows]) for rows in groups]
    counts = np.array([(~np.isnan(values[rows])).sum(axis=0) for rows in groups], dtype=np.float64)
    first = [rows[0] for rows in groups]
    apart = (np.array([median for median, _ in own]) - centres[first]) / spreads[first]
    wider = np.clip(np.log(np.array([spread for _, spread in own]) / spreads[first]), -_FURTHEST, _FURTHEST)
    smooth = np.array([most_alike(column[~np.isnan(column)]) < _MOST_ALIKE for column in values.T], dtype=bool)
    medians = _counting(apart, counts, _OF_MEDIAN, known=smooth & (counts >= NEAR))
    widths = _counting(wider, counts, _OF_SPREAD, known=smooth & (counts >= LEAST_FOR_SPREAD))
    for rows, moved, stretched in zip(groups, medians, widths, strict=True):
        centres[rows] += moved * spreads[rows]
        spreads[rows] *= np.exp(stretched)


def _counting(differences: Matrix, counts: Matrix, variance: float, *, known: Flags) -> Matrix:
    """The differences as far as they count: groups x d."""
    chance = variance / np.maximum(counts, 1.0)
    weights = np.where(known, counts, 0.0)
    whole = np.maximum(weights.sum(axis=0), 1.0)
    between = (weights * (differences**2 - chance)).sum(axis=0) / whole
    error = np.sqrt((weights**2 * 2 * chance**2).sum(axis=0)) / whole
    between = np.where(between > CLEAR * error, between, 0.0)
    return np.where(known, between / (between + chance), 0.0) * differences


def _rows_of(names: Sequence[str | None]) -> list[NDArray[np.intp]]:
    """The places of the rows of each group, in the order of the names."""
    told = np.array([name or "" for name in names])
    return [np.flatnonzero(told == name) for name in np.unique(told) if name]
