"""How long a population of 100,000 units takes to be written into a lake, and in how much memory."""

from __future__ import annotations

import resource
import sys
import time

import pytest

from generator.population import Population
from generator.population.writing import write_lake

UNITS = 100_000
GIGABYTES = 4
MINUTES = 15


@pytest.mark.timeout(2 * MINUTES * 60)
def test_a_hundred_thousand_units_are_written_within_minutes_and_memory(tmp_path):
    began = time.perf_counter()
    rows = write_lake(Population(UNITS), tmp_path)
    seconds = time.perf_counter() - began
    # Kibibytes, but for macOS.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e9
    print(f"\n{UNITS:,} units, {rows['facts']:,} facts: {seconds:.0f} s, {peak:.1f} GB")
    assert peak < GIGABYTES and seconds < MINUTES * 60
