"""The same unit-year in every layout: the same numbers in the same order, in other white space."""

from __future__ import annotations

import re

import pytest

from generator import LAYOUTS, WRITERS, compose, content_of, expected, truth_of, unit_year, write_disclosure
from generator.layouts.wrapping import width_of, wrapped_lines

ALL = (*LAYOUTS, "report")


def squeezed(text: str) -> str:
    """Without white space, marks of Markdown, and the numbers of pages between blank lines."""
    without_pages = re.sub(r"\n\n\n\n\d+\n\n", "", text)
    return re.sub(r"\s+|</?p>|\*\*", "", without_pages)


@pytest.mark.parametrize("layout", ALL)
def test_every_number_of_the_truth_is_printed_in_order(layout):
    for seed in range(8):
        unit = unit_year(seed, forms=3)
        text, at = squeezed(write_disclosure(unit, layout)), 0
        for fact in expected(unit, layout).facts:
            found = text.find(fact.as_printed, at)
            assert found >= 0, (seed, fact)
            at = found + len(fact.as_printed) if fact.as_printed[-1].isdigit() else at


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_indicator_is_printed(layout):
    for seed in range(8):
        unit = unit_year(seed, forms=3)
        text = squeezed(write_disclosure(unit, layout))
        for row in expected(unit, layout).indicators:
            assert f"{row.target}{row.actual}" in text or (row.target in text and row.basis in text)


def test_the_layouts_differ_only_in_what_they_print():
    for seed in range(10):
        unit = unit_year(seed, forms=4)
        truths = [expected(unit, layout) for layout in LAYOUTS]
        plain = [[(fact.section, fact.subject, fact.measure, fact.value, fact.unit) for fact in truth.facts] for truth in truths]
        assert all(facts == plain[0] for facts in plain)
        assert all((truth.projects, truth.funds) == (truths[0].projects, truths[0].funds) for truth in truths)
        rows = [[(row.level3, row.target, row.actual, row.weight, row.score) for row in truth.indicators] for truth in truths]
        assert all(each == rows[0] for each in rows)


def test_codes_are_printed_in_the_older_form_alone():
    unit = unit_year(3, forms=2)
    assert any(fact.code for fact in expected(unit, "coded").facts)
    assert "（201类）" in write_disclosure(unit, "coded") or "（208类）" in write_disclosure(unit, "coded")
    for layout in ("wrapped", "tabbed", "markdown"):
        assert not any(fact.code for fact in expected(unit, layout).facts)
        assert "01项" not in write_disclosure(unit, layout)


def test_wrapped_text_has_short_lines_with_pages_in_it():
    text = write_disclosure(unit_year(5, forms=4), "wrapped")
    lines = text.split("\n")
    # 27 characters of double width, and a mark that hangs; the row of a form's names is one line however long.
    assert max(width_of(line) for line in lines if "项目名称" not in line and "实施单位" not in line) <= 66
    assert re.search(r"\n\n\n\n\d+\n\n", text)
    assert "\n 第二部分" in text


def test_numbers_stay_whole_at_line_ends():
    assert list(wrapped_lines("支出 1,234.56 万元", 12)) == ["支出", "1,234.56 万", "元"]


def test_tabbed_rows_have_a_cell_a_line():
    text = write_disclosure(unit_year(5, forms=2), "tabbed")
    assert "\n\t年度资金总额\n\t" in text
    header = text[text.index("\t一级指标\n\t二级指标\n\t三级指标\n\t权重") :]
    # Thirteen headings behind one blank cell, then an empty row of fourteen.
    assert header.split("\n\n")[0].count("\n\t") == 12
    assert header.split("\n\n")[1].split("\n") == ["\t"] * 14


def test_the_older_form_marks_kinds_without_indicators():
    text = write_disclosure(unit_year(5, forms=2), "coded")
    assert "\t/\n\t/\n\t/\n\t/\n\t/\n\t/" in text


def test_markdown_rows_go_on_after_a_page():
    texts = [write_disclosure(unit_year(seed, forms=6), "markdown") for seed in range(6)]
    assert any(re.search(r"工作资料[^\n]*\n\n\t\t\t\S", text) for text in texts)
    assert all("# 目 录" in text for text in texts)


def test_the_report_has_eight_indicators_that_add_up():
    unit = unit_year(4, forms=3)
    form = content_of(unit, "report").forms[0]
    text = squeezed(write_disclosure(unit, "report"))
    assert len(form.indicators) == 8
    assert sum(int(row.weight) for row in form.indicators) == 90
    assert all(f"（{numeral}）指标{numeral}" in text for numeral in "一二三四五六七八")


@pytest.mark.parametrize("layout", ALL)
def test_a_layout_writes_the_same_text_twice(layout):
    assert write_disclosure(unit_year(11), layout) == write_disclosure(unit_year(11), layout)


def test_a_writer_takes_any_content():
    content = compose(unit_year(2, forms=0))
    for layout in LAYOUTS:
        assert WRITERS[layout](content)
        assert truth_of(content, layout).projects[0].form == "overall"
