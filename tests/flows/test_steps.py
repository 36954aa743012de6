"""The steps without Prefect: what is read again, what is checked again, and what a crash leaves to the next run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure
from stepwise import STARTED, audited, contents, kept_copy, order_of, put_back

from checks.engine import thresholds
from checks.engine.bound_numbers import bound_shares
from data.store import Lake
from data.units import unit_id_of
from flows import steps
from flows.intake import basis_of, batches_by_household, documents_to_check
from flows.processes import progress
from flows.runs import begin_run, close_run
from flows.steps import Order

pytestmark = pytest.mark.usefixtures("kept_workers")


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path)


@pytest.fixture(scope="module")
def audited_once(tmp_path_factory) -> tuple[Path, Path]:
    place = tmp_path_factory.mktemp("once")
    return place, kept_copy(place, lambda folder: audited(order_of(fill(folder), "a")))


@pytest.fixture
def audited_folder(audited_once) -> Path:
    """A folder that was audited as run "a"."""
    return put_back(*audited_once)


def fill(folder: Path) -> Path:
    (folder / "公开").mkdir()
    for name, text in {"甲": disclosure("昌远县商务局"), "乙": disclosure("宁安县司法局", total=FALSE_TOTAL)}.items():
        (folder / "公开" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def documents(*rows: tuple[str, str | None, str]) -> pl.DataFrame:
    rows_of = pl.DataFrame(rows, schema=["document_id", "household", "reader_version"], orient="row")
    return rows_of.with_columns(superseded_by=pl.lit(None, pl.String), superseded_because=pl.lit(None, pl.String))


def to_check_of(now: pl.DataFrame, before: pl.DataFrame, *, version: str = "1") -> list[str]:
    """What is checked when the lake holds `now`, after all of `before` was checked by version 1 of the checks."""
    return sorted(documents_to_check(basis_of(now, version), basis_of(before, "1")))


def test_another_version_of_the_checks_checks_everything_again_and_reads_nothing(audited_folder, monkeypatch):
    assert steps.to_check(order_of(audited_folder, "b")) == []
    monkeypatch.setattr(steps, "checks_version", lambda *_: "another")
    assert sum(map(len, steps.to_check(order_of(audited_folder, "b")))) == 2
    assert audited(order_of(audited_folder, "b"))["read"] == 0


def test_another_version_of_the_reader_reads_everything_again(audited_folder, monkeypatch):
    monkeypatch.setattr(steps, "READER_VERSION", "another")
    order = order_of(audited_folder, "b")
    assert sum(map(len, steps.to_read(order, steps.take_in(order)))) == 2


@pytest.mark.parametrize("table", ["facts", "documents", "claims", "findings", "features", "scores", "intake", "runs"])
def test_a_run_that_dies_before_any_commit_is_completed_by_the_next(audited_folder, monkeypatch, table):
    undisturbed = order_of(audited_folder, "a")
    _dies_before(table, monkeypatch)
    with pytest.raises(InterruptedError):
        audited(order_of(audited_folder, "b", lake="other"))
    monkeypatch.undo()
    after = order_of(audited_folder, "c", lake="other")
    assert after.lake.last_run() is None
    audited(after)
    assert contents(after.lake) == contents(undisturbed.lake)


def _dies_before(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(method):
        def act(self, name, *arguments):
            if name == table:
                raise InterruptedError
            return method(self, name, *arguments)

        return act

    for name in ("replace_documents", "replace_all", "append"):
        monkeypatch.setattr(Lake, name, dying(getattr(Lake, name)))
    if table == "runs":
        monkeypatch.setattr(Lake, "replace_runs", lambda *_: (_ for _ in ()).throw(InterruptedError))


def test_what_relations_bind_is_kept_and_stays_right_when_another_year_comes(audited_folder):
    order = order_of(audited_folder, "a")
    assert bound_shares_in(order.lake) == told_again(order.lake)
    version = order.lake.version("documents")
    audited(order_of(audited_folder, "b"))
    assert order.lake.version("documents") == version
    (audited_folder / "公开" / "丙.txt").write_text(disclosure("昌远县商务局", 2024), encoding="utf-8")
    audited(order_of(audited_folder, "c"))
    after = bound_shares_in(order.lake)
    assert len(after) == 3 and after == told_again(order.lake) and all(share is not None for share in after.values())


def test_a_document_that_is_no_final_accounts_has_no_share(folder):
    (folder / "公开" / "预算.txt").write_text("某县商务局2023年度部门预算公开说明\n收入预算100.00万元。\n", encoding="utf-8")
    order = order_of(folder, "a")
    audited(order)
    assert list(bound_shares_in(order.lake).values()).count(None) == 1


def bound_shares_in(lake: Lake) -> dict[str, float | None]:
    return dict(lake.scan("documents").select("document_id", "bound_share").collect().iter_rows())


def told_again(lake: Lake) -> dict[str, float]:
    """The shares that follow from what the lake holds."""
    names = ("facts", "projects", "project_funds", "indicators", "claims")
    return dict(bound_shares({name: lake.scan(name).collect() for name in names}).iter_rows())


def test_a_new_document_takes_the_others_of_its_unit_along():
    before = documents(("a", "甲", "1"), ("b", "甲", "1"), ("c", "乙", "1"))
    now = pl.concat([before, documents(("d", "甲", "1"))])
    assert to_check_of(now, before) == ["a", "b", "d"]


def test_a_document_that_changes_its_unit_touches_both_units():
    before = documents(("a", "甲", "1"), ("b", "甲", "1"), ("c", "乙", "1"), ("d", "丙", "1"))
    now = documents(("a", "乙", "2"), ("b", "甲", "1"), ("c", "乙", "1"), ("d", "丙", "1"))
    assert to_check_of(now, before) == ["a", "b", "c"]


def test_documents_without_a_unit_are_checked_together():
    before = documents(("a", None, "1"), ("b", "乙", "1"))
    assert to_check_of(pl.concat([before, documents(("c", None, "1"))]), before) == ["a", "c"]


def test_other_checks_check_everything():
    before = documents(("a", "甲", "1"), ("b", None, "1"))
    assert to_check_of(before, before) == [] and to_check_of(before, before, version="2") == ["a", "b"]


def test_no_unit_is_divided_between_batches():
    rows = documents(*((f"{unit}{number}", unit, "1") for unit in "甲乙丙" for number in range(3)))
    batches = batches_by_household(rows, rows["document_id"], 4)
    assert sorted(map(len, batches)) == [3, 3, 3]
    assert all(len({document[0] for document in batch}) == 1 for batch in batches)


def test_last_years_disclosure_is_compared_though_another_run_took_it_in(audited_folder):
    text = disclosure("昌远县商务局", 2024).replace("年初结转和结余 17.50", "年初结转和结余 17.60")
    for path in (audited_folder / "公开").iterdir():
        path.unlink()
    (audited_folder / "公开" / "丙.txt").write_text(
        text.replace("3,604.76", "3,604.86").replace("3,000.00", "3,000.10"), encoding="utf-8"
    )
    lake = order_of(audited_folder, "b").lake
    audited(order_of(audited_folder, "b"))
    found = lake.scan("findings").filter(pl.col("check_id") == "TIE42").collect()
    # 2023 closed with 0.00, 2024 opens with 17.60.
    assert found["fiscal_year"].to_list() == [2024]
    assert len({place["document_id"] for place in found["evidence"][0]}) == 2
    assert lake.scan("units").collect()["name"].to_list() == sorted(["昌远县商务局", "宁安县司法局"], key=unit_id_of)


def test_a_waiver_marks_what_an_earlier_run_found_and_lifts_when_it_is_gone(audited_folder):
    (audited_folder / "w.toml").write_text(
        '[[waiver]]\ncheck="SUM01"\nunit="宁安县司法局"\nreason="r"\nwho="王敏"\nuntil=2024-01-02\n', encoding="utf-8"
    )
    plain = order_of(audited_folder, "b")
    waived = Order("b", STARTED, plain.paths, replace(plain.settings, waivers=str(audited_folder / "w.toml")))

    def marked() -> list[str]:
        return plain.lake.scan("findings").filter(pl.col("waived_by") == "王敏").collect()["check_id"].to_list()

    assert (audited(waived)["waived"], marked()) == (1, ["SUM01"])
    assert (audited(order_of(audited_folder, "c"))["waived"], marked()) == (0, [])


WAIVER = '[[waiver]]\ncheck="SUM01"\nunit="宁安县司法局"\nreason="{}"\nwho="王敏"\nuntil=2024-01-02\n'


def test_a_waiver_is_part_of_the_version_of_a_run_and_has_nothing_checked_again(folder):
    versions = {}
    for run_id, reason in {"a": None, "b": "r", "c": "s", "d": "s", "e": None}.items():
        (folder / "w.toml").write_text(WAIVER.format(reason) if reason else "", encoding="utf-8")
        audited(order_of(folder, run_id, waivers=str(folder / "w.toml")))
        lake = order_of(folder, run_id).lake
        versions[run_id] = lake.last_run()["checks_version"], lake.version("claims")
    of_rules, of_claims = zip(*versions.values(), strict=True)
    assert len(set(of_claims)) == 1
    assert of_rules[0] == of_rules[4] and of_rules[2] == of_rules[3] and len(set(of_rules)) == 3


def test_a_waiver_that_is_gone_leaves_no_mark_on_documents_that_are_not_given(folder):
    (folder / "w.toml").write_text(WAIVER.format("r"), encoding="utf-8")
    audited(order_of(folder, "a", waivers=str(folder / "w.toml")))
    lake = order_of(folder, "a").lake
    assert not lake.scan("findings").drop_nulls("waived_by").collect().is_empty()
    (folder / "公开" / "乙.txt").unlink()
    audited(order_of(folder, "b"))
    assert lake.scan("findings").drop_nulls("waived_by").collect().is_empty()


def test_another_threshold_checks_everything_again(audited_folder, monkeypatch):
    known = thresholds.parameters()
    (one, *others) = known["low_execution_rate"]
    changed = known | {"low_execution_rate": (replace(one, value=one.value + 1), *others)}
    monkeypatch.setattr(thresholds, "parameters", lambda: changed)
    assert sum(map(len, steps.to_check(order_of(audited_folder, "b")))) == 2


def test_progress_is_heard_document_by_document(folder):
    heard = []
    with progress.heard_by(lambda *said: heard.append(said)):
        audited(order_of(folder, "a"))
    assert heard[:5] == [("读取", 0, 2), ("读取", 1, 0), ("读取", 1, 0), ("核对", 0, 2), ("核对", 2, 0)]
    assert heard[5:9] == [("评分", 0, 3)] + 3 * [("评分", 1, 0)]
    stage, done, pages = heard[9]
    assert (stage, done) == ("报告", 0) and heard[10:] == pages * [("报告", 1, 0)]


def test_a_run_leaves_a_row_from_its_beginning_that_is_closed_at_its_end(folder):
    order = order_of(folder, "a")
    begin_run(order)
    assert states_of_runs(order.lake) == [("a", "started")] and order.lake.last_run() is None
    close_run(order, "failed")
    assert states_of_runs(order.lake) == [("a", "failed")] and order.lake.last_run() is None
    begin_run(order_of(folder, "b"))
    audited(order_of(folder, "b"))
    assert sorted(states_of_runs(order.lake)) == [("a", "failed"), ("b", "completed")]


def states_of_runs(lake: Lake) -> list[tuple[str, str]]:
    return lake.scan("runs").select("run_id", "state").collect().rows()
