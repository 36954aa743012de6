"""The page of a document: both places of a finding in their words, found by number and by what is asked for."""

from __future__ import annotations

import re
from decimal import Decimal

import polars as pl
import pytest
from browser import needs_chromium, new_page
from made_up import TEXT, made_up_tables
from made_up_report import document_page_of, pages_of

from reports import document_page


@pytest.fixture(scope="module")
def html() -> str:
    return document_page_of(made_up_tables())


def test_every_finding_stands_with_its_quotes_marked_in_their_context(html):
    assert len(re.findall(r'class="finding ', html)) == 6
    # 40 characters at most on each side, on one line.
    assert "年度收入总计<mark>3,604.76</mark>万元，其中：本年收入合计3,587.26万元，" in html
    assert "其中：本年收入合计<mark>3,587.26</mark>万元，" in html
    assert max(len(side) for side in re.findall(r"<bdi>([^<]*)<mark>", html)) <= 40


def test_a_finding_bears_the_number_that_the_marked_pdf_prints_and_its_places_are_counted(html):
    assert re.findall(r'<article class="finding \w+" id="(f\d+)"', html) == [f"f{number}" for number in range(1, 7)]
    assert '<span class="ordinal">1-3</span>' in html and '<span class="ordinal">6</span>' in html


def test_a_place_names_section_line_and_offsets(html):
    start = TEXT.index("3,604.76")
    assert f"<bdi>一 · 第 3 行</bdi> · 字符 {start}–{start + 8}" in html


def test_printed_derived_and_difference_stand_side_by_side(html):
    row = "<th>印出</th><td>3,604.76 万元</td><th>推算</th><td>3,604.26 万元</td><th>相差</th><td>0.50 万元</td>"
    assert row in re.sub(r"\s*\n\s*", "", html)


def test_what_no_place_prints_is_not_called_printed():
    tables = made_up_tables()
    computed = pl.when(check_id="SUM01").then(pl.lit(Decimal("3604.70"))).otherwise("printed")
    html = document_page_of({**tables, "findings": tables["findings"].with_columns(printed=computed)})
    assert "<th>推算</th><td>3,604.70 万元</td>" in html and "<th>印出</th><td>-7.59%</td>" in html


def test_two_printed_numbers_that_are_set_beside_each_other_are_both_called_printed():
    tables = made_up_tables()
    printed = pl.when(check_id="SUM01").then(pl.lit(Decimal("3587.26"))).otherwise("derived")
    html = document_page_of({**tables, "findings": tables["findings"].with_columns(derived=printed)})
    assert "<th>印出</th><td>3,587.26 万元</td>" in html


def test_findings_with_one_cause_are_one_group(html):
    findings = html[html.index('id="findings"') : html.index('id="folded"')]
    assert findings.count('<div class="cause ') == 3
    assert "同一原因的其余 2 处" in findings


def test_what_may_be_explained_is_folded_by_check(html):
    folded = html[html.index('id="folded"') :]
    assert '<details class="group notice">' in folded and "EXE04" in folded and "<b>1</b> 处" in folded


def test_many_places_are_a_table_of_names_numbers_and_positions(monkeypatch):
    monkeypatch.setattr(document_page, "MOST_SNIPPETS", 2)
    row = re.search(r'<td class="ordinal">1-1</td>.*?</tr>', document_page_of(made_up_tables()), re.S)[0]
    assert ">印出</td>" in row and "<bdi>收入总计</bdi>" in row and "<mark>3,604.76</mark>" in row and "一 · 第 3 行" in row


def test_unread_numbers_are_shown_with_their_reasons(html):
    assert "没有规则读懂" in html and "结余<mark>17.00</mark>万元" in html


def test_every_document_shows_what_was_read_and_what_relations_bind(html):
    # One of 80 numbers is unread; a share is never rounded up.
    assert "读懂的数 98.7%（80 个中 79 个） · 有关系核对的数 89.9%" in html
    assert "只读懂一部分" not in html


def test_a_document_without_relations_is_not_called_clean():
    assert "没有可核对的关系：未核不等于通过。" in pages_of(made_up_tables())[f"documents/{'b' * 16}.html"]


def test_why_a_check_asks_stands_on_the_page_in_chinese(html):
    own = re.search(r'<details id="check-SUM01">.*?</details>', html, re.S)[0]
    assert all(f"<dt>{part}</dt>" in own for part in ("为何要查", "方法", "何时不查", "依据", "局限"))
    assert "Why it matters" not in html


@needs_chromium
def test_in_a_browser_findings_are_filtered_searched_sorted_and_walked_through(tmp_path, html):
    page_file = tmp_path / "document.html"
    page_file.write_text(html, encoding="utf-8")
    with new_page() as page:
        page.goto(page_file.as_uri())
        shown = page.locator(".finding:visible")
        assert shown.count() == 3  # two of a cause of three are folded away, and what may be explained is not asked for
        page.get_by_label("错误 2").uncheck()
        assert shown.count() == 1 and page.locator("output").text_content() == "显示 3 条，共 6 条"
        page.get_by_label("错误 2").check()
        page.get_by_label("核实 1").check()
        page.get_by_label("查找").fill("会展服务：")
        # Folded or not: what was asked for is shown.
        assert [each.get_attribute("id") for each in shown.all()] == ["f4", "f6"]
        page.get_by_label("查找").fill("")
        page.locator("h1").click()
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == "f1"
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.id") == "f2"
        page.locator("#f1 a.check").click()
        assert page.locator("#f1 .publication").is_visible()


@needs_chromium
def test_an_anchor_shows_its_finding_though_it_is_folded_or_not_asked_for(tmp_path, html):
    page_file = tmp_path / "document.html"
    page_file.write_text(html, encoding="utf-8")
    with new_page() as page:
        page.goto(f"{page_file.as_uri()}#f6")
        assert page.locator("#f6").is_visible()
        page.goto(f"{page_file.as_uri()}#f5")
        assert page.locator("#f5").is_visible()


@needs_chromium
def test_on_paper_errors_and_doubts_are_unfolded_and_nothing_is_there_to_click(tmp_path, html):
    page_file = tmp_path / "document.html"
    page_file.write_text(html, encoding="utf-8")
    with new_page() as page:
        page.goto(page_file.as_uri())
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".finding:visible").count() == 5
        page.emulate_media(media="print")
        assert page.locator(".filter:visible").count() == 0
        assert len(page.pdf(format="A4")) > 10_000
