"""What Great Expectations costs beside the work that it holds up: reading and checking some hundred disclosures."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from checks.contracts.declared_tables import looked_at, table_result, types_of
from checks.contracts.judged_claims import check_results, compact, suite
from checks.engine.discover import discover
from checks.engine.run import check
from disclosures.reading import concatenated, read
from generator import generate

DOCUMENTS = 300
MOST_OF_THE_WORK = 0.25


def seconds(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def test_expectations_take_a_quarter_of_reading_and_checking_at_most():
    tables: dict = {}
    readings: list = []
    files = list(generate(DOCUMENTS, seed=9))
    reading = seconds(lambda: readings.extend(read(file.text.encode(), file.file_name) for file in files))
    tables |= concatenated(readings)
    checking = seconds(lambda: tables.update(check(tables)))
    importing = seconds(lambda: check_results(compact(tables["claims"].clear()), suite(discover())))
    contracts = seconds(
        lambda: [table_result(name, frame.height, looked_at(name, frame), types_of(frame)) for name, frame in tables.items()]
    )
    judging = seconds(lambda: check_results(compact(tables["claims"]), suite(discover())))
    share = (contracts + judging) / (reading + checking)
    print(
        f"\n{DOCUMENTS} documents, {tables['claims'].height} claims, {len(discover())} checks: reading {reading:.1f} s, "
        f"checking {checking:.1f} s; contracts {contracts:.1f} s, suite of the checks {judging:.1f} s ({share:.0%}); "
        f"import {importing:.1f} s, beside the run"
    )
    assert share <= MOST_OF_THE_WORK


def test_the_import_is_nobodys_who_does_not_ask():
    program = "import sys, flows.steps; print('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
