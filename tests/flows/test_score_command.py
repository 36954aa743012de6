"""`jihe score`: a lake that is there is scored, whoever wrote it; what is missing in it is said."""

from __future__ import annotations

import shutil
from functools import partial

import polars as pl
import pytest
from stepwise import audited, order_of

from data.store import Lake
from features.scoring import ensemble
from generator import generate

pytestmark = pytest.mark.usefixtures("kept_workers")


@pytest.fixture(scope="module")
def audited_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("score")
    (folder / "公开").mkdir()
    for one in generate(13, seed=4, layouts=("tabbed",)):
        (folder / "公开" / one.file_name).write_text(one.text, encoding="utf-8")
    audited(order_of(folder, "a", anomalies="off"))
    return folder


@pytest.fixture
def folder(audited_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(ensemble, "Settings", partial(ensemble.Settings, trees=16, seeds=2))
    shutil.copytree(audited_folder / "lake", tmp_path / "lake")
    return tmp_path


def without(folder, *tables: str) -> None:
    for table in tables:
        shutil.rmtree(folder / "lake" / table)


def test_the_first_of_each_level_are_printed_with_reasons_and_the_page(jihe_here, folder):
    done = jihe_here("score", "--lake", "lake", cwd=folder)
    assert done.returncode == 0 and "评分 3 个级次，用时" in done.stderr
    assert "单位：稳健标准分 13" in done.stdout and "指标：孤立森林" in done.stdout
    assert done.stdout.count("第 1/13") == 1 and "同类中位数" in done.stdout
    assert "异常不等于错误" in done.stdout and "页面：lake/reports/scores/index.html" in done.stdout
    page = (folder / "lake" / "reports" / "scores" / "index.html").read_text(encoding="utf-8")
    assert 'id="anomalies-unit"' in page and "<script" not in page


def test_features_and_scores_are_written_once(jihe_here, folder):
    jihe_here("score", "--lake", "lake", cwd=folder)
    lake = Lake(folder / "lake")
    versions = lake.versions()
    assert set(lake.scan("scores").collect()["level"]) == {"unit", "project", "indicator"}
    jihe_here("score", "--lake", "lake", cwd=folder)
    assert lake.versions() == versions


def test_the_budget_is_what_people_can_look_at(jihe_here, folder):
    jihe_here("score", "--lake", "lake", "--budget", "2", cwd=folder)
    scores = Lake(folder / "lake").scan("scores").collect()
    assert scores.filter(level="unit")["flagged"].sum() == 2


def test_a_lake_without_claims_is_scored_without_them_and_that_is_said(jihe_here, folder):
    without(folder, "claims", "units")
    done = jihe_here("score", "--lake", "lake", cwd=folder)
    assert done.returncode == 0 and "没有 claims 表" in done.stdout and "没有 units 表" in done.stdout
    failed = Lake(folder / "lake").scan("features").filter(pl.col("feature") == "failed_sum").collect()
    assert failed["value"].null_count() == failed.height == 13


@pytest.mark.parametrize(
    ("missing", "level"), [("documents", "unit"), ("indicators", "indicator"), ("facts", None), ("project_funds", None)]
)
def test_what_rests_on_no_missing_table_is_scored(jihe_here, folder, missing, level):
    without(folder, missing)
    done = jihe_here("score", "--lake", "lake", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert f"没有 {missing} 表" in done.stdout
    scored = set(Lake(folder / "lake").scan("scores").collect()["level"])
    assert scored == {"unit", "project", "indicator"} - {level}


def test_a_lake_without_any_row_to_score_is_refused(jihe_here, folder):
    without(folder, "documents", "projects", "indicators")
    done = jihe_here("score", "--lake", "lake", cwd=folder)
    assert done.returncode == 2 and "documents、projects、indicators" in done.stderr


def test_a_few_disclosures_are_refused_with_the_reason(jihe_here, folder):
    lake = Lake(folder / "lake")
    few = lake.scan("documents").collect().head(3)
    for table in ("documents", "facts", "projects", "project_funds", "indicators", "claims"):
        kept = lake.scan(table).join(few.lazy().select("document_id"), on="document_id", how="semi").collect()
        lake.replace_all(table, kept)
    assert "不评分 3 个单位  “全部”：同类仅3个，不足12个，不作同类比较" in jihe_here("score", "--lake", "lake", cwd=folder).stdout
