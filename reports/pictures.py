"""Two small pictures of a row, in the numbers that an inline SVG is drawn from: its peers, and its own years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

BINS = 28
WIDTH, HEIGHT = 300.0, 60.0  # of the field; words stand below it
NEARLY = 1e-9  # what floats add to values that are one
MIDDLE = 0.98  # of the peers: the field spans it, and what lies further out stands at its edge


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the histogram, in units of the field; here: whether the row is in it."""

    x: float
    y: float
    width: float
    height: float
    here: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """How a feature is spread over the peers. at, median: where the row and the median stand. low, high: values at the edges.

    beyond: whether the row lies outside of what the field spans.
    """

    bars: tuple[Bar, ...]
    at: float
    median: float
    low: float
    high: float
    beyond: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A year of a body: where it stands in the field, and the share of its peers that are less unusual, in percent."""

    x: float
    y: float
    year: int
    percentile: float


def histogram(values: Sequence[float], own: float, *, log: bool) -> Histogram | None:
    """The peers' values and the row's own; None where they are all one value. log: spaced by sign * log1p(|x|)."""
    spaced = sorted(map(_log, values) if log else values)
    if len(spaced) < 2:
        return None
    cut = round((1 - MIDDLE) / 2 * (len(spaced) - 1))
    low, high, at = spaced[cut], spaced[-1 - cut], _log(own) if log else own
    if _is_one(low, high):
        low, high = min(spaced[0], at), max(spaced[-1], at)
    if _is_one(low, high):
        return None
    counts = [0] * BINS
    for value in spaced:
        counts[_bin(value, low, high)] += 1
    here, back = _bin(at, low, high), _unlog if log else float
    median = (spaced[(len(spaced) - 1) // 2] + spaced[len(spaced) // 2]) / 2
    bars = tuple(_bar(number, count, max(counts), here=number == here) for number, count in enumerate(counts) if count)
    return Histogram(bars, _x(at, low, high), _x(median, low, high), back(low), back(high), not low <= at <= high)


def years(percentiles: Sequence[tuple[int, float]]) -> tuple[Point, ...]:
    """The years of a body from the left to the right, none where there are fewer than two. percentiles: by year."""
    ordered = sorted(percentiles)
    if len(ordered) < 2:
        return ()
    step = WIDTH / len(ordered)
    return tuple(
        Point(step * (place + 0.5), HEIGHT * (1 - percentile / 100), year, percentile)
        for place, (year, percentile) in enumerate(ordered)
    )


def _is_one(low: float, high: float) -> bool:
    return high - low <= NEARLY * max(1.0, abs(low), abs(high))


def _bin(value: float, low: float, high: float) -> int:
    return min(BINS - 1, max(0, int(BINS * (value - low) / (high - low))))


def _x(value: float, low: float, high: float) -> float:
    return WIDTH * min(1.0, max(0.0, (value - low) / (high - low)))


def _bar(number: int, count: int, most: int, *, here: bool) -> Bar:
    # The root, so that a single peer beside hundreds is seen.
    height = HEIGHT * math.sqrt(count / most)
    return Bar(WIDTH * number / BINS, HEIGHT - height, WIDTH / BINS - 1, height, here)


def _log(value: float) -> float:
    return math.copysign(math.log1p(abs(value)), value)


def _unlog(value: float) -> float:
    return math.copysign(math.expm1(abs(value)), value)
