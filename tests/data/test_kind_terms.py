"""The words of kinds of documents: how the file is read, and how quickly."""

from __future__ import annotations

from importlib.resources import files
from time import perf_counter

import pytest

from data.kind_terms import KindTermError, kind_terms, text_to_kind_terms

MOST_SECONDS = 0.01


def test_a_line_is_a_wording_with_its_sentence():
    (wording,) = text_to_kind_terms("bodies: |\n  局 | 甲局2021年度决算 | 甲局 | 安徽 2021\n")["bodies"]
    assert (wording.words, wording.reads, wording.seen) == ("局", "甲局", "安徽 2021")


@pytest.mark.parametrize("line", ["局 | 甲局 | 甲局", "局 |  | 甲局 | 安徽 2021", "局"])
def test_a_line_without_its_four_fields_is_refused(line: str):
    with pytest.raises(KindTermError, match="wording"):
        text_to_kind_terms(f"bodies: |\n  {line}\n")


def test_a_wording_that_comes_twice_is_refused():
    with pytest.raises(KindTermError, match="twice"):
        text_to_kind_terms("bodies: |\n  局 | 甲局 | 甲局 | 安徽 2021\n  局 | 乙局 | 乙局 | 安徽 2021\n")


def test_a_wording_opens_with_what_stands_before_its_gap():
    openings = {wording.words: wording.opening for wording in kind_terms()["statements_final_accounts"]}
    assert openings["完成…预算的N"] == "完成"
    assert openings["收入合计N"] == "收入合计"


def test_the_file_loads_in_a_blink():
    text = files("data").joinpath("terms", "kinds.yaml").read_text(encoding="utf-8")
    taken = []
    for _ in range(5):
        begun = perf_counter()
        text_to_kind_terms(text)
        taken.append(perf_counter() - begun)
    assert min(taken) < MOST_SECONDS
