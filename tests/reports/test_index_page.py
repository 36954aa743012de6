"""The first page of a run: totals of all that was found, what is new, and every document in its place."""

from __future__ import annotations

import re
from dataclasses import replace

import polars as pl
import pytest
from browser import needs_chromium, new_page
from made_up import made_up_tables
from made_up_report import RUN, page_of, pages_of

from data.records import document_id_of
from data.tables import table_frame
from reports import index_page, listing
from reports.standings import gone, with_news

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(made_up_tables())


def tiles_of(html: str) -> list[tuple[str, ...]]:
    return re.findall(r'<div class="tile \w+">(\w+)<b>([\d,]+)</b>\s*<span class="soft">([^<]*)<', html)


def test_money_is_summed_by_severity_and_the_same_amount_counts_once(html):
    # 3604.76 + 18; 120 + 80, for the second 80 of the document is the same money.
    assert tiles_of(html) == [
        ("错误", "2", "涉及 3,622.76 万元"),
        ("疑点", "3", "涉及 200.00 万元"),
        ("核实", "1", "不涉及金额"),
        ("提示", "0", "不涉及金额"),
    ]


def test_a_document_with_findings_leads_to_its_page_and_one_without_stands_apart(html):
    units, clean = html[html.index('id="units"') : html.index('id="clean"')], html[html.index('id="clean"') :]
    (href,) = re.findall(r'<td[^>]*><a href="(documents/[^"]*)"', units)
    assert href in pages_of(made_up_tables())
    assert "宁安县司法局" in clean and "宁安县司法局" not in units


def test_files_that_need_a_hand_are_listed_with_their_reasons(html):
    files = html[html.index('id="files"') :]
    assert [state for state in ("未能读取", "非决算公开", "另有版本", "重复") if state in files] == [
        "未能读取", "非决算公开", "另有版本", "重复"
    ]  # fmt: skip
    assert html.count("分母的区间含 0，无法相除") == 4


def test_what_was_read_in_part_is_told_first():
    tables = made_up_tables()
    shares = {"read_share": pl.Series([0.8996, 1.0]), "numbers": pl.Series([10, 3], dtype=pl.Int32)}
    pages = pages_of({**tables, "documents": tables["documents"].with_columns(**shares)})
    html = pages["index.html"]
    assert html.index("只读懂一部分：1 份文件，共 1 个数没有读懂") < html.index('class="tile error"')
    own = next(page for path, page in pages.items() if path.startswith("documents/") and "昌远县商务局" in page)
    # Not 90.0%: that would not be marked.
    assert own.index("只读懂一部分：10 个数中 1 个没有读懂") < own.index('<div class="cause ') and "读懂的数 89.9%" in own


def test_of_many_that_were_read_in_part_the_least_read_are_named(monkeypatch):
    monkeypatch.setattr(index_page, "MOST_PARTIAL", 1)
    tables = made_up_tables()
    html = page_of({**tables, "documents": tables["documents"].with_columns(read_share=pl.Series([0.5, 0.0]))})
    first = html[html.index('id="partial"') : html.index('class="tile error"')]
    assert f"documents/{'b' * 16}.html" in first and first.count("documents/") == 1 and "其余 1 份" in first


def test_what_no_run_before_found_is_new_and_what_is_no_more_is_counted():
    tables = made_up_tables()
    before = tables["findings"].filter(pl.col("check_id") != "YOY01")
    html = page_of(tables, run=replace(RUN, before="2024-01-01 03:04:05", gone=2), before=before)
    assert "与上次运行（2024-01-01 03:04:05）相比：新增 1 条发现，不再出现 2 条。" in html
    assert [total[2].rpartition(" · ")[2] for total in tiles_of(html)] == ["新增 1", "新增 0", "新增 0", "新增 0"]


def test_a_finding_is_known_again_when_a_corrected_file_is_in_the_place_of_the_old():
    findings = made_up_tables()["findings"]
    corrected = findings.filter(pl.col("check_id") != "SUM01").with_columns(document_id=pl.lit("c" * 64))
    assert not with_news(corrected, findings)["is_new"].any()
    assert gone(corrected, findings) == 1


