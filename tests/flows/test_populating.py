"""jihe samples --units: a population on the command line."""

from __future__ import annotations

import polars as pl
import pytest

from data.store import Lake

pytestmark = pytest.mark.usefixtures("kept_workers")


def test_files_are_written_and_can_be_audited(jihe_here, tmp_path):
    done = jihe_here("samples", "--units", "6", "--years", "2", "--anomalies", "arithmetic:50%", "--out", "总体", cwd=tmp_path)
    assert done.returncode == 0 and done.stderr == ""
    assert "6 个单位、2 个年度" in done.stdout and "下一步：jihe audit 总体/files" in done.stdout
    assert len(list((tmp_path / "总体/files").rglob("*.txt"))) == 12
    assert pl.read_csv(tmp_path / "总体/labels.csv").height == 3
    checked = jihe_here("check", "总体/files", "--fail-on", "notice", cwd=tmp_path)
    assert checked.returncode == 1


def test_a_lake_is_written(jihe_here, tmp_path):
    done = jihe_here("samples", "湖", "--units", "5", "--form", "lake", "--anomalies", "none", cwd=tmp_path)
    assert done.returncode == 0 and "数据湖：湖" in done.stdout and "标签 0 条" in done.stdout
    assert Lake(tmp_path / "湖").scan("documents").collect().height == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--units", "5", "--anomalies", "mixed:5"], ["mixed:5", "global:1%"]),
        (["--units", "5", "--anomalies", "odd:5%"], ["odd", "single"]),
        (["--units", "5", "--anomalies", "mixed:80%"], ["50%"]),
        (["--units", "5", "--anomalies", "prior_year_rewrite:5%"], ["--years"]),
        (["--units", "0"], ["500000"]),
        (["--units", "5", "--form", "pdf"], ["pdf", "lake"]),
        (["--years", "2"], ["--units"]),
        (["--units", "5", "--out", "有"], ["有", "空文件夹"]),
    ],
)
def test_what_cannot_be_asked_for_is_refused_with_a_sentence(jihe_here, tmp_path, arguments, words):
    (tmp_path / "有" / "files").mkdir(parents=True)
    done = jihe_here("samples", *arguments, cwd=tmp_path)
    assert done.returncode == 2 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and all(word in done.stderr for word in words)
