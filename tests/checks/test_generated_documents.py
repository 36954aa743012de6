"""Invented disclosures, read and checked: what is consistent raises no voice, what was broken on purpose is found."""

from __future__ import annotations

import polars as pl
import pytest

from checks.engine.discover import discover
from checks.engine.run import check, told_claims
from disclosures.reading import concatenated, read
from generator import FAULTS, LAYOUTS, REGIMES, WRITERS, NothingToBreak, content_of, generate, inject, unit_year

LOUD = ["error", "warning"]
CHECKS = {each.id: each for each in discover()}
# The fault that the generator injects, and the check that answers it.
ANSWERS = {
    "share printed wrong": "SHR01",
    "growth rate printed wrong": "YOY01",
    "direction reversed": "YOY01",
    "prior year negative": "YOY02",
    "difference printed as deviation rate": "DEV01",
    "running costs do not add up": "SUM11",
    "expenditure total does not add up": "SUM02",
    "vehicles do not add up": "SUM15",
    "staff does not add up": "SUM16",
    "sources of money do not add up": "SUM17",
    "weights do not add up": "SUM18",
    "total score wrong": "SUM19",
    "execution rate wrong": "EXE01",
    "executed over budget": "EXE02",
    "score over weight": "SCO01",
    "odd execution score": "SCO02",
    "target missed with full score": "TGT01",
    "actual value of another kind": "TGT02",
    "actual value left blank": "BLK01",
    "percent sign doubled": "TPL03",
    "kept ceiling penalised": "SCO04",
    "unit of money slipped": "UNI01",
    "goal copied as result": "CMP01",
    "forms miscounted": "TIE12",
    "reception restated": "TIE01",
    "execution of projects restated": "TIE13",
    "template left unfilled": "TPL01",
    "assets of a later year": "TPL06",
    "blank left unfilled": "TPL02",
    "placeholder left": "TPL04",
    "third level called a section": "TPL05",
    "deed of a later year": "TPL07",
    "reason of no difference": "TPL08",
    "words doubled": "TPL09",
    "stray mark before a number": "TPL10",
    "bracket left open": "TPL11",
    "project of a later year": "TPL12",
    "unit within a word": "TPL14",
    "goal breaks off": "TPL15",
    "result expects": "TPL16",
    "duties of another department": "TPL17",
    "another unit in a statement": "TPL18",
    "flat reason of a change": "DIR04",
    "new item without a change": "DIR03",
    "title cut off": "TXT03",
    "ranks contradict": "TXT02",
    "name of the unit misspelt": "TXT04",
    "goal copied from another form": "TXT01",
    "goal is the name": "CMP02",
    "table left out of the list": "CMP04",
    "part left out": "CMP05",
    "section left out": "CMP06",
    "empty budget not stated": "CMP08",
    "empty budget with money": "CMP08",
    "receptions not counted": "CMP09",
    "report not attached": "CMP10",
    "carry-over of income wrong": "SUM01",
    "expenditure total is another": "SUM03",
    "other income wrong": "SUM04",
    "operating expenditure wrong": "SUM05",
    "opening appropriations wrong": "SUM06",
    "closing appropriations wrong": "SUM07",
    "class of expenditure wrong": "SUM09",
    "general budget is another": "SUM10",
    "budget of public expenses wrong": "SUM12",
    "purchase of vehicles wrong": "SUM13",
    "procurement of goods wrong": "SUM14",
    "contracts beyond procurement": "SUM20",
    "income of the year restated": "TIE02",
    "appropriations restated": "TIE04",
    "initial budget restated": "TIE05",
    "basic expenditure beyond all": "TIE07",
    "running costs restated": "TIE08",
    "final accounts restated": "TIE09",
    "vehicles restated": "TIE10",
    "overall budget restated": "TIE14",
    "overall execution restated": "TIE15",
    "expenditure of the year restated": "TIE17",
    "budget of projects beyond all": "TIE21",
}


@pytest.mark.parametrize(
    ("disclosures", "seed"),
    [(48, 5), (12, 11), pytest.param(300, 11, marks=pytest.mark.slow), pytest.param(300, 12, marks=pytest.mark.slow)],
)
def test_consistent_disclosures_raise_no_voice(disclosures: int, seed: int) -> None:
    """Every layout in every rounding regime in turn: not one error, not one warning."""
    files = generate(disclosures, seed=seed)
    results = check(concatenated(read(file.text.encode(), file.file_name) for file in files))
    loud = results["findings"].filter(pl.col("severity").is_in(LOUD))
    assert loud.height == 0, loud.select("check_id", "unit_name", "fiscal_year", "message").rows()
    assert results["claims"].filter(pl.col("state") == "holds").height > 200 * disclosures


def test_every_fault_has_its_answer() -> None:
    assert set(ANSWERS) == set(FAULTS)


@pytest.mark.parametrize(("fault", "check_id"), ANSWERS.items())
def test_an_injected_fault_is_answered(fault: str, check_id: str) -> None:
    """In the first three units that have something to break in this way; the fault's own place is among the evidence."""
    broken = found = 0
    for seed in range(30):
        layout = LAYOUTS[seed % len(LAYOUTS)]
        unit = unit_year(seed, regime=REGIMES[seed % len(REGIMES)])
        try:
            content, _ = inject(content_of(unit, layout), fault, seed=seed)
        except NothingToBreak:
            continue
        told = told_claims(read(WRITERS[layout](content).encode(), "示例.txt").frames, [CHECKS[check_id]], {})
        states = told["state"]
        if fault == "odd execution score" and (states == "silent").any():
            continue  # too few forms to tell the document's rule
        broken += 1
        found += "fails" in states
        if broken == 3:
            break
    assert broken == 3 and found == 3


@pytest.mark.parametrize(
    ("check_id", "left_out"), [("CMP03", "九、《"), ("CMP07", "十一、预算绩效"), ("CMP07", "第三部分 专业名词解释")]
)
def test_what_the_contents_list_names_and_the_text_lacks_is_noticed(check_id: str, left_out: str) -> None:
    """The contents list stands first; in the text below it, the line is taken out or made a sentence."""
    for seed in range(3):
        text = WRITERS["markdown"](content_of(unit_year(seed), "markdown"))
        start = text.rindex(left_out)
        broken = text[:start] + "说明：" + text[start + len(left_out) :]
        states = [_states(words, check_id) for words in (text, broken)]
        assert "fails" not in states[0] and "holds" in states[0]
        assert "fails" in states[1]


def _states(text: str, check_id: str) -> list[str]:
    return told_claims(read(text.encode(), "示例.txt").frames, [CHECKS[check_id]], {})["state"].to_list()
