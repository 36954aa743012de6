"""Disclosures in provincial styles in numbers: unit-years of running seeds, over styles and rounding regimes in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.batches import Generated, of_another_place
from generator.layouts.plain import write_plain
from generator.printing import REGIMES
from generator.styles.style import style_names, style_of
from generator.styles.writer import compose_in
from generator.truth import truth_of
from generator.unit_years import UnitYear, unit_year

_SEEDS_A_BATCH = 1_000_003
FEW_FORMS = 5  # projects; the forms themselves are not printed


def unit_in(seed: int, regime: str) -> UnitYear:
    """The unit-year of a seed, with few projects."""
    return unit_year(seed, regime=regime, forms=seed % FEW_FORMS)


def write_in(style: str, unit: UnitYear) -> Generated:
    """The unit's disclosure in a style. Raises KeyError for an unknown style."""
    content = compose_in(style_of(style), unit)
    return Generated(f"{unit.file_stem}_{style}_{unit.seed}.txt", write_plain(content), truth_of(content, "tabbed"))


def units_of_styles(
    units: int, *, seed: int = 0, styles: Sequence[str] | None = None, regimes: Sequence[str] = REGIMES
) -> Iterator[tuple[str, UnitYear]]:
    """So many unit-years with their styles: every style in turn, every regime in turn for each round of styles.

    No two are of one unit: their years would be compared, and they know nothing of each other.
    """
    names = style_names() if styles is None else tuple(styles)
    seen: Counter[str] = Counter()
    for number in range(units):
        style, regime = names[number % len(names)], regimes[number // len(names) % len(regimes)]
        drawn = unit_in(seed * _SEEDS_A_BATCH + number, regime)
        seen[drawn.name] += 1
        yield style, of_another_place(drawn, seen[drawn.name])


def generate_styles(
    units: int, *, seed: int = 0, styles: Sequence[str] | None = None, regimes: Sequence[str] = REGIMES
) -> Iterator[Generated]:
    """The disclosures of units_of_styles, one after another."""
    for style, unit in units_of_styles(units, seed=seed, styles=styles, regimes=regimes):
        yield write_in(style, unit)
