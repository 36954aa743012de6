"""How fast disclosures are read and checked: against a bare regular expression on the same text, and ten times the text.

The machine's speed cancels out: both sides run in the same process, one after another, and the best of several runs
counts on each side. Time is the processor's own of this process, so that what else the machine does is not counted.
"""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterator
from itertools import count, islice

import pytest

from checks.engine.run import check
from disclosures.reading import concatenated, read
from generator import LAYOUTS, unit_year, write_disclosure

KILOBYTE = 1024
SIZE = 100 * KILOBYTE  # UTF-8 bytes
MOST_TIMES_THE_EXPRESSION = 400
MOST_TIMES_FOR_TEN_TIMES = 12
NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def disclosures() -> Iterator[bytes]:
    """Generated disclosures of some 20 KB, every layout in turn, each of another unit-year."""
    for number in count():
        yield write_disclosure(unit_year(number, forms=3), LAYOUTS[number % len(LAYOUTS)]).encode()


def documents_of(size: int) -> list[bytes]:
    """Whole disclosures, as many as make up the size."""
    documents, total = [], 0
    for document in disclosures():
        documents.append(document)
        total += len(document)
        if total >= size:
            return documents
    raise AssertionError("the generator ends")


def read_and_check(documents: list[bytes]) -> int:
    """Bytes to findings; returns the number of claims, so that nothing is left undone."""
    tables = concatenated(read(document, "a.txt") for document in documents)
    return check(tables)["claims"].height


def best(function: Callable[[], object], runs: int) -> float:
    """The shortest of several runs, in seconds."""

    def seconds() -> float:
        begun = time.process_time()
        function()
        return time.process_time() - begun

    return min(seconds() for _ in range(runs))


@pytest.fixture(autouse=True)
def only_its_own_garbage() -> Iterator[None]:
    """What other benchmarks imported and left in this process is not walked through again and again by the collector."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="module")
def documents() -> list[bytes]:
    return documents_of(SIZE)


def test_reading_costs_at_most_400_times_a_bare_expression(documents):
    text = b"".join(documents).decode()
    expression = best(lambda: NUMBERS.findall(text), runs=50)
    times = best(lambda: concatenated(read(document, "a.txt") for document in documents), runs=7) / expression
    print(f"\nreading alone: {times:.0f} times the expression")
    assert times <= MOST_TIMES_THE_EXPRESSION


@pytest.mark.benchmark(timer=time.process_time)
def test_reading_and_checking_costs_at_most_400_times_a_bare_expression(benchmark, documents):
    text = b"".join(documents).decode()
    expression = best(lambda: NUMBERS.findall(text), runs=50)
    claims = benchmark.pedantic(read_and_check, args=(documents,), rounds=7, warmup_rounds=2)
    times = benchmark.stats["min"] / expression
    benchmark.extra_info |= {"claims": claims, "times_the_expression": round(times)}
    print(
        f"\n{len(documents)} documents, {len(text.encode()) / KILOBYTE:.0f} KB, {claims} claims: {times:.0f} times the expression"
    )
    assert claims > 0
    assert times <= MOST_TIMES_THE_EXPRESSION


def test_ten_times_the_documents_take_at_most_twelve_times_the_time(documents):
    more = list(islice(disclosures(), 10 * len(documents)))
    once, ten = best(lambda: read_and_check(documents), runs=5), best(lambda: read_and_check(more), runs=3)
    share = sum(map(len, more)) / sum(map(len, documents)) / 10
    print(f"\n{ten / once:.1f} times the time for {10 * share:.1f} times the text")
    assert ten / once <= MOST_TIMES_FOR_TEN_TIMES * share


def test_a_document_ten_times_as_long_takes_at_most_twelve_times_the_time():
    short, long = (write_disclosure(unit_year(7, forms=forms), "wrapped").encode() for forms in (1, 60))
    share = len(long) / len(short)
    once, more = best(lambda: read_and_check([short]), runs=7), best(lambda: read_and_check([long]), runs=5)
    print(f"\n{more / once:.1f} times the time for {share:.1f} times the text")
    assert more / once <= MOST_TIMES_FOR_TEN_TIMES / 10 * share
