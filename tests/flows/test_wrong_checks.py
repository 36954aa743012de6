"""Forty own checks that are wrong in as many ways: no loss, no lie."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from command import JIHE
from disclosures_made_up import FALSE_TOTAL, disclosure
from stepwise import audited, order_of
from wrong_checks import SOUND, wrong_sources

from flows import steps
from flows.intake import basis_of
from flows.steps import Order

pytestmark = pytest.mark.usefixtures("kept_workers")

PAGE = (Path(__file__).parent.parent.parent / "docs" / "adding-a-check.md").read_text(encoding="utf-8")
RIGHT = re.search(r"^```python\n(.*?)^```$", PAGE, re.M | re.S)[1].replace(", TRIAL =", " =").replace("1, True", "1")
SPENT = "与全年预算相比，公务接待费全年预算数2.00万元，决算数3.00万元，预决算差异率50.00%，主要原因是：来访增加。\n"
SECTION = f"七、财政拨款“三公”经费支出决算情况说明\n{SPENT} 第三部分"
TIGHT = {"JIHE_DOCUMENT_SECONDS": "10", "JIHE_DOCUMENT_MEMORY_MEGABYTES": "600"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for name, total in {"甲": "3,604.76", "乙": FALSE_TOTAL}.items():
        text = disclosure(f"昌远县{name}局", total=total).replace(" 第三部分", SECTION)
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "checks").mkdir()
    return tmp_path


def findings_in(said: dict[str, object]) -> list[dict[str, object]]:
    return [finding for document in said["documents"] for finding in document["findings"]]


@pytest.mark.slow
def test_forty_wrong_checks_lose_nothing_and_are_named(office, jihe, environment):
    alone = json.loads(jihe("check", "甲.txt", "乙.txt", "--json", cwd=office).stdout)
    sources = wrong_sources(RIGHT)
    for name, source in sources.items():
        (office / "checks" / name).write_bytes(source)
    (office / "checks" / "right.py").write_text(RIGHT, encoding="utf-8")
    (office / "checks" / "folder.py").mkdir()
    (office / "checks" / "circle.py").symlink_to("circle.py")
    command = [*JIHE, "check", "甲.txt", "乙.txt", "--json", "--fail-on", "error"]
    environment = {**environment, "JIHE_OWN_CHECKS": "checks", **TIGHT}
    # Longer than the fixture waits: every loop is waited for.
    done = subprocess.run(command, cwd=office, env=environment, capture_output=True, text=True, timeout=900)
    assert done.returncode == 1, done.stderr
    found = findings_in(json.loads(done.stdout))
    house = [{**each, "rank": 0} for each in found if not each["check_id"].startswith("OWN")]
    assert house == [{**each, "rank": 0} for each in findings_in(alone)]
    # The right one speaks of both documents, and so do those that do no harm to others.
    assert len([each for each in found if each["check_id"] == "OWN01"]) == 2
    assert len([each for each in found if each["check_id"].startswith("OWN")]) == 2 * (1 + len(SOUND))
    stderr = done.stderr.replace("\n", "")
    wrong = {*sources, "folder.py", "circle.py"} - {f"{name}.py" for name in SOUND}
    assert len(wrong) >= 40
    assert [name for name in sorted(wrong) if f"自定义检查“{name}”" not in stderr] == []
    assert [name for name in (*SOUND, "right") if f"“{name}.py”" in stderr] == []


@pytest.mark.parametrize("folder", ["nowhere", "甲.txt"])
def test_a_folder_that_is_none_is_a_remark_and_does_not_pass(folder, office, jihe_here, monkeypatch):
    monkeypatch.setenv("JIHE_OWN_CHECKS", folder)
    done = jihe_here("check", "甲.txt", "--fail-on", "error", cwd=office)
    assert done.returncode == 3 and f"{folder}”不能读取" in done.stderr.replace("\n", "")
    assert jihe_here("check", "甲.txt", cwd=office).returncode == 0


@pytest.mark.slow
def test_a_check_that_was_removed_after_a_killed_run_leaves_nothing_behind(office, monkeypatch):
    (office / "公开").mkdir()
    (office / "甲.txt").rename(office / "公开" / "甲.txt")
    (office / "checks" / "right.py").write_text(RIGHT, encoding="utf-8")
    audited(order_of(office, "a"))
    own = order_of(office, "b", own_checks=str(office / "checks"))
    with monkeypatch.context() as killed:
        # The lake has the claims by then, and not yet what they rest on.
        killed.setattr(steps, "basis_of", _killed_at_its_second_call())
        with pytest.raises(KeyboardInterrupt):
            audited(own)
    assert checks_in(own, "claims") >= {"OWN01"}
    audited(order_of(office, "c"))
    assert "OWN01" not in checks_in(own, "claims") | checks_in(own, "findings")
    audited(own)
    assert "OWN01" in checks_in(own, "findings")
    (office / "checks" / "right.py").write_text(RIGHT.replace('"warning", 1', '"notice", 1'), encoding="utf-8")
    audited(own)
    assert own.lake.scan("findings").filter(pl.col("check_id") == "OWN01").collect()["severity"].to_list() == ["notice"]


def checks_in(order: Order, table: str) -> set[str]:
    return set(order.lake.scan(table).select("check_id").collect()["check_id"])


def _killed_at_its_second_call() -> Callable[..., pl.DataFrame]:
    calls = []

    def basis(*given: object) -> pl.DataFrame:
        calls.append(given)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return basis_of(*given)

    return basis
