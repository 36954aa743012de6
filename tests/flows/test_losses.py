"""A lake that lost something says so and makes it again; two runs at once leave nothing unchecked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure
from stepwise import audited, contents, kept_copy, order_of, put_back

from data.refusals import Interrupted
from data.store import Lake
from data.tables import empty
from flows import steps
from flows.damage import damaged_tables
from flows.losses import lost_in, lost_tables
from flows.processes.running import recorded
from flows.reading import READING_TABLES
from flows.runs import begin_run
from generator import unit_year, write_disclosure
from reports.run_tables import counts_of_run

pytestmark = pytest.mark.usefixtures("kept_workers")

# Of each kind a few in the default run, all of them in the slow one.
SOON = ("claims", "facts", "documents")
LOSABLE = ("documents", "facts", "projects", "indicators", "headings", "observations", "unread", "claims", "findings")


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path)


@pytest.fixture(scope="module")
def audited_once(tmp_path_factory) -> tuple[Path, Path]:
    place = tmp_path_factory.mktemp("once")
    return place, kept_copy(place, fill_and_audit)


@pytest.fixture
def audited_folder(audited_once) -> Path:
    """A folder that was audited as run "a"."""
    return put_back(*audited_once)


def fill_and_audit(folder: Path) -> None:
    begin_run(order_of(fill(folder), "a"))
    audited(order_of(folder, "a"))


def fill(folder: Path) -> Path:
    (folder / "公开").mkdir()
    texts = {
        "甲": write_disclosure(unit_year(1, forms=2), "wrapped"),
        # With a number that nobody can read.
        "乙": disclosure("宁安县司法局", total=FALSE_TOTAL).replace("二、收入决算", "甲乙丙丁 12.34 万元。\n\n二、收入决算"),
    }
    for name, text in texts.items():
        (folder / "公开" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def delete(lake: Lake, folder, name: str) -> None:
    shutil.rmtree(folder / "lake" / name)


def empty_out(lake: Lake, folder, name: str) -> None:
    lake.replace_all(name, empty(name))


def with_slow(names: tuple[str, ...], soon: tuple[str, ...]) -> list[object]:
    return [name if name in soon else pytest.param(name, marks=pytest.mark.slow) for name in names]


def set_back(lake: Lake, folder, name: str) -> None:
    """To the version before the last, as a copy of the folder that is a day old does."""
    log = sorted((folder / "lake" / name / "_delta_log").glob("*.json"))
    log[-1].unlink()


@pytest.mark.parametrize("lose", [delete, empty_out, set_back])
@pytest.mark.parametrize("name", with_slow(LOSABLE, SOON))
def test_what_is_lost_is_named_and_made_again(audited_folder, name, lose):
    order = order_of(audited_folder, "a")
    before = contents(order.lake)
    assert before[name]
    lose(order.lake, audited_folder, name)
    audited(order_of(audited_folder, "b"))
    assert contents(order.lake) == before
    assert lost_in(counts_of_run(order.lake.last_run())) == [name]
    audited(order_of(audited_folder, "c"))
    assert lost_in(counts_of_run(order.lake.last_run())) == []


@pytest.mark.parametrize("name", with_slow(READING_TABLES, ("facts",)))
def test_what_is_lost_stays_to_be_read_where_the_run_that_saw_it_ends_halfway(audited_folder, monkeypatch, name):
    """One file a batch, and the run ends behind the first."""
    order = order_of(audited_folder, "a")
    before = contents(order.lake)
    delete(order.lake, audited_folder, name)
    monkeypatch.setattr(steps, "DOCUMENTS_A_BATCH", 1)
    given = steps.take_in(order_of(audited_folder, "b"))
    steps.read_batch(order_of(audited_folder, "b"), steps.to_read(order_of(audited_folder, "b"), given)[0])
    audited(order_of(audited_folder, "c"))
    assert contents(order.lake) == before


def cut_off(folder, name: str) -> None:
    for path in (folder / "lake" / name).glob("*.parquet"):
        path.write_bytes(path.read_bytes()[:100])


def overwrite_the_log(folder, name: str) -> None:
    for path in (folder / "lake" / name / "_delta_log").glob("*.json"):
        path.write_bytes(b"\x00" * 200)


def take_the_rows(folder, name: str) -> None:
    for path in (folder / "lake" / name).glob("*.parquet"):
        path.unlink()


@pytest.mark.parametrize("damage", [cut_off, overwrite_the_log, take_the_rows])
@pytest.mark.parametrize("name", with_slow((*LOSABLE, "units", "intake", "checked", "runs"), ("claims",)))
def test_a_damaged_table_is_named_with_what_to_do_and_is_made_again_when_that_is_done(audited_folder, name, damage):
    order = order_of(audited_folder, "a")
    before = contents(order.lake)
    damage(audited_folder, name)
    assert damaged_tables(order.lake) == [name]
    if name != "checked":
        # All is checked again: what nobody reads, nobody misses.
        order.lake.replace_all("checked", empty("checked"))
    try:
        with recorded(order_of(audited_folder, "b"), audited_folder):
            begin_run(order_of(audited_folder, "b"))
            audited(order_of(audited_folder, "b"))
    except Interrupted as told:
        assert f"“{audited_folder / 'lake' / name}” 移走后重新运行" in str(told)
        shutil.rmtree(audited_folder / "lake" / name)
        audited(order_of(audited_folder, "c"))
    assert damaged_tables(order.lake) == []
    assert contents(order.lake) == before


def test_a_document_of_which_half_is_lost_and_that_is_not_given_is_not_called_clean(audited_folder):
    order = order_of(audited_folder, "a")
    delete(order.lake, audited_folder, "facts")
    (audited_folder / "公开" / "乙.txt").rename(audited_folder / "乙.txt")
    audited(order_of(audited_folder, "b"))
    assert {name: ids_in(order.lake, name) for name in ("documents", "claims", "checked")} == {
        "documents": 1,
        "claims": 1,
        "checked": 1,
    }
    (audited_folder / "乙.txt").rename(audited_folder / "公开" / "乙.txt")
    audited(order_of(audited_folder, "c"))
    assert "宁安县司法局" in order.lake.scan("findings").collect()["unit_name"].to_list()


def ids_in(lake: Lake, name: str) -> int:
    return lake.scan(name).select("document_id").drop_nulls().unique().collect().height


def test_nothing_is_lost_where_a_run_ended_halfway(audited_folder, monkeypatch):
    order = order_of(audited_folder, "a")
    (audited_folder / "公开" / "丙.txt").write_text(disclosure("和田县水利局"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(steps, "check_batch", lambda *_: (_ for _ in ()).throw(InterruptedError))
        with pytest.raises(InterruptedError):
            audited(order_of(audited_folder, "b"))
    assert lost_tables(order.lake, order.lake.versions()) == {}


STEPS = ("take_in", "to_read", "read_batch", "to_check", "check_batch", "keep_bound_shares")


@pytest.mark.parametrize("at", with_slow(STEPS, ("check_batch",)))
def test_a_run_that_another_one_overtakes_at_any_step_leaves_nothing_unchecked(folder, monkeypatch, at):
    """The other run brings a further year of one unit, from the first of its steps to its end."""
    (folder / "公开2" / "公开").mkdir(parents=True)
    (folder / "公开2" / "公开" / "丁.txt").write_text(disclosure("宁安县司法局", 2022), encoding="utf-8")
    other = order_of(folder / "公开2", "b")
    other = type(other)(other.run_id, other.started_at, other.paths, order_of(folder, "b").settings)
    step, overtaken = getattr(steps, at), []

    def overtaken_step(*given):
        if not overtaken:
            overtaken.append(at)
            audited(other)
        return step(*given)

    monkeypatch.setattr(steps, at, overtaken_step)
    audited(order_of(folder, "a"))
    monkeypatch.undo()
    assert overtaken
    audited(order_of(folder, "c"))
    audited(type(other)("d", other.started_at, other.paths, other.settings))
    alone = order_of(folder, "e", lake="alone")
    audited(type(alone)("e", alone.started_at, (*alone.paths, *other.paths), alone.settings))
    kept = {name: rows for name, rows in contents(order_of(folder, "a").lake).items() if name in ("claims", "checked")}
    assert kept == {name: rows for name, rows in contents(alone.lake).items() if name in kept}
