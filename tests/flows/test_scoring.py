"""The step that scores: the same scores whatever the order, written once, nothing where it is off, infos for what alerts."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import polars as pl
import pytest
from disclosures_made_up import disclosure
from stepwise import audited, contents, order_of

from data.store import Lake
from features.scoring import ensemble
from flows import scoring
from generator import generate
from reports.standings import countable

pytestmark = pytest.mark.usefixtures("kept_workers")

FEW, MANY = 14, 210


@pytest.fixture(autouse=True)
def small_forests(monkeypatch) -> None:
    _with_small_forests(monkeypatch)


def _with_small_forests(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ensemble, "Settings", partial(ensemble.Settings, trees=16, seeds=2))


@pytest.fixture
def folder(tmp_path):
    return filled(tmp_path, FEW)


@pytest.fixture(scope="module")
def audited_once(tmp_path_factory) -> Path:
    folder = filled(tmp_path_factory.mktemp("once"), FEW)
    with pytest.MonkeyPatch.context() as patch:
        _with_small_forests(patch)
        audited(order_of(folder, "a"))
    return folder


@pytest.fixture
def scored(audited_once, tmp_path) -> Path:
    """A folder of its own that was audited as run "a"."""
    return Path(shutil.copytree(audited_once, tmp_path, dirs_exist_ok=True))


def filled(folder, count: int):
    (folder / "公开").mkdir()
    for one in generate(count, seed=7, layouts=("tabbed", "markdown")):
        (folder / "公开" / one.file_name).write_text(one.text, encoding="utf-8")
    return folder


def scores_of(lake: Lake) -> pl.DataFrame:
    return lake.scan("scores").collect().sort("level", "row_id")


def features_of(lake: Lake) -> pl.DataFrame:
    return lake.scan("features").collect().sort("level", "row_id", "feature")


@pytest.fixture
def other_time_zone(monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def backwards(folder) -> None:
    """Gives the files names that sort the other way round."""
    for number, path in enumerate(sorted((folder / "公开").iterdir(), reverse=True)):
        path.rename(path.with_name(f"{number:04d}.txt"))


def in_other_order(folder) -> tuple[Lake, Lake]:
    """Lakes of one audit and of another over the same files by other names, with other workers."""
    first, second = order_of(folder, "a"), order_of(folder, "b", lake="other", workers=2)
    audited(first)
    backwards(folder)
    audited(second)
    return first.lake, second.lake


def test_order_of_files_workers_and_time_zone_change_no_score(folder, other_time_zone):
    one, other = in_other_order(folder)
    assert scores_of(one).equals(scores_of(other)) and features_of(one).equals(features_of(other))
    assert set(scores_of(one)["method"]) == {"robust_z", "forest_trial", "forest"}


@pytest.mark.slow
def test_of_many_documents_too_order_workers_and_time_zone_change_no_score(tmp_path, other_time_zone):
    one, other = in_other_order(filled(tmp_path, MANY))
    assert scores_of(one).equals(scores_of(other)) and features_of(one).equals(features_of(other))
    assert scores_of(one).filter(level="unit")["method"].unique().to_list() == ["forest"]


def test_every_unit_project_and_indicator_has_its_row(scored):
    lake = order_of(scored, "a").lake
    levels = dict(scores_of(lake)["level"].value_counts().iter_rows())
    forms = lake.scan("projects").filter(pl.col("form") == "project").collect()
    assert (levels["unit"], levels["project"]) == (FEW, forms.height)
    assert levels["indicator"] == lake.scan("indicators").collect().height


def test_a_second_run_scores_nothing_and_commits_nothing(scored, monkeypatch):
    lake = order_of(scored, "a").lake
    before = lake.versions()
    monkeypatch.setattr(scoring, "score_levels", lambda *_: pytest.fail("scored again"))
    audited(order_of(scored, "b"))
    # The folder is a copy: its files lie elsewhere now.
    moved = {name: before[name] + 1 for name in ("runs", "files")}
    assert lake.versions() == before | moved


@pytest.mark.parametrize("setting", [{"review_budget": 7}, {"review_seed": 3}])
def test_another_budget_or_seed_picks_others(scored, setting):
    lake = order_of(scored, "a").lake
    before = scores_of(lake)
    audited(order_of(scored, "b", **setting))
    assert not scores_of(lake)["picked"].equals(before["picked"])
    assert scores_of(lake)["score"].equals(before["score"])


def test_one_document_more_scores_all_again(scored):
    (scored / "公开" / "新.txt").write_text(disclosure("宁安县司法局"), encoding="utf-8")
    audited(order_of(scored, "b"))
    assert set(scores_of(order_of(scored, "b").lake).filter(level="unit")["peer_count"]) == {FEW + 1}


def certain_of(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The scores as those of a large group, all of whose seeds agree."""
    return frames | {"scores": frames["scores"].with_columns(alert=pl.col("flagged").fill_null(False))}


@pytest.fixture
def alerting(monkeypatch) -> None:
    _with_alerts(monkeypatch)


