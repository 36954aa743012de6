"""Checks of the office's own, in a folder outside the house that the setting `own_checks` names. They are code, and are run:
each in a process of its own, from its first line on.

One that cannot be used is left out with a sentence; it never stops an audit, and never takes part half finished.
"""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from checks.engine.described import check_described
from checks.engine.discover import Check, discover, discover_with_titles
from checks.engine.local import local_parameters
from data.files import MEGABYTE, Problem, printable, read_bytes
from data.refusals import Refusal, unknown_check
from data.settings import Settings
from flows.own_work import Source, look_at_check
from flows.processes.forks import in_a_fork
from flows.processes.raising import Raised
from flows.processes.workers import Limits, Lost, cores, done_by
from reports.wording import FAMILIES, SEVERITIES, safe

# Seconds beyond those of a fork for the worker that watches it, should the fork have stopped it.
BESIDE = 15
_LARGEST = MEGABYTE  # of a file


@dataclass(frozen=True, slots=True)
class OwnChecks:
    """The checks that can be used, with their files by id, and a sentence for each file that cannot.

    counts: whether one that was left out might have failed a run; one on trial never does.
    """

    checks: tuple[Check, ...] = ()
    remarks: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of the file of a check: the check where it could be loaded, and what is wrong with it, "" for nothing.

    examples: by name, their states and whether these are as the name says.
    """

    source: Source
    check: Check | None = None
    problem: str = ""
    examples: Mapping[str, tuple[list[str], bool]] = field(default_factory=dict)


def own_checks(settings: Settings) -> OwnChecks:
    """The checks of the folder of the settings whose examples do what they say."""
    if not settings.own_checks:
        return OwnChecks()
    sources, problem = _sources(Path(settings.own_checks).absolute())
    if problem:
        return OwnChecks(remarks=(problem,), counts=True)
    return _usable(sources, _limits(settings))


@cache
def _usable(sources: tuple[Source, ...], limits: Limits) -> OwnChecks:
    usable: dict[str, Source] = {}
    checks: list[Check] = []
    remarks: list[str] = []
    counts = False
    for each in _looked_at(sources, limits):
        check = each.check
        problem = each.problem or ("" if check is None else _problem(check, (*discover(), *checks), each.examples))
        if problem or check is None:
            remarks.append(f"自定义检查“{each.source.name}”未参加：{problem}。")
            counts = counts or check is None or not check.trial
        else:
            checks.append(check)
            usable[check.id] = each.source
    return OwnChecks(tuple(checks), tuple(remarks), usable, counts)


def checks_of(settings: Settings) -> tuple[Check, ...]:
    """All checks that take part, with titles that print the thresholds of the office. Raises Refusal."""
    return (*discover_with_titles(local_parameters(settings.parameters)), *own_checks(settings).checks)


def looked_at_check(check_id: str, settings: Settings) -> tuple[Check, Looked]:
    """The office's own check of that id, finished or not, and what is known of its file. Raises Refusal."""
    sources, _ = _sources(Path(settings.own_checks).absolute()) if settings.own_checks else ((), "")
    looked = _looked_at(sources, _limits(settings))
    for each in looked:
        if each.check is not None and each.check.id == check_id.upper():
            return each.check, each
    unusable = [f"自定义检查“{each.source.name}”{each.problem}。" for each in looked if each.check is None]
    raise Refusal("\n".join((str(unknown_check(check_id)), *unusable)))


def check_of_id(check_id: str, settings: Settings) -> Check:
    """The check of that id, of the house or of the office, finished or not. Raises Refusal."""
    of_house = next((each for each in checks_of(settings) if each.id == check_id.upper() and not each.source), None)
    return of_house or looked_at_check(check_id, settings)[0]


def in_forks(function: Any, works: Iterable[Any], limits: Limits) -> Iterable[tuple[Any, bytes | Raised | Lost]]:
    """Each work with what the function makes of it in a process of its own, or with why there is nothing."""
    works = list(works)
    watched = Limits(limits.seconds + BESIDE if limits.seconds else 0, 0)
    work = partial(in_a_fork, function=function, limits=limits)
    yield from done_by(work, works, count=min(cores(), len(works)), limits=watched, unused=True)


def ended_by(why: Raised | Lost, limits: Limits) -> str:
    """What ended the code of a check, in words."""
    if isinstance(why, Raised):
        return f"出错（{safe(why.words)}）"
    if why.cause == "slow":
        return f"超过 {limits.seconds} 秒仍未完成"
    if why.cause == "large":
        return f"所需内存超过 {limits.megabytes} MB"
    return f"自行终止了进程（{signal.Signals(-why.code).name if why.code < 0 else f'代码 {why.code}'}）"


def _limits(settings: Settings) -> Limits:
    return Limits(settings.document_seconds, settings.document_memory_megabytes)


@cache
def _looked_at(sources: tuple[Source, ...], limits: Limits) -> tuple[Looked, ...]:
    found = {each: Looked(each, problem="不是 UTF-8 编码的文本文件，或不能读取") for each in sources if not each.text}
    for source, said in in_forks(look_at_check, [each for each in sources if each.text], limits):
        found[source] = _looked(source, said, limits)
    return tuple(found[each] for each in sources)


def _looked(source: Source, said: bytes | Raised | Lost, limits: Limits) -> Looked:
    if not isinstance(said, bytes):
        return Looked(source, problem=f"不能载入：{ended_by(said, limits)}，请改正后用 jihe checks try 试运行")
    try:
        words = json.loads(said)
        check = check_described(words["check"])
        examples = {
            name: ([str(state) for state in states], as_said is True) for name, (states, as_said) in words["examples"].items()
        }
    # The rim of the house: these words come from code that may say anything.
    except Exception as problem:
        return Looked(source, problem=f"不能载入：{safe(str(problem))}，请改正后用 jihe checks try 试运行")
    raising = safe(str(words.get("problem", "")))
    wrong = f"例子不能运行（{raising}），请用 jihe checks try {safe(check.id)} 查看" if raising else ""
    return Looked(source, check, wrong, examples)


def _problem(check: Check, others: Iterable[Check], examples: Mapping[str, tuple[list[str], bool]]) -> str:
    if not re.fullmatch(r"[A-Z]{3}\d\d", check.id) or any(check.id == other.id for other in others):
        return f"编号“{safe(check.id)}”应为三个大写字母加两位数字，且不与其他检查相同"
    if check.family not in FAMILIES or check.severity not in SEVERITIES:
        return (
            f"类别“{safe(check.family)}”应为 {'、'.join(FAMILIES)} 之一，"
            f"级别“{safe(check.severity)}”应为 {'、'.join(SEVERITIES)} 之一"
        )
    wrong = [safe(name) for name, (_, as_said) in examples.items() if not as_said]
    return f"例子 {'、'.join(wrong)} 与所称不符，请用 jihe checks try {check.id} 查看" if wrong else ""


def _sources(folder: Path) -> tuple[tuple[Source, ...], str]:
    """The files of the folder, by name; or why there are none."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".py") and not name.startswith(("_", ".")))
    except OSError as problem:
        words = f"自定义检查的文件夹“{printable(str(folder))}”不能读取（{problem.strerror}），其中的检查都未参加"
        return (), f"{words}：请改正 jihe.toml 中的 own_checks。"
    return tuple(_source(folder / name) for name in names), ""


def _source(path: Path) -> Source:
    content = read_bytes(path, _LARGEST)
    try:
        text = "" if isinstance(content, Problem) else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    return Source(str(path), printable(path.name), text)
