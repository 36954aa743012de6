"""Where nothing has changed since the last run, its report stands; what has changed is seen, whatever it is."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure
from stepwise import audited, kept_copy, order_of, put_back

from data.tables import empty
from flows.publishing import report_path
from flows.runs import begin_run
from flows.steps import Order
from flows.unchanged import closed_unchanged
from reports.run_tables import row_of_run, tables_of_run, versions_of_run

pytestmark = pytest.mark.usefixtures("kept_workers")

OWN = {"waivers": "waivers.toml", "units": "units.toml", "own_checks": "checks"}
WAIVER = """[[waiver]]
check = "SUM01"
unit = "*"
reason = "已核实"
who = "张三"
until = {until}
"""


@pytest.fixture(scope="module")
def audited_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    place = tmp_path_factory.mktemp("once")
    return place, kept_copy(place, fill_and_audit)


@pytest.fixture
def folder(audited_once: tuple[Path, Path]) -> Path:
    """A folder that was audited, with an office's own files."""
    return put_back(*audited_once)


def fill_and_audit(folder: Path) -> None:
    (folder / "公开").mkdir()
    (folder / "公开" / "甲.txt").write_text(disclosure("昌远县商务局", total=FALSE_TOTAL), encoding="utf-8")
    (folder / "公开" / "坏.txt").write_bytes(b"")
    (folder / "waivers.toml").write_text("", encoding="utf-8")
    (folder / "units.toml").write_text("", encoding="utf-8")
    (folder / "checks").mkdir()
    audited(order(folder, "a"))


def order(folder: Path, run_id: str, *, day: date = date(2024, 1, 2), **settings: object) -> Order:
    made = order_of(folder, run_id, **{name: str(folder / file) for name, file in OWN.items()} | settings)
    return Order(run_id, f"{day}T03:04:05+00:00", made.paths, made.settings)


def is_unchanged(folder: Path, **settings: object) -> bool:
    return closed_unchanged(order(folder, "b", **settings))


def test_nothing_is_written_but_the_row_of_the_run(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    first = order(folder, "a")
    begin_run(order(folder, "b"))
    assert is_unchanged(folder)
    written = {path for path in folder.rglob("*") if path.is_file() and before.get(path) != path.stat().st_mtime_ns}
    assert {path.relative_to(folder).parts[:2] for path in written} == {("lake", "runs")}
    # The last run that did something stays the one that others are compared with.
    assert first.lake.last_run()["run_id"] == "a"
    row = row_of_run(first.lake, "b")
    assert (row["state"], versions_of_run(row)) == ("unchanged", versions_of_run(row_of_run(first.lake, "a")))
    assert tables_of_run(first.lake, versions_of_run(row))["findings"].height > 0


def test_a_first_run_is_no_unchanged_one(folder):
    shutil.rmtree(folder / "lake")
    assert not is_unchanged(folder)


def bring_a_file(folder: Path) -> None:
    (folder / "公开" / "乙.txt").write_text(disclosure("宁安县司法局"), encoding="utf-8")


def take_a_file(folder: Path) -> None:
    (folder / "公开" / "坏.txt").unlink()


def rename_a_file(folder: Path) -> None:
    (folder / "公开" / "甲.txt").rename(folder / "公开" / "丙.txt")


def change_a_file(folder: Path) -> None:
    (folder / "公开" / "甲.txt").write_text(disclosure("昌远县商务局"), encoding="utf-8")


def waive(folder: Path) -> None:
    (folder / "waivers.toml").write_text(WAIVER.format(until="2030-01-01"), encoding="utf-8")


def declare_a_unit(folder: Path) -> None:
    (folder / "units.toml").write_text('[[unit]]\nname = "昌远县商务局"\nparent = "昌远县人民政府"\n', encoding="utf-8")


def lose_the_report(folder: Path) -> None:
    report_path(order(folder, "a").settings, "a").unlink()


def lose_a_table(folder: Path) -> None:
    shutil.rmtree(folder / "lake" / "findings")


def write_beside(folder: Path) -> None:
    order(folder, "a").lake.replace_all("claims", empty("claims"))


def begin_to_check(folder: Path) -> None:
    order(folder, "a").lake.replace_all("checked", empty("checked"))


CHANGES = [
    bring_a_file, take_a_file, rename_a_file, change_a_file, waive, declare_a_unit, lose_the_report, lose_a_table, write_beside,
    begin_to_check,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(folder, change):
    change(folder)
    assert not is_unchanged(folder)


@pytest.mark.parametrize("settings", [{"anomalies": "off"}, {"review_budget": 5}, {"document_megabytes": 1}])
def test_another_setting_is_seen(folder, settings):
    assert not is_unchanged(folder, **settings)


def test_a_waiver_that_ends_is_seen(folder):
    waive(folder)
    until = date(2030, 1, 1)
    audited(order(folder, "c"))
    assert is_unchanged(folder, day=until)
    assert not is_unchanged(folder, day=until + timedelta(days=1))


def test_a_time_of_day_that_changes_is_no_change(folder):
    os.utime(folder / "公开" / "甲.txt", (0, 0))
    assert is_unchanged(folder)
