"""An office's own checks: written, tried and run as docs/adding-a-check.md says; a broken one is left out with a sentence."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("kept_workers")

PAGE = (Path(__file__).parent.parent.parent / "docs" / "adding-a-check.md").read_text(encoding="utf-8")
TYPED = re.findall(r"^ {4}uv run jihe (.*)$", PAGE, re.M)
NAME = "my_checks/reception_is_within_budget.py"


def block(kind: str) -> str:
    return re.search(rf"^```{kind}\n(.*?)^```$", PAGE, re.M | re.S)[1]


@pytest.fixture
def office(tmp_path):
    (tmp_path / "jihe.toml").write_text(block("toml"))
    return tmp_path


@pytest.fixture
def written(office):
    (office / "my_checks").mkdir()
    (office / NAME).write_text(block("python"), encoding="utf-8")
    return office


def test_the_page_works_as_it_stands(jihe_here, office) -> None:
    new, unfinished, tried, shown, checked = TYPED
    jihe_here("samples", "data/samples", cwd=office)
    assert jihe_here(*shlex.split(new), cwd=office).stdout.strip() == NAME
    first = jihe_here(*shlex.split(unfinished), cwd=office)
    assert first.returncode == 1 and first.stdout.count("不符") == 3
    (office / NAME).write_text(block("python"), encoding="utf-8")
    again = jihe_here(*shlex.split(tried), cwd=office)
    assert again.returncode == 0 and "不符" not in again.stdout and "字符" in again.stdout
    assert "试用" in jihe_here(*shlex.split(shown), cwd=office).stdout
    assert jihe_here(*shlex.split(checked), cwd=office).stderr == ""


def test_a_check_on_trial_is_marked_and_never_fails_a_run(jihe_here, written) -> None:
    (written / "花.txt").write_text(SPENT, encoding="utf-8")
    found = jihe_here("check", "花.txt", "--json", cwd=written)
    findings = [each for each in json.loads(found.stdout)["documents"][0]["findings"] if each["check_id"] == "OWN01"]
    assert [(each["severity"], each["trial"]) for each in findings] == [("info", True)]
    shown = jihe_here("check", "花.txt", cwd=written).stdout
    assert "提示（试用）" in shown and "超过全年预算数" in shown


SPENT = """宁安县司法局2023年度部门决算公开说明
第二部分 部门决算情况说明
一、收入支出决算总体情况说明
2023年度收入总计100.00万元，其中：本年收入合计100.00万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。
二、收入决算情况说明
本年收入100.00万元。
三、支出决算情况说明
本年支出100.00万元。
七、财政拨款“三公”经费支出决算情况说明
与全年预算相比，公务接待费全年预算数2.00万元，决算数3.00万元，预决算差异率50.00%，主要原因是：来访增加。
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def claims(:\n", ["SyntaxError"]),
        ('ID = "OWN01"\n', ["AttributeError", "TITLE"]),
        (block("python").replace('"OWN01"', '"SUM01"'), ["SUM01", "编号"]),
        (block("python").replace('"execution_rate", "warning"', '"thrift", "warning"'), ["thrift", "类别"]),
        (block("python").replace('_example("3.98万元"', '_example("1.98万元"'), ["fails", "jihe checks try OWN01"]),
        (block("python").replace('"key", "unit", **', '"key", "no", **'), ["例子不能运行"]),
    ],
)
def test_what_cannot_be_used_is_left_out_with_a_sentence(jihe_here, office, text, words) -> None:
    (office / "my_checks").mkdir()
    (office / NAME).write_text(text, encoding="utf-8")
    listed = jihe_here("checks", "list", cwd=office)
    assert listed.returncode == 0 and "SUM01" in listed.stdout and "OWN01" not in listed.stdout
    assert "未参加" in listed.stderr and all(word in listed.stderr.replace("\n", "") for word in words)


def test_names_that_are_no_files_or_taken_are_refused(jihe_here, office) -> None:
    assert jihe_here("checks", "new", "../x", cwd=office).returncode == 2
    assert jihe_here("checks", "new", "one", cwd=office).returncode == 0
    assert "已经存在" in jihe_here("checks", "new", "one", cwd=office).stderr
    jihe_here("checks", "new", "two", cwd=office)
    assert 'VERSION, TRIAL = "OWN02"' in (office / "my_checks" / "two.py").read_text(encoding="utf-8")


def test_a_parameter_is_shown_with_its_years_and_source(jihe_here, tmp_path) -> None:
    shown = jihe_here("checks", "show", "EXE03", cwd=tmp_path).stdout
    assert re.search(r"参数 low_execution\S* = 60", shown) and "不是法定标准" in shown.replace("\n", "")
