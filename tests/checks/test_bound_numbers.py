"""Which numbers a relation binds: judged, set beside another place, and none that only says how a number is printed."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from checks.engine.bound_numbers import bound_shares, with_bound_shares
from checks.engine.run import check
from data.tables import empty, table_frame
from disclosures.reading import read

# 60.00 and 40.00 of 100.00, a rate, a count and 持平: four amounts and rates are printed.
PRINTED = {"100.00": "amount", "60.00": "amount", "40.00": "amount", "2.00%": "change_rate", "5": "count"}


def place(number: int) -> dict[str, object]:
    return {"role": "amount", "page": None, "start": 10 * number, "end": 10 * number + 5, "quote": "x", "box": None}


def fact(number: int, measure: str, *, decimals: int | None = 2, subject: str = "收入") -> dict[str, object]:
    evidence = {name: value for name, value in place(number).items() if name != "role"}
    return {
        "fact_id": f"{number}{subject}{decimals}",
        "document_id": "d",
        "section": "一",
        "subject": subject,
        "measure": measure,
        "decimals": decimals,
        "as_printed": "x",
        "qualifier": "exact",
        "evidence": evidence,
        "position": number,
    }


def claim(state: str, *numbers: int, family: str = "sum", document_id: str = "d") -> dict[str, object]:
    evidence = [place(number) | {"document_id": "d"} for number in numbers]
    told = {"check_id": "SUM01", "check_version": 1, "family": family, "severity": "error", "document_id": document_id}
    return told | {"claim_id": f"{state}{numbers}{family}", "state": state, "evidence": evidence}


def tables(*claims: dict[str, object], more: Sequence[dict[str, object]] = ()) -> dict[str, pl.DataFrame]:
    facts = [fact(number, measure) for number, measure in enumerate(PRINTED.values())]
    return {
        **{name: empty(name) for name in ("projects", "project_funds", "indicators")},
        "facts": table_frame("facts", [*facts, *more]),
        "claims": table_frame("claims", claims),
    }


def share(*claims: dict[str, object], more: Sequence[dict[str, object]] = ()) -> float:
    return dict(bound_shares(tables(*claims, more=more)).iter_rows())["d"]


@pytest.mark.parametrize("state", ["holds", "improbable", "fails"])
def test_a_judged_relation_binds_all_that_it_cites(state):
    assert share(claim(state, 0, 1, 2)) == 3 / 4


def test_without_a_judged_relation_nothing_is_bound():
    assert share() == share(claim("silent", 0, 1, 2)) == 0


def test_a_claim_on_one_place_says_how_a_number_is_printed_and_binds_nothing():
    assert share(claim("holds", 0)) == 0


@pytest.mark.parametrize("family", ["template", "blank", "text", "completeness"])
def test_a_claim_about_words_binds_nothing(family):
    assert share(claim("holds", 0, 1, family=family)) == 0


def test_a_number_of_two_subjects_counts_once_and_no_change_is_no_number():
    again = fact(0, "amount", subject="支出")
    flat = fact(7, "change", decimals=None)
    assert share(claim("holds", 0, 1), more=[again, flat]) == 2 / 4


def test_a_number_that_a_form_ends_before_its_unit_is_the_same_number():
    longer = fact(0, "amount", subject="支出")
    longer["evidence"] = {**longer["evidence"], "end": 9}
    assert share(claim("holds", 0, 1), more=[longer]) == 2 / 4


def test_a_number_is_bound_by_the_claim_of_another_document_that_cites_it():
    assert share(claim("fails", 0, 1, document_id="next year's")) == 2 / 4


def test_a_document_without_amounts_has_no_share():
    documents = table_frame("documents", [_document("d"), _document("e")])
    filled = with_bound_shares(documents, tables(claim("holds", 0, 1)))
    assert filled["bound_share"].to_list() == [2 / 4, None] and filled.schema == documents.schema


def _document(document_id: str) -> dict[str, object]:
    named = {"document_id": document_id, "file_name": "f", "media_type": "text/plain", "kind": "final_accounts", "text": ""}
    return named | {"rounding_regime": "unknown", "reader_version": "1"}


def test_figures_of_forms_count_and_words_in_their_cells_do_not():
    place_of = {"document_id": "d", "project_id": "p", "position": 0, "indicator_id": "i"}
    at = [{name: value for name, value in place(number).items() if name != "role"} for number in range(4)]
    # A target of 5 and a score of 10 are figures; the actual value 及时 is none.
    row = place_of | {"target": "5", "target_value": 5, "target_evidence": at[0], "actual": "及时", "actual_evidence": at[1]}
    row |= {"score": 10, "score_evidence": at[2], "evidence": at[3]}
    own = tables(claim("holds", 2, 3)) | {"facts": empty("facts"), "indicators": table_frame("indicators", [row])}
    assert bound_shares(own).rows() == [("d", 1 / 2)]


def test_a_number_that_nothing_repeats_lowers_the_share():
    # 17.50 + 82.50 = 100.00 are bound by their sum; nothing else says the 3.00 万元 of 会议费.
    text = (
        "某县商务局2023年度部门决算公开说明\n一、收入支出决算总体情况说明\n2023年度收入总计100.00万元，其中：本年收入合计82.50万元，"
        "年初结转和结余17.50万元。\n九、机关运行经费支出情况\n机关运行经费支出3.00万元。\n"
    )
    read_tables = dict(read(text.encode(), "甲.txt").frames)
    found = check(read_tables | {"units": empty("units")})
    assert bound_shares(read_tables | found)["bound_share"].to_list() == [3 / 4]
