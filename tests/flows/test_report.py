"""The report: both places of a finding in their words, safe whatever a document says, and usable without a network."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import polars as pl
import pytest
from browser import needs_chromium, new_page
from made_up import TEXT, made_up_tables
from made_up_report import page_of

from reports import report

HOSTILE = (
    "<script>window.hurt=1</script>",
    '"><img src=x onerror="window.hurt=1">',
    "'><svg onload=window.hurt=1>",
    "</title></style></script><script>window.hurt=1</script>",
    "<a href=javascript:window.hurt=1 autofocus onfocus=window.hurt=1 tabindex=1>x</a>",
    "{{ 7*7 }}{% raw %}${window.hurt=1}",
    "<iframe srcdoc='<script>parent.hurt=1</script>'>",
    "--><!-- ]]> <body onload=window.hurt=1>",
    "\x1b[2J\u202etxt.exe\u2066\x00",
)


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(made_up_tables())


def test_every_finding_stands_with_its_quotes_marked_in_their_context(html):
    assert len(re.findall(r'class="finding ', html)) == 6
    # 40 characters at most on each side, on one line.
    assert "年度收入总计<mark>3,604.76</mark>万元，其中：本年收入合计3,587.26万元，" in html
    assert "其中：本年收入合计<mark>3,587.26</mark>万元，" in html
    assert max(len(side) for side in re.findall(r"<bdi>([^<]*)<mark>", html)) <= 40


def test_a_place_names_section_line_and_offsets(html):
    start = TEXT.index("3,604.76")
    assert f"<bdi>一 · 第 3 行</bdi> · 字符 {start}–{start + 8}" in html


def test_printed_derived_and_difference_stand_side_by_side(html):
    row = "<th>印出</th><td>3,604.76 万元</td><th>推算</th><td>3,604.26 万元</td><th>相差</th><td>0.50 万元</td>"
    assert row in re.sub(r"\s*\n\s*", "", html)


def test_findings_with_one_cause_are_one_group(html):
    assert html.count('<div class="cause ') == 4
    assert "同一原因的其余 2 处" in html


def test_money_is_summed_by_severity_and_the_same_amount_counts_once(html):
    tiles = re.findall(r'<div class="tile \w+">(\w+)<b>(\d+)</b>\s*<span class="soft">([^<]*)<', html)
    # 3604.76 + 18; 120 + 80, for the second 80 of the document is the same money.
    assert tiles == [
        ("错误", "2", "涉及 3,622.76 万元"),
        ("疑点", "3", "涉及 200.00 万元"),
        ("核实", "1", "不涉及金额"),
        ("提示", "0", "不涉及金额"),
    ]


def test_intake_unread_numbers_and_silences_are_shown_with_their_reasons(html):
    assert all(state in html for state in ("已读", "重复", "另有版本", "非决算公开", "未能读取"))
    assert "没有规则读懂" in html and "结余<mark>17.00</mark>万元" in html
    assert html.count("分母的区间含 0，无法相除") == 4


def test_every_document_shows_what_was_read_and_what_relations_bind(html):
    # One of 80 numbers is unread; a share is never rounded up.
    assert "读懂的数 98.7%（80 个中 79 个） · 有关系核对的数 89.9%" in html
    assert "只读懂一部分" not in html


def test_what_was_read_in_part_is_told_first_and_at_the_head_of_its_own_part():
    tables = made_up_tables()
    shares = {"read_share": pl.Series([0.8996, 1.0]), "numbers": pl.Series([10, 3], dtype=pl.Int32)}
    html = page_of({**tables, "documents": tables["documents"].with_columns(**shares)})
    told = html.index("只读懂一部分：1 份文件，共 1 个数没有读懂")
    assert told < html.index('class="tile error"')
    own = html[html.index('<section class="document"') :]
    assert own.index("只读懂一部分：10 个数中 1 个没有读懂") < own.index('<div class="cause ')
    # Not 90.0%: that would not be marked.
    assert "读懂的数 89.9%" in own and own.count("只读懂一部分") == 2


def test_of_many_that_were_read_in_part_the_least_read_are_named(monkeypatch):
    monkeypatch.setattr(report, "MOST_PARTIAL", 1)
    tables = made_up_tables()
    html = page_of({**tables, "documents": tables["documents"].with_columns(read_share=pl.Series([0.5, 0.0]))})
    first = html[html.index('id="partial"') : html.index('class="tile error"')]
    assert f"#document-{'b' * 64}" in first and first.count("#document-") == 1 and "其余 1 份" in first


def test_a_document_without_relations_is_not_called_clean(html):
    assert "没有可核对的关系：未核不等于通过。" in html


def test_more_findings_than_a_page_holds_are_counted(monkeypatch):
    monkeypatch.setattr(report, "MOST_FINDINGS", 4)
    html = page_of(made_up_tables())
    assert "这里只列最重的 4 条，另有 2 条" in html


class _Elements(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_of_a_document_stay_words(hostile):
    plain, attacked = _Elements(), _Elements()
    plain.feed(page_of(made_up_tables()))
    page = page_of(made_up_tables(TEXT.replace("决算", f"决算{hostile}"), unit_name=hostile, file_name=hostile))
    attacked.feed(page)
    assert attacked.tags == plain.tags and attacked.attributes == plain.attributes
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", page)


def test_the_page_asks_for_nothing_but_itself(html):
    assert not re.search(r"(?:src|href|action)=|url\(|@import|innerHTML", html)
    assert "default-src 'none'" in html


@needs_chromium
def test_in_a_browser_hostile_words_do_nothing_and_the_filter_works(tmp_path):
    hostile = "".join(HOSTILE)
    page_file = tmp_path / "index.html"
    page_file.write_text(page_of(made_up_tables(TEXT.replace("决算", f"决算{hostile}"), unit_name=hostile, file_name=hostile)))
    problems: list[str] = []
    requests: list[str] = []
    with new_page() as page:
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(page_file.as_uri())
        assert page.evaluate("window.hurt") is None
        assert page.locator(".finding:visible").count() == 4  # two of a cause of three are folded away
        page.get_by_label("错误 2").uncheck()
        page.get_by_label("疑点 3").uncheck()
        assert page.locator(".finding:visible").count() == 1
        assert page.locator("output").text_content() == "显示 1 条，共 6 条"
        page.locator("select").select_option(index=2)
        assert page.locator(".finding:visible").count() == 0
        assert page.locator(".document:visible").count() == 1
    assert problems == [] and requests == [page_file.as_uri()]


@needs_chromium
def test_on_paper_everything_is_unfolded(tmp_path, html):
    page_file = tmp_path / "index.html"
    page_file.write_text(html)
    with new_page() as page:
        page.goto(page_file.as_uri())
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".finding:visible").count() == 6
        assert len(page.pdf(format="A4")) > 10_000