def many_documents(count: int) -> dict[str, pl.DataFrame]:
    """A run of so many documents, each with the findings of the made-up one."""
    tables = made_up_tables()
    ids = [document_id_of(str(number).encode()) for number in range(count)]
    copies = {name: [of_document(tables[name], each) for each in ids] for name in ("findings", "claims")}
    documents = [of_document(tables["documents"].head(1), each, unit_name=f"第{number}局") for number, each in enumerate(ids)]
    empty = {name: tables[name].clear() for name in ("unread", "facts")}
    return tables | empty | {name: pl.concat(frames) for name, frames in (copies | {"documents": documents}).items()}


def of_document(frame: pl.DataFrame, document_id: str, **columns: str) -> pl.DataFrame:
    return frame.with_columns(pl.lit(value).alias(name) for name, value in {"document_id": document_id, **columns}.items())


def test_totals_are_those_of_all_findings_however_many_there_are():
    html = page_of(many_documents(1200))
    assert [total[:2] for total in tiles_of(html)] == [("错误", "2,400"), ("疑点", "3,600"), ("核实", "1,200"), ("提示", "0")]
    # Every document has findings: none is called clean.
    assert "没有发现的文件（0 份）" in html
    assert len(html.encode()) < 2 * MEGABYTE


def test_more_rows_than_a_page_holds_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr(listing, "MOST_ROWS", 2)
    pages = pages_of(many_documents(5))
    assert {"units-2.html", "units-3.html", "findings-13.html"} <= pages.keys() and "units-4.html" not in pages
    shown = [
        name for path in ("index.html", "units-2.html", "units-3.html") for name in re.findall(r"<bdi>(第\d局) 2023", pages[path])
    ]
    assert sorted(set(shown)) == [f"第{number}局" for number in range(5)]


def test_the_findings_of_a_check_stand_on_a_page_of_their_own_under_its_publication():
    page = pages_of(many_documents(3))["checks/EXE04.html"]
    assert page.count("执行率偏低") == 3 and "<dt>何时不查</dt>" in page
    assert len(re.findall(r'href="\.\./documents/\w+\.html#f6"', page)) == 3


def names_in(listing) -> list[str]:
    """The units of the rows that are shown, in their order."""
    return [each.split(" ")[0] for each in listing.locator("tbody tr:visible td:first-child").all_text_contents()]


@needs_chromium
def test_in_a_browser_the_tables_are_searched_filtered_and_sorted(tmp_path):
    tables = many_documents(3)
    few = tables["findings"].filter(
        (pl.col("document_id") != tables["documents"]["document_id"][1]) | (pl.col("severity") != "error")
    )
    for path, html in pages_of({**tables, "findings": few}).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(html, encoding="utf-8")
    problems: list[str] = []
    with new_page() as page:
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto((tmp_path / "index.html").as_uri())
        units = page.locator("[data-listing]").first
        assert sorted(names_in(units)) == ["第0局", "第1局", "第2局"] and names_in(units)[-1] == "第1局"
        units.get_by_role("button", name="错误", exact=True).click()
        units.get_by_role("button", name="错误", exact=True).click()
        assert names_in(units)[0] == "第1局"
        units.get_by_label("查找").fill("第2局")
        assert names_in(units) == ["第2局"]
        units.get_by_label("查找").fill("")
        units.get_by_label("级别").select_option("疑点")
        assert names_in(units) == ["第1局"]
        page.goto((tmp_path / "findings.html").as_uri())
        page.get_by_label("检查").select_option("YOY01")
        assert page.locator("tbody tr:visible").count() == 2
        page.locator("tbody tr:visible a").first.click()
        assert page.locator("#f2").is_visible()
    assert problems == []


def test_files_of_no_state_but_read_are_not_listed():
    intake = table_frame("intake", [{"path": "甲.txt", "state": "read", "document_id": "a" * 64}])
    assert "所有文件都已读取。" in page_of({**made_up_tables(), "intake": intake})