def _with_alerts(patch: pytest.MonkeyPatch) -> None:
    score_levels = scoring.score_levels
    patch.setattr(scoring, "score_levels", lambda *given: certain_of(score_levels(*given)))


@pytest.fixture(scope="module")
def alerted_once(tmp_path_factory) -> Path:
    folder = filled(tmp_path_factory.mktemp("alerting"), FEW)
    with pytest.MonkeyPatch.context() as patch:
        _with_small_forests(patch)
        _with_alerts(patch)
        audited(order_of(folder, "a"))
    return folder


@pytest.fixture
def alerted(alerting, alerted_once, tmp_path) -> Path:
    """A folder of its own that was audited as run "a", and alerts."""
    return Path(shutil.copytree(alerted_once, tmp_path, dirs_exist_ok=True))


def anomalies(lake: Lake) -> pl.DataFrame:
    return lake.scan("findings").filter(pl.col("family") == "anomaly").collect().sort("finding_id")


def test_what_alerts_is_an_info_behind_all_that_does_not_hold(alerted):
    counts = audited(order_of(alerted, "b"))
    lake = order_of(alerted, "b").lake
    found, findings = anomalies(lake), lake.scan("findings").collect()
    assert found.height and set(found["severity"]) == {"info"}
    assert set(found["check_id"]) <= {"ANO01", "ANO02", "ANO03"}
    assert counts["info"] == countable(findings).filter(severity="info").height >= found.height
    for _, of_document in findings.group_by("document_id"):
        ranked = of_document.sort("rank")
        assert ranked["rank"].to_list() == list(range(1, ranked.height + 1))
        assert (ranked["family"] == "anomaly").to_list() == sorted(ranked["family"] == "anomaly")


def test_the_evidence_of_what_alerts_is_what_its_document_prints(alerted):
    lake = order_of(alerted, "a").lake
    texts = dict(lake.scan("documents").select("document_id", "text").collect().iter_rows())
    for row in anomalies(lake).iter_rows(named=True):
        assert row["evidence"] and row["message"].endswith("异常不等于错误，请核实。")
        for place in row["evidence"]:
            assert texts[row["document_id"]][place["start"] : place["end"]] == place["quote"]


def test_a_document_that_is_checked_again_keeps_its_alerts_and_their_waivers(folder, alerting, monkeypatch):
    waivers = folder / "w.toml"
    waivers.write_text('[[waiver]]\ncheck="ANO02"\nunit="*"\nreason="r"\nwho="王敏"\nuntil=2024-01-02\n', encoding="utf-8")
    order = order_of(folder, "a", waivers=str(waivers))
    audited(order)
    before, versions = anomalies(order.lake), order.lake.versions()
    assert before.filter(check_id="ANO02")["waived_by"].unique().to_list() == ["王敏"]
    audited(replace(order, run_id="b"))
    assert order.lake.versions() == versions | {"runs": versions["runs"] + 1}
    monkeypatch.setattr("flows.steps.checks_version", lambda *_: "another")
    audited(replace(order, run_id="c"))
    assert anomalies(order.lake).equals(before)


def test_where_anomalies_are_off_there_are_none(alerted):
    lake = order_of(alerted, "a").lake
    assert anomalies(lake).height
    audited(order_of(alerted, "b", anomalies="off"))
    assert anomalies(lake).is_empty()
    assert lake.last_run()["features_version"] is None
    audited(order_of(alerted, "c"))
    assert anomalies(lake).height


def test_a_run_that_dies_while_it_scores_is_completed_by_the_next(scored, monkeypatch):
    replace_documents = Lake.replace_documents

    def dying(self, name, *arguments):
        if name == "scores":
            raise InterruptedError
        return replace_documents(self, name, *arguments)

    monkeypatch.setattr(Lake, "replace_documents", dying)
    with pytest.raises(InterruptedError):
        audited(order_of(scored, "b", lake="other"))
    monkeypatch.setattr(Lake, "replace_documents", replace_documents)
    audited(order_of(scored, "c", lake="other"))
    completed, once = (contents(order_of(scored, run, lake=lake).lake) for run, lake in (("c", "other"), ("a", "lake")))
    # The folder is a copy: its files lie elsewhere now.
    assert {**completed, "files": None} == {**once, "files": None}


PROGRAM = """
import sys, pathlib
sys.path.insert(0, {tests!r})
from stepwise import audited, order_of
audited(order_of(pathlib.Path({folder!r}), "a"{settings}))
print("HEAVY", [name for name in {heavy} if name in sys.modules])
"""
OFF = ', anomalies="off"'


HEAVY = ("sklearn", "scipy")


@pytest.mark.parametrize("settings", ["", OFF])
def test_small_offices_and_those_without_scores_do_not_load_what_forests_need(tmp_path, settings):
    (tmp_path / "公开").mkdir()
    for year in (2022, 2023):
        (tmp_path / "公开" / f"{year}.txt").write_text(disclosure(year=year), encoding="utf-8")
    program = PROGRAM.format(tests="tests/flows", folder=str(tmp_path), settings=settings, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"
