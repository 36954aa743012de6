"""The page of expectations: every check with its answer, not checked never as passed; safe, in Chinese, and without a network."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from html.parser import HTMLParser

import polars as pl
import pytest
from browser import needs_chromium, new_page
from disclosures_made_up import FALSE_TOTAL, disclosure
from made_up import CHECKS, TEXT, made_up_tables

from checks.contracts.declared_tables import looked_at, table_result, types_of
from checks.contracts.expected import TableResult
from checks.contracts.judged_claims import check_results, compact, suite
from checks.engine.discover import discover
from data.contract import ContractBroken
from data.settings import Settings
from flows import expectations, publishing, steps
from flows.expectations import hold_to_contracts, kept_ready, page_path
from flows.steps import Order
from reports.expectations_page import MOST_CLAIMS, expectations_html

HOSTILE = '<script>window.hurt=1</script>"><img src=x onerror="window.hurt=1">{{ 7*7 }}\u202e'


def order_of(folder, **settings) -> Order:
    return Order("run-1", "2024-01-02T03:04:05+00:00", (str(folder),), Settings(lake=str(folder / "湖"), workers=1, **settings))


def page_of(tables) -> str:
    results = [_contract(name, tables[name]) for name in ("documents", "claims")]
    kept = json.loads(json.dumps([asdict(result) for result in results]))
    answers = zip(discover(), check_results(compact(tables["claims"]), suite(discover())), strict=True)
    return expectations_html(kept, list(answers), tables, run_id="run-1")


def _contract(table: str, frame: pl.DataFrame) -> TableResult:
    return table_result(table, frame.height, looked_at(table, frame), types_of(frame))


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(made_up_tables())


def states_in(html: str) -> dict[str, str]:
    return dict(re.findall(r'data-check="(\w+)" data-state="(\w+)"', html))


def test_every_check_is_a_row_and_what_was_not_checked_is_not_passed(html):
    states = states_in(html)
    assert list(states) == [check.id for check in discover()]
    # The made-up claims: two hold, one fails and one is silent, of each of four checks.
    assert {check_id for check_id, state in states.items() if state == "fails"} == set(CHECKS)
    assert set(states.values()) == {"fails", "silent"}
    assert html.count('data-state="silent"') == html.count("未核：<bdi>没有可查的数</bdi>")


def test_the_failed_claims_stand_with_their_check(html):
    assert re.findall(r'data-claim="([\w-]+)"', html) == sorted(
        f"{check_id}-fails-2" for check_id, state in states_in(html).items() if state == "fails"
    )
    assert "未核：<bdi>分母的区间含 0，无法相除</bdi>" in html


def test_the_publication_of_a_check_is_its_note(html):
    assert all(check.publication.splitlines()[-1][:20].split("<")[0].split('"')[0].split("'")[0] in html for check in discover())


def test_more_failures_than_a_page_holds_are_counted():
    tables = made_up_tables()
    failed = tables["claims"].filter(pl.col("claim_id") == "SUM01-fails-2")
    many = [failed.with_columns(claim_id=pl.lit(f"SUM01-{number:03}")) for number in range(MOST_CLAIMS + 7)]
    page = page_of(tables | {"claims": pl.concat(many)})
    assert page.count("data-claim=") == MOST_CLAIMS and "另有 7 条在数据湖的 claims 表中" in page


class _Elements(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


def attacked_tables():
    tables = made_up_tables(TEXT.replace("决算", f"决算{HOSTILE}"), unit_name=HOSTILE, file_name=HOSTILE)
    hostile = pl.lit(HOSTILE)
    return tables | {"claims": tables["claims"].with_columns(reason=hostile, subject=hostile, message=hostile)}


def test_words_of_a_document_stay_words():
    plain, attacked = _Elements(), _Elements()
    plain.feed(page_of(made_up_tables()))
    page = page_of(attacked_tables())
    attacked.feed(page)
    assert attacked.tags == plain.tags and attacked.attributes == plain.attributes
    assert "\u202e" not in page


def test_the_page_names_no_address_but_the_report(html):
    assert set(re.findall(r'(?:src|href|action)="([^"]*)"', html)) == {"../index.html"}
    assert not re.search(r"https?:|//[a-z]|url\(|@import|<script|<link|<img", html.replace("<!doctype html>", ""))
    assert "default-src 'none'" in html


@needs_chromium
def test_in_a_browser_without_a_network_it_is_whole(tmp_path):
    page_file = tmp_path / "index.html"
    page_file.write_text(page_of(attacked_tables()), encoding="utf-8")
    problems: list[str] = []
    requests: list[str] = []
    with new_page() as page:
        page.context.set_offline(True)
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(page_file.as_uri())
        assert page.evaluate("window.hurt") is None
        assert page.locator("tr[data-check]").count() == len(discover())
        badge = page.locator(".state.fails").first
        assert badge.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(179, 38, 30)"  # our style
        page.locator("tr[data-check=SUM01] summary").first.click()
        assert page.locator("[data-claim]:visible").count() == 1
    assert problems == [] and requests == [page_file.as_uri()]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "乙.txt").write_text(disclosure("宁安县司法局", total=FALSE_TOTAL), encoding="utf-8")
    return tmp_path


def test_an_audit_publishes_the_page_and_the_report_opens_it(folder):
    order = order_of(folder)
    given = steps.take_in(order)
    for files in steps.to_read(order, given):
        steps.read_batch(order, files)
    for document_ids in steps.to_check(order):
        steps.check_batch(order, document_ids)
    publishing.publish(order, given, read=given.documents)
    html = page_path(order).read_text(encoding="utf-8")
    assert states_in(html)["SUM01"] == "fails" and 'href="../index.html"' in html
    assert all(f"<h3>{table}</h3>" in html for table in ("facts", "documents", "claims", "findings"))
    report = publishing.report_path(order.settings, order.run_id)
    assert 'href="expectations/index.html"' in report.read_text(encoding="utf-8")
    assert (report.parent / "expectations" / "index.html") == page_path(order)


def test_a_batch_that_breaks_its_contract_is_not_committed_and_its_rows_are_named(folder, monkeypatch):
    order = order_of(folder)
    read_files = steps.read_files

    def read_wrongly(*arguments, **options):
        for frames in read_files(*arguments, **options):
            yield frames | {"facts": frames["facts"].with_columns(measure=pl.lit("money"))}

    monkeypatch.setattr(steps, "read_files", read_wrongly)
    files = steps.to_read(order, steps.take_in(order))[0]
    with pytest.raises(ContractBroken) as broken:
        steps.read_batch(order, files)
    # What was given is known: nothing that was read of it.
    assert set(order.lake.versions()) == {"files"}
    first = str(broken.value).splitlines()[0]
    assert first.startswith("table facts, column measure") and "fact_id " in first and "measure money" in first
    page = page_path(order).read_text(encoding="utf-8")
    assert "没有入库" in page and page.count("measure money") > 1


def test_switched_off_nothing_is_held_and_nothing_written(folder):
    order = order_of(folder, expectations="off")
    hold_to_contracts(order, {"facts": pl.DataFrame({"anything": [1]})})
    expectations.publish_expectations(order, made_up_tables(), discover())
    assert not page_path(order).parent.exists()
    with kept_ready(order.settings):
        assert expectations._ready == []


def test_the_process_that_is_ready_answers_and_its_loss_costs_nothing():
    with kept_ready(Settings()):
        (pool,) = expectations._ready
        claims = compact(made_up_tables()["claims"])
        there = expectations._answer(check_results, claims, suite(discover()))
        for process in pool._processes.values():
            process.kill()
            process.join()
        assert expectations._answer(check_results, claims, suite(discover())) == there == check_results(claims, suite(discover()))
    assert expectations._ready == []
