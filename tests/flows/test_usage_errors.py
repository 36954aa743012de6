"""A command line that cannot be understood is one Chinese sentence with the word and the remedy, and exit code 2."""

from __future__ import annotations

import pytest
import typer

from flows.command_line import app
from flows.command_line_errors import usage_sentence

KINDS = [
    (["check"], "jihe check 缺少参数 FILE...：请写明文件或文件夹", "jihe check"),
    (["read", "--explain"], "jihe read 缺少参数 FILE...：请写明文件或文件夹", "jihe read"),
    (["audit"], "jihe audit 缺少参数 PATH...：请写明文件或文件夹", "jihe audit"),
    (["checks", "show"], "jihe checks show 缺少参数 ID：请写明检查的编号，如 SUM01", "jihe checks show"),
    (["checks", "new"], "jihe checks new 缺少参数 NAME：请写明检查的名称，如 income_is_not_zero", "jihe checks new"),
    (["audit", "甲", "--lakes", "湖"], "jihe audit 没有选项“--lakes”：请改为 --lake", "jihe audit"),
    (["audit", "甲", "--frob"], "jihe audit 没有选项“--frob”：请删去或改正", "jihe audit"),
    (["--lake", "湖", "audit", "甲"], "jihe 没有选项“--lake”：请删去或改正", "jihe"),
    (["status", "-l"], "jihe status 没有选项“-l”：请删去或改正", "jihe status"),
    (["check", "甲", "--json=1"], "jihe check 的选项 --json 不带值：请删去“=”及其后的文字", "jihe check"),
    (["audit", "甲", "--lake"], "jihe audit 的选项 --lake 后面缺少值：请补上", "jihe audit"),
    (["audit", "甲", "--workers", "二"], "jihe audit 的选项 --workers 的值不可用：应为整数，请改正", "jihe audit"),
    (["audit", "甲", "--workers=-1"], "jihe audit 的选项 --workers 的值不可用：应不小于 0，请改正", "jihe audit"),
    (["score", "--budget", "0"], "jihe score 的选项 --budget 的值不可用：应不小于 1，请改正", "jihe score"),
    (["samples", "--units", "1.5"], "jihe samples 的选项 --units 的值不可用：应为整数，请改正", "jihe samples"),
    (["audti", "甲"], "jihe 没有命令“audti”：请改为 audit", "jihe"),
    (["--", "稽核"], "jihe 没有命令“稽核”：请删去或改正", "jihe"),
    (["checks", "lst"], "jihe checks 没有命令“lst”：请改为 list", "jihe checks"),
    (["checks", "--"], "jihe checks 后面缺少命令：请写上 list、show、new、try 之一", "jihe checks"),
    (["status", "我的", "湖"], "jihe status 用不着参数“我的 湖”：请删去，文件名中有空格时请加引号", "jihe status"),
]


@pytest.mark.parametrize(("arguments", "words", "command"), KINDS, ids=lambda given: " ".join(given) if given else "")
def test_what_cannot_be_understood_is_a_sentence(jihe_here, tmp_path, arguments, words, command):
    done = jihe_here(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{words}，用法见 {command} --help。\n")
    assert list(tmp_path.iterdir()) == []


def test_a_kind_that_nobody_foresaw_is_said_as_it_is():
    problem = typer.BadParameter("something new")
    assert (
        usage_sentence(problem, app, ["audit"]) == "jihe audit 的参数不可用（something new）：请改正，用法见 jihe audit --help。"
    )


@pytest.mark.parametrize("arguments", [[], ["checks"]])
def test_a_command_alone_shows_its_help(jihe_here, tmp_path, arguments):
    done = jihe_here(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "") and done.stderr.startswith("Usage: jihe")
