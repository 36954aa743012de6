"""The vocabulary as data: its entries are whole, its terms know each other, and no words stand for two terms."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from data.vocabulary import COUNTED, HEADING, SUBJECT_BELOW, spellings, vocabulary

KNOWN = vocabulary()


def test_every_entry_has_its_sentence_its_reading_and_where_it_was_seen():
    for wording in KNOWN.wordings:
        if wording.role not in (HEADING, COUNTED):
            assert all(wording.columns), wording.line


def test_an_entry_without_its_columns_says_what_is_missing():
    broken = KNOWN.wordings[0].__class__("公务接待费", "subject", "公务接待费 | 公务接待费3.00万元。")
    with pytest.raises(ValueError, match=re.escape("公务接待费: an entry is `words | sentence | reading | where seen`")):
        _ = broken.columns


def test_terms_are_terms():
    for term in KNOWN.terms.values():
        others = {*term.below, *term.near, *term.both, *(term.beside or {}), *(term.beside or {}).values()}
        paths = [term.under or "", *(term.units or {}).values()]
        others |= {step for path in paths for step in path.split("/") if step}
        unknown = others - KNOWN.terms.keys()
        assert not {name for name in unknown if not name.endswith(("批次", "人次"))}, (term.name, unknown)


def test_no_words_stand_for_two_terms():
    of: dict[str, set[str]] = {}
    for wording in KNOWN.wordings:
        if wording.of in KNOWN.terms and wording.role not in (HEADING, COUNTED, SUBJECT_BELOW):
            for spelling in spellings(wording.words):
                of.setdefault(spelling, set()).add(wording.of)
    assert {spelling: names for spelling, names in of.items() if len(names) > 1} == {}


def test_no_entry_stands_for_nothing():
    assert [wording.words for wording in KNOWN.wordings if wording.role != COUNTED and spellings(wording.words) <= {""}] == []


def test_kinds_are_known():
    kinds = Counter(kind for term in KNOWN.terms.values() for kind in term.kinds)
    assert kinds.keys() == {"money", "count", "area", "rating"}


@pytest.mark.parametrize("words", ["公务[接待", "公务(接待|", "公务]接待"])
def test_a_bracket_without_partner_is_refused(words: str):
    with pytest.raises(ValueError, match="has no partner"):
        spellings(words)
