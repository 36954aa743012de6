"""What cannot be understood of a command line, said in one Chinese sentence that names the word and the remedy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

# What the words in capitals of the help stand for.
_ARGUMENTS = {
    "FILE...": "文件或文件夹",
    "PATH...": "文件或文件夹",
    "ID": "检查的编号，如 SUM01",
    "NAME": "检查的名称，如 income_is_not_zero",
}
# What Typer says of a value, and what it must be.
_VALUES = (
    (re.compile("valid integer"), "应为整数"),
    (re.compile(r"greater than or equal to (\S+)"), "应不小于 {}"),
    (re.compile(r"less than or equal to (\S+)"), "应不大于 {}"),
)


def usage_sentence(problem: typer.TyperException, app: typer.Typer, arguments: Sequence[str]) -> str:
    """The sentence for a command line that `app` does not understand, of the words that were typed behind `jihe`."""
    command, path = _command_of(app, arguments)
    words = _words(problem, command, path, arguments)
    return f"{words}，用法见 {path} --help。"


def _command_of(app: typer.Typer, arguments: Sequence[str]) -> tuple[Any, str]:
    """The command that the words name, as far as they do, and how it is typed."""
    command: Any = typer.main.get_command(app)
    path = "jihe"
    for word in arguments:
        if word not in getattr(command, "commands", ()):
            break
        command, path = command.commands[word], f"{path} {word}"
    return command, path


# Typer hides the classes of its problems and commands: what they hold is known by their names alone.
def _words(problem: Any, command: Any, path: str, arguments: Sequence[str]) -> str:
    kind, said = type(problem).__name__, problem.message
    if kind == "MissingParameter":
        name = problem.param.metavar or problem.param.name
        return f"{path} 缺少参数 {name}：请写明{_ARGUMENTS.get(name, '它的值')}"
    if kind == "NoSuchOption":
        return f"{path} 没有选项“{problem.option_name}”：{_instead(problem.option_name, _options(command))}"
    if kind == "BadOptionUsage":
        return f"{path} 的选项 {problem.option_name} {_of_no_value(problem.option_name, arguments)}"
    if kind == "BadParameter" and problem.param is not None:
        return f"{path} 的选项 {problem.param.opts[-1]} 的值不可用：{_wanted(said)}，请改正"
    if said.startswith("No such command"):
        name = next(word for word in arguments[len(path.split()) - 1 :] if word != "--")
        return f"{path} 没有命令“{name}”：{_instead(name, list(command.commands))}"
    if said.startswith("Missing command"):
        return f"{path} 后面缺少命令：请写上 {'、'.join(command.commands)} 之一"
    extra = re.search(r"unexpected extra argument\S* \((.*)\)", said, re.DOTALL)
    if extra:
        return f"{path} 用不着参数“{extra[1]}”：请删去，文件名中有空格时请加引号"
    return f"{path} 的参数不可用（{said}）：请改正"


def _instead(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"请改为 {close[0]}" if close else "请删去或改正"


def _options(command: Any) -> list[str]:
    return [name for parameter in command.params for name in parameter.opts if name.startswith("--")]


def _of_no_value(option: str, arguments: Sequence[str]) -> str:
    if any(word.startswith(f"{option}=") for word in arguments):
        return "不带值：请删去“=”及其后的文字"
    return "后面缺少值：请补上"


def _wanted(said: str) -> str:
    for pattern, words in _VALUES:
        found = pattern.search(said)
        if found:
            return words.format(*found.groups())
    return said
