"""Forms as rows of the lake."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest
from forms_seen import forms_in
from invented_cell_lines import FORM
from invented_wrapped_lines import HEAD, OVERALL

from data.records import Evidence
from data.tables import schema_of
from disclosures.forms.frames import form_columns
from disclosures.frames import Source, frames_of

TABLES = ("projects", "project_funds", "indicators")


def frames(text: str, page_starts: tuple[int, ...] = ()) -> dict[str, pl.DataFrame]:
    tables = form_columns(forms_in(text), document_id="d" * 64, unit_name="柳塘市文化馆")
    return frames_of(tables, Source(text, page_starts))


def test_rows_fit_the_declared_tables():
    found = frames(FORM + "\n\n\n" + FORM)
    assert [found[name].height for name in TABLES] == [2, 6, 10]
    assert found["projects"]["position"].to_list() == [0, 1]
    assert found["indicators"]["position"].to_list() == [0, 1, 2, 3, 4] * 2


def test_ids_are_of_the_document_and_the_position_alone():
    once, again = frames(FORM), frames(FORM)
    assert once["indicators"].equals(again["indicators"])
    assert set(once["indicators"]["project_id"]) == set(once["projects"]["project_id"])
    assert once["indicators"]["indicator_id"].n_unique() == 5


def test_every_quote_is_the_text_at_its_place_and_narrow():
    for frame in frames(FORM).values():
        places = [place for name in frame.columns if name.endswith("evidence") for place in frame[name].to_list() if place]
        assert all(FORM[place["start"] : place["end"]] == place["quote"] for place in places)
        assert all(len("".join(place["quote"].split())) < 80 for place in places)


def test_an_indicator_is_cited_from_its_name_to_its_score():
    (place, *_) = frames(FORM)["indicators"]["evidence"].to_list()
    assert "".join(place["quote"].split()) == "新增图书册数>=500.00册480册3028.80"


def test_a_source_is_cited_from_its_name_to_its_last_number():
    places = frames(FORM)["project_funds"]["evidence"].to_list()
    assert "".join(places[1]["quote"].split()) == "其中：当年财政拨款10109.60—96"


def test_the_figures_of_a_project_are_those_of_its_total_row_alone():
    project = frames(OVERALL + HEAD[HEAD.index("\n项目名称") :])["projects"].row(0, named=True)
    assert (project["initial_budget"], project["executed"]) == (Decimal(210), Decimal(260))
    assert (project["weight"], project["execution_rate"], project["score"]) == (None, None, None)


def test_what_is_blank_is_null_with_its_place():
    last = frames(FORM)["indicators"].row(-1, named=True)
    assert (last["actual"], last["actual_evidence"], last["actual_value"]) == (None, None, None)
    assert (last["target_operator"], last["target_value"], last["target_unit"]) == (">=", Decimal(90), "%")


def test_a_place_is_on_the_page_whose_start_is_the_last_before_it():
    second = FORM.index("新增图书册数")
    places = frames(FORM, (second,))["indicators"]["evidence"].to_list()
    assert {place["page"] for place in places} == {2}
    assert frames(FORM, (second + 1,))["indicators"]["evidence"].to_list()[0]["page"] == 1
    assert {place["page"] for place in frames(FORM)["indicators"]["evidence"].to_list()} == {None}


def test_frames_have_the_declared_columns_and_what_is_not_given_is_null():
    unread = {"document_id": ["d", "d"], "start": [0, 1]}
    found = frames_of({"unread": unread, "facts": {"fact_id": []}, "indicators": {"weight_evidence": [None]}}, Source(""))
    assert {name: frame.schema for name, frame in found.items()} == {name: schema_of(name) for name in found}
    assert found["unread"].rows() == [("d", None, 0, None, None, None), ("d", None, 1, None, None, None)]
    assert (found["facts"].height, found["indicators"]["weight_evidence"].to_list()) == (0, [None])


def test_evidence_stands_in_its_row_quoted_from_the_source():
    places = [None, Evidence(1, 3, ""), None, Evidence(0, 1, "")]
    found = frames_of({"facts": {"fact_id": list("abcd"), "evidence": places}}, Source("甲乙丙"))["facts"]["evidence"]
    assert [place and place["quote"] for place in found.to_list()] == [None, "乙丙", None, "甲"]
    assert found.is_null().to_list() == [True, False, True, False]


def test_a_column_that_no_table_declares_is_refused():
    with pytest.raises(KeyError, match="table unread has no column words"):
        frames_of({"unread": {"words": ["x"]}}, Source(""))
