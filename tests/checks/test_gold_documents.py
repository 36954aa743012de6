"""Two disclosures read by hand: every loud finding answers a fault that a person found too, and none is invented."""

from __future__ import annotations

import polars as pl
import pytest
from gold import NAMES, Finder, gold, gold_tables, is_here, text_of

from checks.engine.coverage import coverage
from checks.engine.run import check

pytestmark = pytest.mark.skipif(not is_here(), reason="the hand-made readings are not here")
DOCUMENTS = pytest.mark.parametrize("name", NAMES)
SPAN_LIMIT = 80

# What the checks should find, by check and by a word of the subject.
FOUND = {
    "000": {
        ("SCO02", "亚欧商品贸易博览会", "error"),  # 92.38% is worth 8.10 by the rule of the other forms, printed 10.00
        ("SHR01", "其他支出", "error"),  # 19.58 of 3508.61 is 0.5581%, printed 0.55% so that the shares add to 100.00
        ("TGT01", "惠民消费促进周", "warning"),  # a ceiling of 50%, 100% reached, full marks
        ("TGT02", "促进昌吉州经济发展", "warning"),  # 促进 is answered by 20%
        ("TGT02", "评估报告符合政策发展方向", "warning"),  # 符合 is answered by 1%
        ("EXE03", "人才赋能", "notice"),
        ("EXE03", "国际进口博览会", "notice"),
    },
    "003": {
        ("TGT01", "差旅费", "warning"),  # a ceiling of 8.90, 8.94 spent, full marks
        ("EXE03", "无水港", "notice"),
        ("EXE03", "规划研究", "notice"),
    },
}


def findings_of(name: str) -> pl.DataFrame:
    return check(gold_tables(name))["findings"]


@DOCUMENTS
def test_these_checks_find_this_and_nothing_else(name: str) -> None:
    named = {check_id for check_id, _, _ in FOUND[name]}
    found = findings_of(name).filter(pl.col("check_id").is_in(named))
    for check_id, word, severity in FOUND[name]:
        rows = found.filter(pl.col("check_id") == check_id, pl.col("subject").str.contains(word, literal=True))
        assert rows["severity"].to_list() == [severity], (check_id, word)
    assert found.height == len(FOUND[name])


@DOCUMENTS
def test_every_loud_finding_answers_a_fault_that_a_person_found(name: str) -> None:
    finder = Finder(text_of(name))
    places = [
        (start, start + len("".join(words.split())))
        for violation in gold(name)["violations"]
        if violation["certainty"] in ("certain", "likely")
        for words in (violation["quote"], *violation.get("also", ()))
        if (start := finder.find(words)) >= 0
    ]
    ranges = [(finder.places[start], finder.places[end - 1] + 1) for start, end in places]
    for row in findings_of(name).filter(pl.col("severity").is_in(["error", "warning"])).iter_rows(named=True):
        spans = [(cited["start"], cited["end"]) for cited in row["evidence"] if len(cited["quote"]) <= SPAN_LIMIT]
        assert any(a < d and c < b for a, b in spans for c, d in ranges), row["message"]


@DOCUMENTS
def test_the_documents_own_arithmetic_holds(name: str) -> None:
    """Their balances were checked by hand: the sums hold, and no sum is silent for want of a part."""
    tables = gold_tables(name)
    states = coverage(check(tables)["claims"], tables["documents"])
    sums = states.filter(pl.col("check_id").is_in([f"SUM{n:02d}" for n in range(1, 18)]))
    assert sums["state"].unique().to_list() == ["holds"]


@DOCUMENTS
def test_growth_from_nothing_is_silent(name: str) -> None:
    claims = check(gold_tables(name))["claims"].filter(pl.col("check_id") == "YOY01", pl.col("state") == "silent")
    assert claims["reason"].str.starts_with("上年数为0").all()
    assert claims.height > 0


@DOCUMENTS
def test_every_quote_is_the_text_at_its_place(name: str) -> None:
    text = text_of(name)
    cited = check(gold_tables(name))["claims"].select("evidence").explode("evidence").unnest("evidence").drop_nulls("start")
    for start, end, quote in cited.select("start", "end", "quote").iter_rows():
        assert text[start:end] == quote
