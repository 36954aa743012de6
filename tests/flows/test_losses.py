"""A lake that lost something says so and makes it again; two runs at once leave nothing unchecked."""

from __future__ import annotations

import shutil

import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure
from stepwise import audited, contents, order_of

from data.store import Lake
from data.tables import empty
from flows import steps
from flows.losses import lost_in, lost_tables
from reports.run_tables import counts_of_run

# Of each kind a few in the default run, all of them in the slow one.
SOON = ("claims", "facts", "documents")
LOSABLE = ("documents", "facts", "projects", "indicators", "headings", "observations", "unread", "claims", "findings")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "公开").mkdir()
    for name, text in {"甲": disclosure("昌远县商务局"), "乙": disclosure("宁安县司法局", total=FALSE_TOTAL)}.items():
        (tmp_path / "公开" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def delete(lake: Lake, folder, name: str) -> None:
    shutil.rmtree(folder / "lake" / name)


def empty_out(lake: Lake, folder, name: str) -> None:
    lake.replace_all(name, empty(name))


def with_slow(names: tuple[str, ...], soon: tuple[str, ...]) -> list[object]:
    return [name if name in soon else pytest.param(name, marks=pytest.mark.slow) for name in names]


@pytest.mark.parametrize("lose", [delete, empty_out])
@pytest.mark.parametrize("name", with_slow(LOSABLE, SOON))
def test_what_is_lost_is_named_and_made_again(folder, name, lose):
    order = order_of(folder, "a")
    audited(order)
    before = contents(order.lake)
    if not before.get(name):
        pytest.skip(f"{name} has no row here")
    lose(order.lake, folder, name)
    audited(order_of(folder, "b"))
    assert contents(order.lake) == before
    assert lost_in(counts_of_run(order.lake.last_run())) == [name]
    audited(order_of(folder, "c"))
    assert lost_in(counts_of_run(order.lake.last_run())) == []


def test_a_document_of_which_half_is_lost_and_that_is_not_given_is_not_called_clean(folder):
    order = order_of(folder, "a")
    audited(order)
    delete(order.lake, folder, "facts")
    (folder / "公开" / "乙.txt").rename(folder / "乙.txt")
    audited(order_of(folder, "b"))
    assert {name: ids_in(order.lake, name) for name in ("documents", "claims", "checked")} == {
        "documents": 1,
        "claims": 1,
        "checked": 1,
    }
    (folder / "乙.txt").rename(folder / "公开" / "乙.txt")
    audited(order_of(folder, "c"))
    assert "宁安县司法局" in order.lake.scan("findings").collect()["unit_name"].to_list()


def ids_in(lake: Lake, name: str) -> int:
    return lake.scan(name).select("document_id").drop_nulls().unique().collect().height


def test_nothing_is_lost_where_a_run_ended_halfway(folder, monkeypatch):
    order = order_of(folder, "a")
    audited(order)
    (folder / "公开" / "丙.txt").write_text(disclosure("和田县水利局"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(steps, "check_batch", lambda *_: (_ for _ in ()).throw(InterruptedError))
        with pytest.raises(InterruptedError):
            audited(order_of(folder, "b"))
    assert lost_tables(order.lake, order.lake.versions()) == {}


STEPS = ("take_in", "to_read", "read_batch", "to_check", "check_batch", "keep_bound_shares")


@pytest.mark.parametrize("at", with_slow(STEPS, ("read_batch", "check_batch")))
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
