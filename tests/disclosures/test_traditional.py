"""Traditional characters read as simplified ones, and quotes stay as printed."""

from __future__ import annotations

from identified import identity

from disclosures.reading import read
from disclosures.text.squeezed import fold
from disclosures.text.traditional import TRADITIONAL

TEXT = " 鶴汀縣公證處2023年度部門決算情況說明\n一、收入支出決算總體情況說明\n2023年度收入總計420.00萬元，支出總計420.00萬元。"
# Of these only one meaning is simplified; the others stand in names alone.
ALSO_SIMPLIFIED = {"徵", "後", "於", "夥"}


def test_a_fold_keeps_every_place():
    assert fold("鶴汀縣公證處2023年度部門決算") == "鹤汀县公证处2023年度部门决算"
    assert all(len(plain) == 1 for plain in TRADITIONAL.values())


def test_no_simplified_character_is_folded():
    # The characters of GB 2312 are those of simplified texts.
    simplified = {character for character in TRADITIONAL if character.encode("gb2312", "ignore")}
    assert simplified == ALSO_SIMPLIFIED
    assert not TRADITIONAL.keys() & set(TRADITIONAL.values())


def test_names_and_quotes_stay_as_printed():
    assert identity(TEXT).unit_name == "鶴汀縣公證處"
    facts = read(TEXT.encode(), "甲.txt").frames["facts"]
    assert {"收入总计", "支出总计"} <= set(facts["subject"])
    assert all(place["quote"] == TEXT[place["start"] : place["end"]] for place in facts["evidence"])
    assert any("萬元" in place["quote"] for place in facts["clause_evidence"])
