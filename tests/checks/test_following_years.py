"""Two years of one unit: consistent ones raise no voice, and a number that was changed between them is found."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest

from checks.engine.discover import discover
from checks.engine.run import check, told_claims
from disclosures.reading import concatenated, read
from generator import (
    FAULTS_OF_LAST_YEAR,
    LAYOUTS,
    REGIMES,
    WRITERS,
    NothingToBreak,
    UnitYear,
    content_of,
    following_year,
    inject,
    unit_year,
    write_disclosure,
)

WRITTEN = [layout for layout in LAYOUTS if layout != "report"]
LOUD = ["error", "warning"]
CHECKS = {each.id: each for each in discover()}
ANSWERS = {
    "closing balance of last year is another": "TIE42",
    "closing appropriations of last year are another": "TIE43",
    "general budget of last year is another": "TIE41",
    "running costs of last year are another": "TIE41",
}
ACROSS = ["TIE41", "TIE42", "TIE43"]


def two_years(seed: int) -> tuple[UnitYear, UnitYear]:
    unit = unit_year(seed, regime=REGIMES[seed % len(REGIMES)])
    return unit, following_year(unit)


def frames_of(seed: int, *units: UnitYear) -> Iterator[object]:
    """The disclosures as read, in the layout of the seed."""
    for unit in units:
        text = write_disclosure(unit, WRITTEN[seed % len(WRITTEN)])
        yield read(text.encode(), f"{seed}_{unit.file_stem}.txt")


@pytest.mark.parametrize("seeds", [range(0, 12), range(12, 24)], ids=str)
def test_consistent_years_raise_no_voice(seeds: range) -> None:
    held = 0
    for seed in seeds:
        results = check(concatenated(frames_of(seed, *two_years(seed))))
        loud = results["findings"].filter(pl.col("severity").is_in(LOUD))
        assert loud.height == 0, (seed, loud["message"].to_list())
        held += results["claims"].filter(pl.col("check_id").is_in(ACROSS), pl.col("state") == "holds").height
    assert held > 100


def test_a_year_that_was_printed_otherwise_is_named_in_the_later_disclosure_with_both_places() -> None:
    first, second = two_years(0)
    tables = concatenated(frames_of(0, first, second))
    found = check(_with_another_closing(tables, first.year))["findings"].filter(pl.col("check_id") == "TIE42")
    years = dict(tables["documents"].select("document_id", "fiscal_year").iter_rows())
    assert [years[row] for row in found["document_id"]] == [second.year]
    assert [years[place["document_id"]] for place in found["evidence"][0]] == [second.year, first.year]
    assert f"{first.year}年度公开说明" in found["message"][0]


@pytest.mark.parametrize(("fault", "check_id"), ANSWERS.items())
def test_a_number_of_last_year_that_was_printed_otherwise_is_answered(fault: str, check_id: str) -> None:
    """In the first three units that have it; last year's disclosure is the broken one."""
    answered = []
    for seed in range(12):
        first, second = two_years(seed)
        layout = WRITTEN[seed % len(WRITTEN)]
        try:
            content, _ = inject(content_of(first, layout), fault, seed=seed)
        except NothingToBreak:
            continue
        texts = WRITERS[layout](content), write_disclosure(second, layout)
        tables = concatenated(read(text.encode(), f"{number}.txt") for number, text in enumerate(texts))
        answered.append("fails" in told_claims(tables, [CHECKS[check_id]], {})["state"])
        if len(answered) == 3:
            break
    assert answered == [True, True, True]


def test_every_fault_of_last_year_has_its_answer() -> None:
    assert set(ANSWERS) == set(FAULTS_OF_LAST_YEAR)


def _with_another_closing(tables: dict[str, pl.DataFrame], year: int) -> dict[str, pl.DataFrame]:
    other = (pl.col("subject") == "支出总计/年末结转和结余") & (pl.col("fiscal_year") == year)
    value = pl.when(other).then(pl.col("value") + 7).otherwise("value").cast(tables["facts"].schema["value"])
    return tables | {"facts": tables["facts"].with_columns(value=value)}


def test_a_year_alone_is_silent_and_says_why() -> None:
    first, _ = two_years(1)
    claims = check(concatenated(frames_of(1, first)))["claims"].filter(pl.col("check_id").is_in(ACROSS))
    assert set(claims["state"]) == {"silent"}
    assert set(claims["reason"]) == {f"没有本单位{first.year - 1}年度的公开说明可比"}
