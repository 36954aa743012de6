"""Paths as people type them: from any folder, with ~ and .., links and odd names; nothing is written beside the lake."""

from __future__ import annotations

from pathlib import Path

import pytest
from disclosures_made_up import disclosure

from data.refusals import Refusal
from data.settings import Settings, load_settings, with_options
from data.store import Lake

# A run without what takes its time: where files are written is asked here.
QUICK = {"JIHE_ANOMALIES": "off", "JIHE_EXPECTATIONS": "off"}


@pytest.fixture
def sandbox(tmp_path: Path) -> Path:
    """A home, a working folder and others, with disclosures of one name in three places."""
    units = {"工作 夹": "昌远县商务局", "in": "宁安县司法局", "in/2023#": "青岚州水务局", "home": "槐渡县文物所"}
    for place, unit in units.items():
        (tmp_path / place).mkdir()
        (tmp_path / place / "决算 公开.txt").write_text(disclosure(unit), encoding="utf-8")
    (tmp_path / "real").mkdir()
    (tmp_path / "工作 夹" / "link").symlink_to(tmp_path / "real")
    return tmp_path


def written_below(folder: Path, *, but: list[Path]) -> set[str]:
    """What lies in a folder, without what lies in some places of it and the folders that lead there."""
    found = (path for path in folder.rglob("*") if not any(path.is_relative_to(place) for place in but))
    return {str(path.relative_to(folder)) for path in found if not any(place.is_relative_to(path) for place in but)}


@pytest.mark.parametrize(
    ("lake", "lies_in"),
    [
        ("没有/../../我的 湖#1?x=2&y/", "我的 湖#1?x=2&y"),
        pytest.param("~/湖 100%", "home/湖 100%", marks=pytest.mark.slow),
    ],
)
def test_an_audit_writes_into_its_lake_alone(jihe, sandbox, lake, lies_in):
    its_own = [sandbox / lies_in, sandbox / "home" / ".cache" / "jihe"]
    before = written_below(sandbox, but=its_own)
    paths = [".", "../in/", sandbox / "工作 夹" / "link" / ".." / "in" / "2023#", "~/决算 公开.txt"]
    done = jihe("audit", *paths, "--lake", lake, cwd=sandbox / "工作 夹", HOME=str(sandbox / "home"), **QUICK)
    assert done.returncode == 0, done.stderr
    assert written_below(sandbox, but=its_own) == before
    shown = Lake(sandbox / lies_in).scan("intake").collect()["path"].to_list()
    whole = [str(sandbox / place / "决算 公开.txt") for place in ("工作 夹", "in", "home")]
    assert sorted(shown) == sorted([*whole, "2023#/决算 公开.txt"])
    assert (sandbox / lies_in / "runs").is_dir() and len(list((sandbox / lies_in / "reports").glob("*/index.html"))) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ""],
        ["read", " "],
        ["audit", "决算 公开.txt", ""],
        ["check", "决算 公开.txt", "--annotate", ""],
        ["checks", "try", "SUM01", ""],
        ["samples", ""],
        ["samples", "--out", ""],
    ],
)
def test_an_empty_path_is_no_path(jihe_here, sandbox, arguments):
    before = written_below(sandbox, but=[])
    done = jihe_here(*arguments, cwd=sandbox / "工作 夹")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "路径为空：请写明文件或文件夹（当前文件夹写作 .）。\n"
    assert written_below(sandbox, but=[]) == before


def test_the_home_folder_is_known_where_no_shell_has_said_so(jihe_here, sandbox, monkeypatch):
    monkeypatch.setenv("HOME", str(sandbox / "home"))
    assert "槐渡县文物所" in jihe_here("check", "~/决算 公开.txt", cwd=sandbox).stdout
    assert jihe_here("samples", "~/样本", cwd=sandbox).returncode == 0
    assert len(list((sandbox / "home" / "样本").glob("*.txt"))) >= 6 and not (sandbox / "~").exists()


@pytest.mark.parametrize("name", ["湖[1]", "湖%20", "湖|", "湖^", "湖\\"])
def test_a_lake_that_could_not_be_found_again_is_refused_before_the_work(name):
    with pytest.raises(Refusal, match="文件夹的路径中不能有"):
        with_options(Settings(), lake=name)


def test_only_a_place_that_leaves_a_named_folder_again_is_written_in_another_way(tmp_path):
    def lake_of(typed: str) -> str:
        return load_settings(tmp_path, {"JIHE_LAKE": typed}).lake

    for typed in ("lake", "../lake", "./lake/", "../../甲/lake", "s3://bucket/a/../b", "/srv/lake"):
        assert lake_of(typed) == typed
    assert lake_of(f"{tmp_path}/没有/../lake") == f"{tmp_path.resolve()}/lake"
    (tmp_path / "甲/乙").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "甲/乙")
    assert lake_of(f"{tmp_path}/link/../lake") == f"{tmp_path.resolve()}/甲/lake"
