"""The settings: `jihe.toml` in the working folder, or JIHE_* in the environment, which wins. docs/settings.md tells of each.

An unknown key is refused, not ignored: a misspelt threshold that does nothing is worse than an error.
"""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from data.files import can_hold_a_lake
from data.refusals import Refusal

FILE_NAME = "jihe.toml"
PREFIX = "JIHE_"
# The severities that may be named as a failure, the loudest first; "never" names none.
FAIL_ON = ("error", "warning", "notice", "never")
ON_OFF = ("on", "off")
# Settings that name a place: ~ is the home folder, and nothing is no place.
PLACES = ("lake", "reports", "waivers", "own_checks", "units", "cache")
# Settings that take one of a few words.
CHOICES = {"fail_on": FAIL_ON} | dict.fromkeys(("expectations", "anomalies", "page_pictures", "marked_pdfs"), ON_OFF)

_Value = TypeVar("_Value", str, int)


def _key(default: _Value, meaning: str) -> _Value:
    """A setting: its default, and the sentence that docs/settings.md prints."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every key, its default and what it does.

    >>> Settings().lake
    'lake'
    """

    lake: str = _key(
        "lake",
        "Folder of the lake, or prefix in an object store (`s3://bucket/jihe`; credentials from the environment alone: nobody "
        "is asked for them).",
    )
    reports: str = _key("", "Folder of the HTML reports; empty means `reports` below the lake.")
    workers: int = _key(0, "Processes that read and check documents; 0 means one a core.")
    fail_on: str = _key(
        "never", "Findings that make the exit code 1: `error`, `warning`, `notice` (each with the graver ones) or `never`."
    )
    document_seconds: int = _key(
        60,
        "Seconds that reading or checking one document may take, 0 for no bound; beyond them it is told as not done.",
    )
    document_megabytes: int = _key(50, "Size of the largest file that is read; a larger one is reported as unreadable.")
    document_memory_megabytes: int = _key(
        1024,
        "Memory that reading or checking one document may take, 0 for no bound; beyond it it is told as not done.",
    )
    waivers: str = _key("", "TOML or YAML file of the waivers (豁免), below; empty means none.")
    own_checks: str = _key("", "Folder of Python files with your own checks; their code is run. Empty means none.")
    units: str = _key("", "TOML file that says which body belongs to which, below; empty where nothing is known of that.")
    expectations: str = _key(
        "on",
        "Whether Great Expectations holds every batch to its contract and publishes what it says of the checks: `on` or `off`.",
    )
    anomalies: str = _key(
        "on", "Whether an audit scores how unusual units, projects and indicators are among their peers: `on` or `off`."
    )
    review_budget: int = _key(
        20, "Rows of each level that people can look at: nine tenths are the first of the ranking, one tenth is drawn at random."
    )
    review_seed: int = _key(0, "Seed of that draw; another number draws other rows.")
    page_pictures: str = _key(
        "on", "Whether the report shows the pages of PDFs that errors and warnings cite, with the places framed: `on` or `off`."
    )
    marked_pdfs: str = _key(
        "off", "Whether a copy of every PDF with findings, all of them marked (标注), lies beside the report: `on` or `off`."
    )
    cache: str = _key("", "Folder of Prefect's own files; empty means `jihe` in the user's cache folder.")
    parameters: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata={
            "meaning": "A table of its own, `[parameters]`: thresholds of the office, below; empty means those of the house."
        },
    )

    def hash(self) -> str:
        """A fingerprint of all values (16 hexadecimal characters), for the `runs` table."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def load_settings(folder: Path, environment: Mapping[str, str]) -> Settings:
    """The settings of `jihe.toml` in `folder`, overridden by JIHE_* of `environment`. Raises Refusal."""
    settings = _with_values(Settings(), _of_file(folder / FILE_NAME), source=FILE_NAME)
    return _with_values(settings, _of_environment(environment), source="环境变量")


def with_options(settings: Settings, **options: str | int | None) -> Settings:
    """The settings with those options of the command line that were given (not None). Raises Refusal."""
    given = {name: value for name, value in options.items() if value is not None}
    return _with_values(settings, given, source="命令行")


def settings_here(**options: str | int | None) -> Settings:
    """The settings of the working folder and the environment; options of the command line win where they are given."""
    return with_options(load_settings(Path.cwd(), os.environ), **options)


def cache_folder(settings: Settings) -> Path:
    """Where Prefect's own files live: apart from `~/.prefect`, so that a user's own Prefect is not disturbed."""
    if settings.cache:
        return Path(settings.cache).absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jihe"


def reports_folder(settings: Settings) -> Path:
    """Where the reports go: beside the tables of the lake, unless the lake is an object store."""
    if settings.reports:
        return Path(settings.reports)
    return Path("reports") if "://" in settings.lake else Path(settings.lake) / "reports"


def _of_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Refusal(f"“{path}”不是有效的 TOML 文件（{problem}）：请按 docs/settings.md 的写法改正。") from problem


def _of_environment(environment: Mapping[str, str]) -> dict[str, object]:
    return {name.removeprefix(PREFIX).lower(): value for name, value in environment.items() if name.startswith(PREFIX)}


def _with_values(settings: Settings, values: Mapping[str, object], *, source: str) -> Settings:
    known: dict[str, object] = {key.name: key.default for key in fields(Settings)}
    for name in values:
        if name not in known:
            raise Refusal(f"{source}中的“{name}”不是已知的设置项：可用的有 {'、'.join(known)}，说明见 docs/settings.md。")
    # Each has the type of its default; that of a key which comes at run time cannot be written.
    typed: dict[str, Any] = {name: _typed(name, value, default=known[name], source=source) for name, value in values.items()}
    return replace(settings, **typed)


def _typed(name: str, value: object, *, default: object, source: str) -> str | int | tuple[tuple[str, str], ...]:
    if isinstance(default, tuple):
        return _table(name, value, source=source)
    if isinstance(default, int):
        return _whole_number(name, value, source=source)
    if not isinstance(value, str):
        raise Refusal(f"{source}中的 {name} 应为文字，现为“{value}”：请加上引号。")
    if value not in CHOICES.get(name, (value,)):
        raise Refusal(f"{source}中的 {name} 应为 {'、'.join(CHOICES[name])} 之一，现为“{value}”：请改正。")
    if name in PLACES:
        return _place(name, value, default=default, source=source)
    return value


def _table(name: str, value: object, *, source: str) -> tuple[tuple[str, str], ...]:
    """The numbers of a table by their names, as text: 62.5 is no binary fraction here."""
    if not isinstance(value, Mapping):
        raise Refusal(f"{source}中的 {name} 应为 {FILE_NAME} 中的一张表：请写作 [{name}]，其下每行一个“名称 = 数”。")
    for each, number in value.items():
        if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number):
            raise Refusal(f"{source}中 [{name}] 的 {each} 应为数，现为“{number}”：请改正。")
    return tuple(sorted((each, str(number)) for each, number in value.items()))


def _place(name: str, value: str, *, default: object, source: str) -> str:
    if not value.strip():
        if default:
            raise Refusal(f"{source}中的 {name} 为空：请写明文件夹，或删去这一项（默认为 {default}）。")
        return ""
    place = os.path.expanduser(value)
    if "://" in place:
        return place
    if name == "lake" and not can_hold_a_lake(place):
        raise Refusal(f"{source}中的 {name} 不能是“{value}”：文件夹的路径中不能有 [ ] \\ ^ | 和 %20 之类的写法，请另选一个。")
    # A folder that is left again by .. need not be there, and is not made.
    return os.path.realpath(place) if _goes_back(place) else place


def _goes_back(place: str) -> bool:
    """Whether .. follows the name of a folder."""
    parts = Path(place).parts
    return any(after == ".." != before for before, after in pairwise(parts))


def _whole_number(name: str, value: object, *, source: str) -> int:
    text = str(value).strip()
    if isinstance(value, bool) or not (text.isascii() and text.isdigit()):
        raise Refusal(f"{source}中的 {name} 应为不小于 0 的整数，现为“{value}”：请改正。")
    return int(text)
