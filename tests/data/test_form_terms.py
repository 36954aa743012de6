"""Every wording of forms and of public tables is shown by its example, and none is dead."""

from __future__ import annotations

import time

import pytest

from data.form_terms import FormTermError, Group, Wording, pattern_of, regex_of, spelled, spellings, terms_in, text_to_groups
from disclosures.accounts.headings import is_heading
from disclosures.accounts.titles import title_in
from disclosures.forms.vocabulary import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    column_wording,
    is_aside,
    label_words,
    open_wording,
    plain,
    title_of,
)

FORMS, TABLES = terms_in("forms"), terms_in("tables")
EVERY = [
    (f"{group}/{term}/{wording.words}", group, terms, term, wording)
    for groups in (FORMS, TABLES)
    for group, terms in groups.items()
    for term, wordings in terms.items()
    for wording in wordings
]


def read_by(group: str, terms: Group, wording: Wording) -> Wording | None:
    """The wording that the example is read by: of the first term that has it."""
    words = label_words(wording.example)
    if group == "fund_columns":
        return (column_wording(wording.example, FUND_COLUMNS) or (None, None))[1]
    if group == "indicator_columns":
        return (column_wording(wording.example, INDICATOR_COLUMNS) or open_wording(wording.example) or (None, None))[1]
    if group == "labels":
        return (spelled({wording.reads: terms[wording.reads]}).get(words.split(".")[-1]) or (None, None))[1]
    if group == "levels":
        return (spelled({wording.reads: terms[wording.reads]}).get(words) or (None, None))[1]
    matches = {"fund_totals": "search", "other_titles": "search", "title_beginnings": "match"}.get(group, "search")
    matches = "fullmatch" if group in ("headings", "columns", "spans") or terms is TABLES.get("titles") else matches
    own = terms[wording.reads]
    return next((one for one in own if getattr(regex_of(one), matches)(plain(wording.example))), None)


@pytest.mark.parametrize(("name", "group", "terms", "term", "wording"), EVERY, ids=[name for name, *_ in EVERY])
def test_an_example_is_read_by_its_own_wording(name, group, terms, term, wording):
    assert wording.reads == term
    assert read_by(group, terms, wording) == wording


@pytest.mark.parametrize("group", ["fund_columns", "indicator_columns"])
def test_every_wording_has_a_spelling_that_no_other_has(group):
    reached = {wording for _, wording in spelled(FORMS[group]).values()}
    dead = [wording.words for wordings in FORMS[group].values() for wording in wordings if wording not in reached]
    assert dead == []


def test_titles_labels_and_headings_are_read_as_the_readers_read_them():
    for wording in FORMS["titles"]["form"]:
        assert title_of(wording.example)
    for wording in FORMS["labels"]["aside"]:
        assert is_aside(wording.example)
    for wording in TABLES["headings"]["heading"]:
        assert is_heading([wording.example])
    for section, wordings in TABLES["titles"].items():
        assert {title_in(wording.example).section for wording in wordings} == {section}


def test_a_wording_is_written_with_what_may_be_missing_and_what_may_stand_instead():
    assert spellings("{自评/实际}得分[率]") == ("自评得分率", "自评得分", "实际得分率", "实际得分")
    assert regex_of(Wording("项目…2", "", "", "")).fullmatch("项目支出")
    assert pattern_of("…2数") == ".{0,2}数"


def test_a_line_that_is_no_wording_is_named():
    with pytest.raises(FormTermError, match="全年预算数"):
        text_to_groups("fund_columns:\n  executed: |\n    全年预算数 | 安徽\n")


def test_both_files_are_read_in_ten_milliseconds():
    terms_in.cache_clear()
    began = time.process_time()
    terms_in("forms"), terms_in("tables")
    assert time.process_time() - began < 0.010
