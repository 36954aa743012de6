"""Thresholds that an office sets in jihe.toml: they decide, they are printed, and a change of one checks everything again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from stepwise import audited, order_of

from checks.engine.local import known_parameters, local_parameters
from data.refusals import Refusal
from flows import steps

SAMPLES = Path(__file__).parent.parent.parent / "data" / "samples"
NEVER_LOW = (("low_execution_rate", "0"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "jihe.toml").write_text("expectations = 'off'\nanomalies = 'off'\n", encoding="utf-8")
    return tmp_path


def low_rates(jihe_here, folder: Path, parameters: str) -> list[str]:
    """The messages of EXE03 on the samples, with these lines in the settings."""
    (folder / "jihe.toml").write_text(f"[parameters]\n{parameters}\n", encoding="utf-8")
    said = json.loads(jihe_here("check", *sorted(SAMPLES.glob("*.txt")), "--json", cwd=folder).stdout)
    found = [finding for document in said["documents"] for finding in document["findings"]]
    return [finding["message"] for finding in found if finding["check_id"] == "EXE03"]


def test_the_value_of_the_office_decides_and_is_printed(jihe_here, folder):
    none, many = (low_rates(jihe_here, folder, f"low_execution_rate = {value}") for value in (0, 99.5))
    assert none == [] and many and all("低于99.5%" in message for message in many)


def test_the_title_of_a_check_prints_the_value(jihe_here, folder):
    assert "项目执行率不低于60%" in jihe_here("checks", "show", "EXE03", cwd=folder).stdout
    (folder / "jihe.toml").write_text("[parameters]\nlow_execution_rate = 70\n", encoding="utf-8")
    assert "项目执行率不低于70%" in jihe_here("checks", "show", "EXE03", cwd=folder).stdout
    assert "项目执行率不低于70%" in jihe_here("checks", "list", cwd=folder).stdout


@pytest.mark.parametrize("command", ["check", "audit"])
def test_a_name_that_no_threshold_bears_is_refused_before_the_work(jihe_here, folder, command):
    (folder / "jihe.toml").write_text("[parameters]\nlow_execution = 70\n", encoding="utf-8")
    done = jihe_here(command, SAMPLES, cwd=folder)
    assert done.returncode == 2 and "low_execution”不是已知的参数" in done.stderr and "low_execution_rate" in done.stderr


def test_every_threshold_may_be_set():
    names = known_parameters()
    assert {"improbable_sigma", "overshoot_rate", "indicator_weight_bound", "least_forms"} <= set(names)
    assert local_parameters((name, "1.5") for name in names).keys() == set(names)
    with pytest.raises(Refusal):
        local_parameters([("sigmas", "4")])


@pytest.mark.usefixtures("kept_workers")
def test_a_change_checks_everything_again_and_the_report_names_it(folder):
    (folder / "公开").mkdir()
    sample = next(iter(sorted(SAMPLES.glob("*.txt"))))
    (folder / "公开" / sample.name).write_bytes(sample.read_bytes())
    audited(order_of(folder, "a"))
    assert steps.to_check(order_of(folder, "b")) == []
    changed = order_of(folder, "b", parameters=NEVER_LOW)
    assert sum(map(len, steps.to_check(changed))) == 1
    audited(changed)
    report = (folder / "lake" / "reports" / "b" / "index.html").read_text(encoding="utf-8")
    assert "按本单位自定的参数核对：low_execution_rate=0" in report
