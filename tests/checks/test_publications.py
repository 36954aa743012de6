"""Every check publishes what it claims, why, how, and when it is silent; nobody writes it twice."""

from __future__ import annotations

import inspect
import re
import sys
from itertools import pairwise

import pytest

from checks.engine.discover import Check, discover
from checks.engine.publication import PARTS, parts_of
from data.tables import schema_of

HEADINGS = ("Why it matters:", "Method:", "Silent when:", "Source:", "Limits:")
SEVERITIES = ("error", "warning", "notice", "info")
FAMILIES = {
    "sum", "share", "yoy", "deviation", "restatement", "cross_year", "execution_rate", "score", "target", "blank", "unit",
    "direction", "count", "template", "completeness", "text", "anomaly",
}  # fmt: skip
LETTERS = {"SUM": {"sum", "count"}, "SHR": {"share"}, "YOY": {"yoy"}, "DEV": {"deviation"}, "EXE": {"execution_rate"},
           "SCO": {"score"}, "TGT": {"target"}, "BLK": {"blank"}, "UNI": {"unit"}}  # fmt: skip
CHINESE = re.compile(r"[\u4e00-\u9fff]")
EVERY = pytest.mark.parametrize("check", discover(), ids=lambda check: check.id)


@EVERY
def test_the_headings_stand_in_their_order(check: Check) -> None:
    places = [check.publication.find(f"\n{heading}") for heading in HEADINGS]
    assert -1 not in places, f"{check.module} lacks {HEADINGS[places.index(-1)]}"
    assert all(one < other for one, other in pairwise(places))


@EVERY
def test_the_first_line_is_the_claim(check: Check) -> None:
    first, blank, *_ = check.publication.split("\n", 2)
    assert first.endswith(".") and blank == ""


@EVERY
def test_every_silence_bears_its_number_in_the_code(check: Check) -> None:
    silent = check.publication.split("\nSilent when:")[1].split("\nSource:")[0]
    numbers = re.findall(r"\((\d)\)", silent)
    assert numbers == [str(n + 1) for n in range(len(numbers))] and numbers
    code = inspect.getsource(sys.modules[check.module]).split('"""', 2)[2]
    marked = set(re.findall(r"\((\d)\)", "".join(re.findall(r"#[^\n]*", code))))
    assert set(numbers) <= marked, f"{check.module}: silence {set(numbers) - marked} is at no line"


@EVERY
def test_the_office_reads_the_same_in_chinese(check: Check) -> None:
    published = parts_of(check.published)
    assert tuple(published) == PARTS, check.module
    for name, words in published.items():
        assert words.endswith("。") and len(CHINESE.findall(words)) >= 6, f"{check.module}: {name}"
    silent = check.publication.split("\nSilent when:")[1].split("\nSource:")[0]
    assert re.findall(r"（(\d)）", published["何时不查"]) == re.findall(r"\((\d)\)", silent), check.module


@EVERY
def test_the_constants_are_of_their_kind(check: Check) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d\d", check.id)
    assert check.family in FAMILIES & LETTERS.get(check.id[:3], FAMILIES)
    assert check.severity in SEVERITIES
    assert check.version >= 1
    assert re.search(r"[\u4e00-\u9fff]", check.title)


def test_a_claim_has_the_columns_of_its_table() -> None:
    from checks.engine.claims import STATED

    computed = {
        "claim_id",
        "check_id",
        "check_version",
        "family",
        "unit_name",
        "fiscal_year",
        "gap",
        "state",
        "reason",
        "evidence",
    }
    assert set(schema_of("claims")) == (set(STATED) & set(schema_of("claims"))) | computed
