"""An audit with the real Prefect: one folder audited three times, with everything bad that a folder can hold."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import polars as pl
import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure

from data.store import Lake
from data.tables import TABLES
from flows.processes.progress import STAGES

MEGABYTE = 1024 * 1024
NOVEL = "却说那日大雪纷飞，山道上一个行人也没有，只听得远处一声犬吠。" * 3000
# File, its content, the state that the intake gives it.
FILES: Mapping[str, tuple[str | bytes, str]] = {
    "甲局.txt": (disclosure("昌远县商务局"), "read"),
    "乙局.txt": (disclosure("宁安县司法局", total=FALSE_TOTAL), "version"),
    "乙局修订.txt": (disclosure("宁安县司法局"), "version"),
    "往年/乙局2022.txt": (disclosure("宁安县司法局", 2022), "read"),
    "甲局 副本.txt": (disclosure("昌远县商务局"), "read"),  # sorts before 甲局.txt, which is then the duplicate
    "国标.txt": (disclosure("和田县水利局", total=FALSE_TOTAL).encode("gb18030"), "read"),
    "空.txt": (b"", "unreadable"),
    "空白.txt": (b" " * 2 * MEGABYTE, "unreadable"),
    "巨大.txt": (b" " * 100 * MEGABYTE, "unreadable"),
    "图片.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "unreadable"),
    "小说.txt": (NOVEL, "other_kind"),
    "\u202e名字\x1b[2J.txt": (disclosure("疏勒县教育局"), "read"),
}
STATES = {name: state for name, (_, state) in FILES.items()} | {"甲局.txt": "duplicate", "断链.txt": "unreadable"}


@dataclass(frozen=True)
class Done:
    """A run that is over: what it printed, and the lake as it left it."""

    process: CompletedProcess[str]
    versions: Mapping[str, int]
    tables: Mapping[str, pl.DataFrame]
    run: Mapping[str, object]

    @property
    def counts(self) -> Mapping[str, int]:
        return {entry["name"]: entry["count"] for entry in self.run["counts"]}


@dataclass(frozen=True)
class Scenario:
    """Three runs over one folder: the first, the same again, and one with a file more."""

    folder: Path
    first: Done
    again: Done
    more: Done


@pytest.fixture(scope="module")
def scenario(tmp_path_factory, jihe) -> Iterator[Scenario]:
    folder = tmp_path_factory.mktemp("audit")
    for name, (content, _) in FILES.items():
        path = folder / "公开" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "公开" / "断链.txt").symlink_to("没有")
    first, again = _audited(jihe, folder), _audited(jihe, folder)
    (folder / "公开" / "丁局.txt").write_text(disclosure("宁安县司法局", 2021), encoding="utf-8")
    # What the expectations add to a run, the first one shows.
    yield Scenario(folder, first, again, _audited(jihe, folder, JIHE_EXPECTATIONS="off"))


def _audited(jihe, folder: Path, **settings: str) -> Done:
    # The lake lies in the folder that is audited: what Jihe wrote there is not taken for a disclosure.
    process = jihe("audit", "公开", "--lake", "公开/湖", "--workers", "2", cwd=folder, **settings)
    lake = Lake(folder / "公开" / "湖")
    tables = {name: lake.scan(name).collect().sort(TABLES[name].key) for name in lake.versions()}
    return Done(process, lake.versions(), tables, tables["runs"].sort("started_at").row(-1, named=True))


def test_bad_files_stop_nothing_and_show_no_traceback(scenario):
    for done in (scenario.first, scenario.again, scenario.more):
        assert done.process.returncode == 0, done.process.stderr
        assert "Traceback" not in done.process.stdout + done.process.stderr
        # Nothing else is said there than how far the work came.
        assert {line.split()[0] for line in done.process.stderr.splitlines()} <= {"准备，用时", *STAGES}


def test_a_line_a_stage_tells_how_long_it_took(scenario):
    said = scenario.first.process.stderr.splitlines()
    assert [line.split()[0] for line in said] == ["准备，用时", *STAGES]
    assert all(re.search(r"用时 \d+\.\d 秒$", line) for line in said)
    assert scenario.again.process.stderr == ""


def test_every_file_has_its_state(scenario):
    shown = dict(scenario.first.tables["intake"].select("path", "state").iter_rows())
    assert {path: state for path, state in shown.items() if STATES[path] != state} == {}
    assert len(shown) == len(FILES) + 1


def test_every_file_that_was_not_simply_read_has_a_sentence_that_names_it(scenario):
    others = scenario.first.tables["intake"].filter(pl.col("state") != "read")
    for path, reason in others.select("path", "reason").iter_rows():
        assert path in reason and reason.endswith("。"), (path, reason)
    reasons = dict(others.select("path", "reason").iter_rows())
    assert "甲局 副本.txt" in reasons["甲局.txt"]
    assert "乙局修订.txt" in reasons["乙局.txt"] and "乙局.txt" in reasons["乙局修订.txt"]
    assert "50 MB" in reasons["巨大.txt"]


def test_the_run_counts_what_it_did(scenario):
    counts = scenario.first.counts
    # 13 files; 断链 and 巨大 have no bytes, 甲局 has the bytes of its copy: 10 documents.
    assert (counts["files"], counts["documents"], counts["read"], counts["reused"]) == (13, 10, 7, 0)
    assert counts["files"] == sum(counts[name] for name in ("read", "reused", "duplicates", "unreadable"))
    assert (counts["duplicates"], counts["versions"], counts["unreadable"], counts["other_kind"]) == (1, 2, 5, 1)
    # 乙局.txt is a version that does not count: its revision does.
    (other,) = ids_of(scenario.first, "乙局.txt")
    counting = {name: scenario.first.tables[name].filter(pl.col("document_id") != other) for name in COUNTED}
    assert {name: counts[name] for name in COUNTED} == {name: frame.height for name, frame in counting.items()}
    assert counts["error"] == counting["findings"].filter(pl.col("severity") == "error").height > 0


COUNTED = ("facts", "claims", "findings")


def ids_of(done: Done, *names: str) -> list[str]:
    return done.tables["documents"].filter(pl.col("file_name").is_in(names))["document_id"].to_list()


def test_only_the_documents_with_the_false_total_have_an_error(scenario):
    errors = scenario.first.tables["findings"].filter(pl.col("severity") == "error")
    assert set(errors["document_id"]) == set(ids_of(scenario.first, "乙局.txt", "国标.txt"))


def test_a_second_run_changes_nothing_but_the_runs(scenario):
    first, again = scenario.first, scenario.again
    assert again.versions == first.versions | {"runs": again.versions["runs"]}
    for name in set(first.tables) - {"runs"}:
        assert again.tables[name].equals(first.tables[name]), name
    assert again.tables["runs"].height == 2
    assert (again.counts["read"], again.counts["reused"]) == (0, 7)
    assert again.run["state"] == "unchanged"
    printed = again.process.stdout
    assert "没有变化" in printed and f"报告：公开/湖/reports/{first.run['run_id']}/index.html" in printed
    assert not (scenario.folder / "公开" / "湖" / "reports" / again.run["run_id"]).exists()
    # What does not hold is told again.
    assert [line for line in printed.splitlines() if "错误" in line] == [
        line for line in first.process.stdout.splitlines() if "错误" in line
    ]


def test_one_file_more_is_one_document_read(scenario):
    assert (scenario.more.counts["read"], scenario.more.counts["reused"]) == (1, 7)
    before, after = scenario.again.tables["documents"], scenario.more.tables["documents"]
    assert after.join(before, on="document_id", how="anti")["file_name"].to_list() == ["丁局.txt"]
    assert after.join(before, on="document_id", how="semi").sort("document_id").equals(before)


def test_the_run_names_the_version_of_every_table(scenario):
    for done in (scenario.first, scenario.more):
        written = {entry["table"]: entry["version"] for entry in done.run["written_versions"]}
        assert written == {name: version for name, version in done.versions.items() if name != "runs"}
    read = {entry["table"]: entry["version"] for entry in scenario.more.run["read_versions"]}
    assert read == {name: version for name, version in scenario.again.versions.items() if name != "runs"}


def test_the_outcome_is_printed(scenario):
    printed = scenario.first.process.stdout
    errors = scenario.first.counts["error"]
    assert f"错误  {errors:>4}          3,604.86" in printed
    assert "和田县水利局 2023 年度  国标.txt" in printed
    assert "以“乙局修订.txt”为准" in printed
    assert "未核不等于通过" in printed
    assert "空.txt：文件为空" in printed
    counts = scenario.more.counts
    read = f"文件 {counts['files']} 份：新读 1，沿用 7，重复 1，未读 {counts['unreadable']}。"
    assert read in scenario.more.process.stdout
    assert f"报告：公开/湖/reports/{scenario.first.run['run_id']}/index.html" in printed and "数据湖：公开/湖" in printed


def test_the_report_of_every_run_is_there_and_names_every_file(scenario):
    for done in (scenario.first, scenario.more):
        report = scenario.folder / "公开" / "湖" / "reports" / done.run["run_id"]
        html = (report / "index.html").read_text(encoding="utf-8")
        assert all(f"<bdi>{name}</bdi>" in html for name in STATES if name.isprintable())
        pages = {path: path.read_text(encoding="utf-8") for path in (report / "documents").iterdir()}
        assert any("<mark>3,604.86" in page for page in pages.values())
        assert all(f"documents/{path.name}" in html for path in pages)


def test_a_page_that_is_the_same_as_in_the_run_before_is_the_same_file(scenario):
    first, more = (pages_of_documents(done, scenario.folder) for done in (scenario.first, scenario.more))
    inodes = {path.name: path.stat().st_ino for path in first}
    # The year that came last is compared with the years before and behind it, of its unit alone.
    changed = [path for path in more if inodes.get(path.name) != path.stat().st_ino]
    assert len(changed) < len(more)
    assert changed and all("宁安县司法局" in path.read_text(encoding="utf-8") for path in changed)


def pages_of_documents(done: Done, folder: Path) -> list[Path]:
    return sorted((folder / "公开" / "湖" / "reports" / str(done.run["run_id"]) / "documents").iterdir())


def test_names_do_not_steer_the_terminal(scenario):
    assert not {"\x1b", "\u202e"} & set(scenario.first.process.stdout)


def test_status_shows_the_runs(scenario, jihe):
    shown = jihe("status", "--lake", "公开/湖", cwd=scenario.folder).stdout
    assert shown.index(scenario.more.run["run_id"]) < shown.index(scenario.first.run["run_id"])
    assert shown.count("完成") == 2 and shown.count("没有变化") == 1


def test_prefect_keeps_to_its_own_folder_and_pickles_nothing(scenario, home):
    assert not (home / ".prefect").exists()
    kept = [path for path in (home / ".cache" / "jihe").rglob("*") if path.is_file()]
    assert any(path.name == "prefect.db" for path in kept)
    # No id by which its makers could tell this machine from others.
    assert [path for path in kept if "telemetry" in str(path)] == []
    assert [path for path in kept if "storage" in path.parts or path.suffix in {".pkl", ".pickle"}] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder: rights are only tested as another user")
def test_a_folder_without_rights_is_named_and_stops_nothing(tmp_path, jihe):
    (tmp_path / "公开" / "禁").mkdir(parents=True)
    (tmp_path / "公开" / "甲局.txt").write_text(disclosure(), encoding="utf-8")
    (tmp_path / "公开" / "禁").chmod(0)
    done = jihe("check", "公开", cwd=tmp_path)
    assert done.returncode == 0 and "没有权限读取" in done.stdout
