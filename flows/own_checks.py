"""Checks of the office's own, in a folder outside the house that the setting `own_checks` names. They are code, and are run.

One that cannot be used is left out with a sentence; it never stops an audit, and never takes part half finished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from polars.exceptions import PanicException

from checks.discover import Check, check_of_file, discover
from checks.trying import tried_examples
from disclosures.observations.of_tables import with_observations
from flows.refusals import unknown_check
from flows.settings import Settings
from reports.wording import FAMILIES, SEVERITIES


@dataclass(frozen=True, slots=True)
class OwnChecks:
    """The checks that can be used, and a sentence for each file that cannot."""

    checks: tuple[Check, ...]
    remarks: tuple[str, ...]


def own_checks(settings: Settings) -> OwnChecks:
    """The checks of the folder of the settings whose examples do what they say."""
    if not settings.own_checks:
        return OwnChecks((), ())
    folder = Path(settings.own_checks).absolute()
    return _usable(folder, tuple((path.name, path.stat().st_mtime_ns) for path in _files(folder)))


@cache
def _usable(folder: Path, _stamps: tuple[tuple[str, int], ...]) -> OwnChecks:
    checks: list[Check] = []
    remarks: list[str] = []
    for path, found in _found(folder):
        problem = found if isinstance(found, str) else _problem(found, (*discover(), *checks))
        if problem:
            remarks.append(f"自定义检查“{path.name}”未参加：{problem}。")
        else:
            checks.append(found)
    return OwnChecks(tuple(checks), tuple(remarks))


def check_of_id(check_id: str, settings: Settings) -> Check:
    """The check of that id, of the house or of the office, finished or not. Raises Refusal."""
    found = _found(Path(settings.own_checks)) if settings.own_checks else ()
    for each in (*discover(), *(each for _, each in found if isinstance(each, Check))):
        if each.id == check_id.upper():
            return each
    raise unknown_check(check_id)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("[!_.]*.py"))


def _found(folder: Path) -> Iterator[tuple[Path, Check | str]]:
    """Every file of the folder with its check, or with what is wrong with it."""
    for path in _files(folder):
        try:
            yield path, check_of_file(path)
        # The rim of the house: the file is somebody's work of today, and may raise anything.
        except (Exception, SystemExit) as problem:
            yield path, f"不能载入（{type(problem).__name__}：{problem}），请改正后用 jihe checks try 试运行"


def _problem(check: Check, others: Iterable[Check]) -> str | None:
    if not re.fullmatch(r"[A-Z]{3}\d\d", check.id) or any(check.id == other.id for other in others):
        return f"编号“{check.id}”应为三个大写字母加两位数字，且不与其他检查相同"
    if check.family not in FAMILIES or check.severity not in SEVERITIES:
        return f"类别“{check.family}”应为 {'、'.join(FAMILIES)} 之一，级别“{check.severity}”应为 {'、'.join(SEVERITIES)} 之一"
    try:
        wrong = [name for name, (_, as_said) in tried_examples(check, with_observations).items() if not as_said]
    except (Exception, PanicException) as problem:
        return f"例子不能运行（{type(problem).__name__}：{problem}），请用 jihe checks try {check.id} 查看"
    return f"例子 {'、'.join(wrong)} 与所称不符，请用 jihe checks try {check.id} 查看" if wrong else None
