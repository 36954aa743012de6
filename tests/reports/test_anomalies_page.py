"""The section of what is unusual: among whom, why, how sure, and where it is printed; safe, and without a script."""

from __future__ import annotations

import re
from decimal import Decimal

import polars as pl
import pytest
from browser import needs_chromium, new_page
from made_up import TEXT, made_up_tables
from made_up_report import page_of, pages_of
from made_up_scores import GROUP, NEAR_GROUP, REASONS, UNITS, with_scores

from reports.anomalies import MOST_REASONS, SHOWN, why_wide
from reports.pictures import HEIGHT, WIDTH, histogram, years

HOSTILE = '<script>window.hurt=1</script>"><img src=x onerror="window.hurt=1">{{ 7*7 }}\u202e'


@pytest.fixture(scope="module")
def html() -> str:
    return page_of(with_scores())


def row_of(html: str, level: str) -> str:
    return re.search(rf'id="anomalies-{level}".*?</section>', html, re.S)[0]


def test_a_run_without_scores_has_no_such_section(html):
    assert 'id="anomalies"' in html and 'id="anomalies"' not in page_of(made_up_tables())


def test_unusual_is_not_wrong_stands_first(html):
    assert html.index("异常不等于错误") < html.index('class="anomaly')


def test_a_row_tells_its_peers_its_rank_and_how_many_seeds_agree(html):
    peers = f"同类<bdi>“{GROUP}”共 {UNITS} 个单位，其中最近的同类“{NEAR_GROUP}”15 个</bdi>"
    said = f"{peers}，排第 1，比 100.0% 的同类更不寻常；95%的随机种子都把它排在前列。"
    assert said in re.sub(r"\n\s*", "", row_of(html, "unit"))


def test_reasons_stand_beside_what_is_usual(html):
    unit = row_of(html, "unit")
    assert re.findall(r"<td>支出总计</td>.*?(?=</tr>)", unit, re.S)[0].startswith(
        '<td>支出总计</td><td class="number">3,604.76 万元</td><td class="number">120.00 万元</td>'
        '<td class="number">101.00 万元 至 138.00 万元</td>'
    )
    assert '<td>在职人员</td><td class="number">无</td>' in unit and "75%" in unit


def test_each_reason_names_the_places_that_it_was_computed_from_and_they_stand_in_its_order():
    # 支出总计 is printed by the document, the number of its staff is not.
    tables = with_scores()
    own = tables["facts"].filter(subject="收入总计")
    total = own.with_columns(subject=pl.lit("支出总计"), fact_id=pl.lit("another"), value=pl.lit(Decimal("3604.76")))
    facts = pl.concat([tables["facts"], total.cast(own.schema)])
    unit = row_of(page_of(tables | {"facts": facts}), "unit")
    assert re.findall(r'<td class="cites">([^<]*)</td>', unit) == ["1", "多处汇总"]
    assert [re.sub("<[^>]*>", "", place) for place in re.findall(r'<span class="ordinal">.*?</span>', unit)] == ["1"]
    assert re.findall("<mark>([^<]*)</mark>", unit) == ["3,604.76"]


def test_a_place_of_no_named_feature_is_not_shown():
    tables = with_scores()
    only_staff = pl.col("reasons").list.eval(pl.element().filter(pl.element().struct.field("feature") == "staff"))
    other = tables["scores"].with_columns(reasons=only_staff)
    assert 'class="places"' not in row_of(page_of(tables | {"scores": other}), "unit")


def test_reasons_of_hardly_any_weight_are_named_in_one_line():
    light = [{**REASONS[1], "feature": name, "share": 0.002} for name in ("vehicles", "departments")]
    unit = row_of(page_of(with_scores(reasons=[REASONS[0], *light])), "unit")
    assert "另有 2 项各占很小：车辆数、内设机构数。" in unit and "<td>车辆数</td>" not in unit
    assert MOST_REASONS < 10


def test_every_flagged_row_is_in_the_list_of_all_and_leads_to_its_document():
    tables = with_scores(flagged=SHOWN + 5)
    pages = pages_of(tables)
    listed, unit = pages["anomalies.html"], row_of(pages["index.html"], "unit")
    assert f'入选 {SHOWN + 5}，这里详列前 {SHOWN}，其余见<a href="anomalies.html">' in unit
    flagged = tables["scores"].filter("flagged")
    assert listed.count("<tr>") == flagged.height + 1  # and the head of the table
    assert all(f"<bdi>{name} 2023 年度</bdi>" in listed for name in flagged["unit_name"])
    assert set(re.findall(r'href="(documents/[^"]*)"', listed)) <= set(pages)


