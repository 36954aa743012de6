"""The command line: help at once, findings printed, exit codes that mean something, refusals in Chinese."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure
from processor_time import least_seconds

from checks.engine.discover import discover
from checks.engine.publication import PARTS

pytestmark = pytest.mark.usefixtures("kept_workers")

UNKNOWN = "全县出访类支出 12.00 万元，车辆类支出 704.30 万元，同比增加 13.00 万元，增长 1.88%。\n"
HEAVY = ("polars", "prefect", "sklearn", "scipy", "numpy", "great_expectations", "deltalake", "jinja2", "pypdfium2")


@pytest.fixture
def folder(tmp_path):
    """A folder with a disclosure that holds and one whose 收入总计 is 0.10 万元 too high."""
    (tmp_path / "甲.txt").write_text(disclosure("昌远县商务局"), encoding="utf-8")
    (tmp_path / "乙.txt").write_text(disclosure("宁安县司法局", total=FALSE_TOTAL), encoding="utf-8")
    return tmp_path


def test_help_imports_nothing_heavy():
    program = (
        "import sys; sys.argv = ['jihe', '--help']\n"
        "from flows.command_line import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('HEAVY', [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"
    assert "部门决算公开说明" in done.stdout and "jihe check samples" in done.stdout


def test_help_comes_within_half_a_second(jihe, tmp_path):
    def help_is_shown() -> None:
        assert jihe("--help", cwd=tmp_path).returncode == 0

    # Of the processor: nothing heavy is imported, so there is nothing else to wait for.
    assert least_seconds(help_is_shown, below=0.5) < 0.5


@pytest.mark.parametrize("command", ["check", "read", "audit", "score", "status", "samples"])
def test_help_of_a_command_shows_an_example(jihe, tmp_path, command):
    assert f"jihe {command} " in jihe(command, "--help", cwd=tmp_path).stdout.split("Example:")[1]


def test_check_prints_the_finding_with_both_places_and_writes_nothing(jihe, folder):
    before = sorted(folder.rglob("*"))
    done = jihe("check", "甲.txt", "乙.txt", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "宁安县司法局 2023 年度  乙.txt" in done.stdout
    assert "印“3,604.86万元”" in done.stdout and "3604.76万元" in done.stdout
    assert "涉及 3,604.86 万元" in done.stdout
    # 收入总计 is printed in line 17 of the file, 支出总计 in line 19.
    assert " · 一 · 第 17 行：" in done.stdout and " · 一 · 第 19 行：" in done.stdout
    assert "没有发现，核对过" in done.stdout
    assert sorted(folder.rglob("*")) == before


def test_check_says_first_what_was_read_in_part(jihe_here, folder):
    # 出访类 and 车辆类 are no words of the vocabulary: four numbers are unread each time.
    (folder / "丙.txt").write_text(disclosure("和田县水利局").replace(" 第三部分", f"{UNKNOWN * 30} 第三部分"), encoding="utf-8")
    lines = jihe_here("check", "甲.txt", "丙.txt", cwd=folder).stdout.splitlines()
    assert lines[0].startswith("只读懂一部分：1 份文件，共 120 个数") and lines[1].split()[3:5] == ["丙.txt", "未读"]
    own = lines[next(at for at, line in enumerate(lines) if line.endswith("丙.txt")) :]
    assert own[1].startswith("  只读懂一部分：") and own[2].startswith("  读懂的数 ")
    alone = jihe_here("check", "甲.txt", cwd=folder).stdout
    assert "只读懂一部分" not in alone and "读懂的数 100.0%" in alone and "有关系核对的数" in alone


def test_check_of_texts_does_not_load_what_only_pdfs_and_forests_need(folder):
    program = (
        "import sys; from flows.commands.checking import check_files; from data.settings import Settings\n"
        "check_files(['甲.txt'], Settings(), as_json=True)\n"
        "print('LOADED', [name for name in ('pypdfium2', 'sklearn', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_check_as_json_gives_the_findings_with_places_that_hold(jihe, folder):
    done = json.loads(jihe("check", folder, "--json", cwd=folder).stdout)
    faulty = next(document for document in done["documents"] if document["file_name"] == "乙.txt")
    text = (folder / "乙.txt").read_text(encoding="utf-8")
    places = [place for finding in faulty["findings"] for place in finding["evidence"]]
    assert {finding["check_id"] for finding in faulty["findings"]} >= {"SUM01"}
    assert places and all(text[place["start"] : place["end"]] == place["quote"] for place in places)
    assert [row["state"] for row in done["intake"]] == ["read", "read"]
    assert all(row["read_share"] == 1.0 and 0 < row["bound_share"] <= 1 and row["numbers"] > 0 for row in done["documents"])


@pytest.mark.parametrize(
    ("file", "fail_on", "code"),
    [("乙.txt", "error", 1), ("乙.txt", "notice", 1), ("乙.txt", "never", 0), ("甲.txt", "error", 0), ("甲.txt", "notice", 0)],
)
def test_fail_on_makes_findings_a_failure(jihe_here, folder, file, fail_on, code):
    assert jihe_here("check", file, "--fail-on", fail_on, cwd=folder).returncode == code


def test_fail_on_may_come_from_the_settings_and_the_option_wins(jihe_here, folder):
    (folder / "jihe.toml").write_text('fail_on = "error"\n')
    assert jihe_here("check", "乙.txt", cwd=folder).returncode == 1
    assert jihe_here("check", "乙.txt", "--fail-on", "never", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "没有.txt"], ["没有.txt", "请检查路径"]),
        (["read", "没有.txt"], ["没有.txt", "请检查路径"]),
        (["audit", "没有"], ["没有", "请检查路径"]),
        (["audit", "空文件夹"], ["空文件夹", "请放入"]),
        (["check", "空文件夹"], ["空文件夹", "请放入"]),
        (["audit", "甲.txt", "--lake", "乙.txt"], ["乙.txt", "请另选"]),
        (["check", "甲.txt", "--fail-on", "errors"], ["fail_on", "errors", "error"]),
        (["status", "--lake", "没有湖"], ["没有湖", "jihe audit"]),
        (["score", "--lake", "没有湖"], ["没有湖", "jihe audit"]),
        (["checks", "show", "ZZZ99"], ["ZZZ99", "jihe checks list"]),
    ],
)
def test_unusable_arguments_are_refused_with_a_sentence(jihe_here, folder, arguments, words):
    (folder / "空文件夹").mkdir()
    done = jihe_here(*arguments, cwd=folder)
    assert done.returncode == 2 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and all(word in done.stderr for word in words)


def test_an_unknown_setting_is_refused(jihe_here, folder, monkeypatch):
    monkeypatch.setenv("JIHE_WORKRES", "4")
    done = jihe_here("check", "甲.txt", cwd=folder)
    assert done.returncode == 2 and "workres" in done.stderr and "workers" in done.stderr


def test_a_terminal_that_cannot_show_chinese_does_not_end_the_run(jihe, folder):
    assert jihe("check", "乙.txt", cwd=folder, PYTHONIOENCODING="ascii").returncode == 0


@pytest.mark.parametrize(("check_id", "level"), [("ANO01", "单位"), ("ano02", "项目"), ("ANO03", "指标")])
def test_what_the_ranking_finds_tells_of_itself_too(jihe_here, tmp_path, check_id, level):
    done = jihe_here("checks", "show", check_id, cwd=tmp_path)
    assert done.returncode == 0
    assert f"{level}与同类相比不寻常" in done.stdout and "异常不等于错误" in done.stdout


def test_a_check_is_listed_and_tells_of_itself_in_chinese_and_in_english(jihe_here, tmp_path):
    first = discover()[0]
    assert f"{first.id} " in jihe_here("checks", "list", cwd=tmp_path).stdout
    shown = jihe_here("checks", "show", first.id.lower(), cwd=tmp_path).stdout
    assert f"主张：{first.title}。" in shown and all(f"{name}：" in shown for name in PARTS)
    assert first.publication in jihe_here("checks", "show", first.id, "--english", cwd=tmp_path).stdout


def test_samples_are_written_and_can_be_checked(jihe_here, tmp_path):
    written = jihe_here("samples", "新/样本", cwd=tmp_path).stdout.splitlines()[:-1]
    assert written and all((tmp_path / path).is_file() for path in written)
    assert "错误" in jihe_here("check", "新/样本", cwd=tmp_path).stdout


def test_a_fault_of_ours_is_a_sentence_and_its_details_a_file(jihe_here, folder, monkeypatch):
    monkeypatch.setattr("flows.commands.checking.checked", lambda *_, **__: 1 / 0)
    done = jihe_here("check", "甲.txt", cwd=folder)
    assert done.returncode == 3 and "Traceback" not in done.stderr and "ZeroDivisionError" in done.stderr
    details = Path(done.stderr.split("请把 ")[1].split(" 交给")[0])
    assert "Traceback" in details.read_text(encoding="utf-8")


def test_the_version_is_told_and_help_has_a_short_name(jihe_here, tmp_path):
    assert re.fullmatch(r"jihe \d+\.\d+\.\d+\n", jihe_here("--version", cwd=tmp_path).stdout)
    for words in ((), ("check",), ("checks",), ("checks", "show")):
        assert jihe_here(*words, "-h", cwd=tmp_path).stdout == jihe_here(*words, "--help", cwd=tmp_path).stdout != ""
