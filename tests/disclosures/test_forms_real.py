"""The forms of the real disclosures: against what was read by hand, and by their own arithmetic."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from forms_seen import FIGURES, money, row, weights
from shared_documents import SHARED, each_disclosure, needs_shared

from disclosures.forms.in_prose import prose_forms
from disclosures.forms.in_tables import forms_of
from disclosures.forms.leftovers import leftovers_of
from disclosures.forms.values import Form
from disclosures.layouts.text_tables import tables_of

pytestmark = needs_shared
GOLD = sorted((SHARED / "gold").glob("*.json"))
# Projects, overall forms and reports, sources of money and indicators, as counted in the documents.
COUNTS = {
    "000": (17, 1, 0, 57, 130),
    "001": (25, 1, 1, 79, 256),
    "002": (19, 0, 0, 76, 248),
    "003": (7, 1, 0, 25, 55),
    "004": (0, 1, 0, 1, 8),
}
BLANKS = {"", "-", "--", "/"}


@cache
def text_of(number: str) -> str:
    (path,) = (SHARED / "disclosures").glob(f"{number}_*.txt")
    return path.read_bytes().decode("utf-8")


@cache
def forms(number: str) -> list[Form]:
    text = text_of(number)
    return [*forms_of(tables_of(text), text), *prose_forms(text)]


def plain(words: object) -> str:
    """Words for comparing: without white space, in one width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(words or "")))


def figure(words: object) -> Decimal | None:
    return None if plain(words) in BLANKS else Decimal(plain(words).rstrip("分%"))


def told(found: tuple[object, ...]) -> tuple[object, ...]:
    """A row with its last two cells as numbers, the others as plain words."""
    return (*map(plain, found[:-2]), *map(figure, found[-2:]))


@each_disclosure
def test_every_form_row_and_indicator_is_there(path: Path):
    found = forms(path.name[:3])
    kinds = Counter(form.kind for form in found)
    funds, rows = sum(len(form.funds) for form in found), sum(len(form.indicators) for form in found)
    assert (kinds["project"], kinds["overall"], kinds["report"], funds, rows) == COUNTS[path.name[:3]]


@each_disclosure
def test_no_number_of_a_form_is_left_over(path: Path):
    text = text_of(path.name[:3])
    assert leftovers_of(tables_of(text), forms(path.name[:3]), text) == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_indicators_are_those_read_by_hand(path: Path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    names = ("level3", "target", "actual", "weight", "score")
    for expected in (*gold["projects"], gold["overall_evaluation"]):
        (form,) = (form for form in forms(path.stem) if plain(form.name.text) == plain(expected["name"]))
        assert [told(row(one)) for one in form.indicators] == [
            told(tuple(one[k] for k in names)) for one in expected["indicators"]
        ]
        reasons = [plain(one.deviation_reason and one.deviation_reason.text) for one in form.indicators]
        assert reasons == [plain(one["deviation_reason"]) for one in expected["indicators"]]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_money_and_totals_are_those_read_by_hand(path: Path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    for expected in (*gold["projects"], gold["overall_evaluation"]):
        (form,) = (form for form in forms(path.stem) if plain(form.name.text) == plain(expected["name"]))
        found = [(plain(source), *map(figure, figures)) for source, *figures in map(money, form.funds)]
        assert found == [(plain(one["source"]), *(figure(one[k]) for k in FIGURES)) for one in expected["funds"]]
        totals = (form.total_weight and form.total_weight.value, form.total_score and form.total_score.value)
        assert totals == (figure(expected["total_weight"]), figure(expected["total_score"]))


@each_disclosure
def test_weights_of_a_project_add_to_its_total(path: Path):
    # 001 prints the score of the execution rate as its weight in four forms: their weights add to 90 and that score.
    for form in forms(path.name[:3]):
        fund = form.total_fund
        if form.kind == "project" and fund and fund.weight and fund.score and form.total_weight:
            short = Decimal(10) - fund.weight.value if fund.weight.value == fund.score.value else Decimal(0)
            assert weights(form) + short == form.total_weight.value


@each_disclosure
def test_scores_add_to_the_total_score(path: Path):
    for form in forms(path.name[:3]):
        if form.kind == "project" and form.total_score and form.total_fund and form.total_fund.score:
            scores = sum((one.score.value for one in form.indicators if one.score), form.total_fund.score.value)
            assert abs(scores - form.total_score.value) <= Decimal("0.01")


@each_disclosure
def test_sources_executed_add_to_the_total(path: Path):
    for form in forms(path.name[:3]):
        parts = [fund.executed.value for fund in form.funds if not fund.is_total and fund.executed]
        if form.total_fund and form.total_fund.executed and len(parts) == len(form.funds) - 1 and parts:
            assert sum(parts) == form.total_fund.executed.value