def test_a_group_says_why_it_is_no_narrower(html):
    assert why_wide("unit", GROUP, UNITS, nearer=True) in row_of(html, "unit")
    assert "按单位性质、职能、规模细分，每组不足 2,000 个单位" in why_wide("unit", "2023年度 · 县", 250, nearer=True)
    assert "所属年度不足 200 个单位" in why_wide("unit", "全部", 150, nearer=True)
    assert "或级次、单位性质、职能、规模不详" in why_wide("unit", "2023年度", 250, nearer=False)
    assert "不足" not in why_wide("indicator", "2023年度 · 数量指标", 5000, nearer=False)


def test_the_ends_of_a_picture_are_never_said_alike():
    tables = with_scores()
    near = tables["features"].with_columns(value=100 + (pl.col("value") - 100) / 10_000)
    unit = row_of(page_of(tables | {"features": near}), "unit")
    low, high = re.search(r'y="84">([^<]*)<.*?text-anchor="end">([^<]*)<', unit).groups()
    assert (low, high) == ("100.0000 万元", "100.0039 万元")


def test_what_forests_find_among_few_is_marked_as_a_trial(html):
    assert "仅供参考（试用）" in row_of(html, "project") and "仅供参考（试用）" not in row_of(html, "unit")


def test_a_level_that_is_refused_says_why(html):
    assert f"<bdi>“{GROUP}”：同类仅3个，不足12个，不作同类比较</bdi>（3 项指标）。" in row_of(html, "indicator")


def test_rows_drawn_at_random_are_a_list_of_their_own_with_the_reason(html):
    unit = row_of(html, "unit")
    assert "随机抽取的单位（1）" in unit and "召回率估计" in unit and f"<bdi>第{UNITS - 2}局 2023 年度</bdi>" in unit


def test_a_row_leads_to_its_document(html):
    (target,) = set(re.findall(r'class="head"><b><a href="([^"]*)"', html))
    assert target in pages_of(with_scores())


def test_a_unit_of_several_years_shows_them(html):
    assert re.findall(r">(20\d\d)：(\d+)<", row_of(html, "unit")) == [("2021", "50"), ("2022", "50"), ("2023", "100")]


def test_words_of_a_document_stay_words():
    page = page_of(with_scores(TEXT.replace("决算", f"决算{HOSTILE}"), unit_name=HOSTILE, file_name=HOSTILE))
    assert "<img" not in page and "\u202e" not in page and page.count("<script>") == 1


def test_a_histogram_marks_the_bar_of_the_row_and_counts_all_peers():
    drawn = histogram([float(value) for value in range(100)], 99.0, log=False)
    assert [bar.here for bar in drawn.bars] == [False] * (len(drawn.bars) - 1) + [True]
    assert (drawn.at, drawn.beyond) == (WIDTH, True)  # the field spans the middle 98%
    assert drawn.median == pytest.approx(WIDTH / 2)
    assert max(bar.height for bar in drawn.bars) == HEIGHT


@pytest.mark.parametrize(("values", "own"), [([], 1.0), ([1.0], 1.0), ([2.0, 2.0, 2.0], 2.0)])
def test_where_nothing_differs_there_is_no_histogram(values, own):
    assert histogram(values, own, log=False) is None


def test_a_row_beside_peers_of_one_value_is_seen():
    drawn = histogram([0.0] * 300 + [5.0], 5.0, log=True)
    assert drawn.at == WIDTH and any(bar.here for bar in drawn.bars) and drawn.high == pytest.approx(5.0)


def test_one_year_alone_is_no_course():
    assert years([(2023, 50.0)]) == ()
    assert [point.year for point in years([(2023, 50.0), (2021, 0.0)])] == [2021, 2023]


@needs_chromium
def test_in_a_browser_the_pictures_are_drawn_within_their_field(tmp_path, html):
    page_file = tmp_path / "index.html"
    page_file.write_text(html, encoding="utf-8")
    problems: list[str] = []
    with new_page() as page:
        page.on("console", lambda message: problems.append(message.text))
        page.goto(page_file.as_uri())
        assert page.locator(".picture svg").count() == 2
        field = page.locator(".picture svg").first.bounding_box()
        here = page.locator(".picture svg rect.here").first.bounding_box()
        assert field["width"] > 200
        assert field["x"] <= here["x"] and here["x"] + here["width"] <= field["x"] + field["width"]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator(".drawn table").is_visible()
    assert problems == []
