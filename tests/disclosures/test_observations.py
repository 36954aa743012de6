"""What is observed in a text beside its numbers: every row has its place, and stands for what the text says."""

from __future__ import annotations

import polars as pl
import pytest
from shared_documents import each_disclosure

from checks.engine.examples import example_tables
from disclosures.observations.of_tables import with_observations
from disclosures.observations.source_text import SourceText
from disclosures.reading import read
from generator import LAYOUTS, unit_year, write_disclosure

OUTLINE = (
    "第一部分 部门概况\n第二部分 部门决算情况说明\n一、收入决算情况说明\n共3个（其中，优2个。\n二、支出决算情况说明\n无（零）。\n"
)


def observed(example: dict[str, object]) -> dict[str, pl.DataFrame]:
    return with_observations(example_tables(example))


def of_kind(example: dict[str, object], kind: str) -> pl.DataFrame:
    return observed(example)["observations"].filter(pl.col("kind") == kind)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_quote_is_the_text_at_its_place(layout: str):
    frames = read(write_disclosure(unit_year(3), layout).encode(), "示例.txt").frames
    text = frames["documents"]["text"][0]
    for table in ("headings", "observations"):
        places = frames[table]["evidence"].to_list()
        assert places and all(place["quote"] == text[place["start"] : place["end"]] for place in places)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_that_are_read_again_are_observed_as_the_reader_does(layout: str):
    frames = read(write_disclosure(unit_year(4), layout).encode(), "示例.txt").frames
    again = with_observations(frames)
    for table in ("documents", "headings", "observations"):
        assert again[table].equals(frames[table]), table


@each_disclosure
def test_words_bear_no_white_space(path):
    frames = read(path.read_bytes(), path.name).frames
    for table, column in (("headings", "title"), ("headings", "body"), ("observations", "words"), ("observations", "other")):
        assert not frames[table][column].str.contains(r"\s").any(), column


def test_a_refused_document_is_not_observed():
    frames = read("第一部分 2025年部门预算\n本年收入预算3万元。某某单位".encode(), "预算.txt").frames
    assert frames["documents"]["characters"].to_list() == [None]
    assert frames["headings"].is_empty() and frames["observations"].is_empty()


def test_a_place_in_the_flat_text_is_one_in_the_raw_text():
    text = SourceText(" 收 入\n\n总计　3\f万元 ")
    assert [text.printed[text.place(at)] for at in range(len(text.flat))] == list(text.flat)


def test_a_reason_is_of_its_change_and_ends_with_its_sentence():
    clause = "比上年减少3.00万元，主要原因是：人员减少。其他说明"
    row = of_kind({"facts": [("一", "收入总计", "change", "减少3.00万元", clause)]}, "reason").row(0, named=True)
    assert (row["fact_id"], row["words"]) == ("fact-0", "人员减少")


def test_a_section_has_its_bracket_that_does_not_close():
    brackets = of_kind({"lines": OUTLINE.splitlines()}, "bracket")
    assert brackets.select("place", "words").rows() == [("一", "（其中，优2个。"), ("二", None)]


def test_a_heading_bears_what_it_is_about_and_a_section_the_words_below_it():
    headings = observed({"lines": OUTLINE.splitlines()})["headings"]
    assert headings.select("kind", "place", "topic", "body").rows() == [
        ("part", "第一部分", "概况", None),
        ("part", "第二部分", "决算情况说明", None),
        ("section", "一", "收入决算", "共3个（其中，优2个。"),
        ("section", "二", "支出决算", "无（零）。"),
    ]


def test_a_title_above_a_grid_is_no_entry_of_a_list():
    lines = ["目录", "1.收入支出决算总表", "正文", "收入支出决算总表", "单位：万元", "项目\t决算数", "注：本表为空表。"]
    titles = observed({"lines": lines})["headings"].filter(pl.col("kind") == "public_table")
    assert titles.select("section", "listed", "notes").rows() == [("表1", True, None), ("表1", False, "注：本表为空表。")]


def test_a_comparison_brings_both_amounts_and_its_item():
    sentence = "行政单位医疗（项）。年初预算为 62.29 万元，支出决算为60.99万元。决算数小于预算数"
    row = of_kind({"lines": [sentence]}, "comparison").row(0, named=True)
    assert [row[name] for name in ("name", "budget", "final", "unit", "words")] == [
        *("行政单位医疗", "62.29", "60.99", "万元", "决算数小于预算数")
    ]


def test_a_sentence_knows_its_form_and_the_mark_without_a_partner():
    form = {"name": "培训经费", "goal": "开展培训。按照《培训办法（试行）执行"}
    found = of_kind({"projects": [form]}, "sentence")
    assert found.select("project_id", "cell", "words", "mark", "open").rows() == [
        ("form-0", "goal", "开展培训", None, False),
        ("form-0", "goal", "按照《培训办法（试行）执行", "《", True),
    ]


def test_a_grade_stands_with_its_score():
    row = of_kind({"lines": ["综合得分92.50分，评价结果为“优”。"]}, "grade").row(0, named=True)
    assert (row["score"], row["name"]) == ("92.50", "优")


def test_items_and_costs_are_named_as_the_narrative_names_them():
    sentence = "1.教育支出（类）普通教育（款）小学教育（项）。人员经费3.00万元，包括：基本工资、津贴补贴。"
    rows = observed({"lines": [sentence]})["observations"].filter(pl.col("kind").is_in(("item", "cost")))
    assert rows.select("kind", "name", "words").rows() == [
        ("item", None, "教育支出/普通教育/小学教育"),
        ("cost", "人员经费", "基本工资"),
        ("cost", "人员经费", "津贴补贴"),
    ]


def test_a_phrase_is_named_after_the_number_beside_it():
    facts = [("五(三)7", "教育支出", "change", "增加0万元", "比上年增加（减少）0万元")]
    assert of_kind({"facts": facts}, "unchosen")["place"].to_list() == ["五(三)7"]
