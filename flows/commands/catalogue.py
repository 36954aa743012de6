"""`jihe checks`: what the checks publish about themselves, in Chinese for the office and in English for who changes them."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

from rich.table import Table
from rich.text import Text

from checks.engine.discover import Check
from checks.engine.publication import parts_of
from data.parameters import Parameter, parameters
from data.settings import Settings
from features.explaining.findings import CHECKS, FAMILY
from features.explaining.words import HOW, LEVELS, NOT_WRONG
from flows.commands.printing import TONES
from flows.commands.remarks import say_remarks
from flows.consoles import console
from flows.own_checks import check_of_id, checks_of
from reports.wording import FAMILIES, SEVERITIES


def print_checks(settings: Settings) -> None:
    """Prints a line a check."""
    table = Table(box=None, pad_edge=False, header_style="bright_black")
    for heading in ("编号", "类别", "级别", "主张"):
        table.add_column(heading, no_wrap=heading != "主张")
    say_remarks(settings)
    for check in checks_of(settings):
        severity = Text(SEVERITIES[check.severity], style=TONES[check.severity])
        title = Text(check.title + ("（试用）" if check.trial else ""))
        table.add_row(Text(check.id), Text(FAMILIES.get(check.family, check.family)), severity, title)
    console().print(table)


def print_check(check_id: str, settings: Settings, *, english: bool = False) -> None:
    """Prints the publication of a check, or of what the ranking finds. Raises Refusal where nothing bears the id.

    english: as its docstring has it, for developers; so is that of a check that brings no Chinese one.
    """
    out = console()
    level = next((level for level, of_level in CHECKS.items() if of_level == check_id.upper()), None)
    if level is not None:
        kind = f"{FAMILIES[FAMILY]} · {SEVERITIES['info']}"
        out.print(Text(f"{check_id.upper()} {LEVELS[level]}与同类相比不寻常  {kind}", style="bold"))
        out.print(Text(f"\n{HOW.format(level=LEVELS[level])}\n{NOT_WRONG}"))
        return
    check = check_of_id(check_id, settings)
    out.print(_heading(check))
    parts = parts_of(check.published)
    if english or not parts:
        out.print(Text(f"\n{check.publication}"))
    else:
        out.print()
        for name, words in (("主张", f"{check.title}。"), *parts.items()):
            out.print(Text(f"{name}：", style="bright_black").append(words, style="default"))
    for name, value in check.parameters.items():
        out.print(Text(f"参数 {name} = {value}"))
    for line in (line for name, of_years in parameters().items() if _uses(check, name) for line in map(_parameter, of_years)):
        out.print(Text(line))


def _uses(check: Check, name: str) -> bool:
    """Whether the check takes this parameter of data/parameters: its claims ask for thresholds, and its text names it."""
    if "thresholds" not in check.needs:
        return False
    # The code of an office's own check is never run here, and so has no module.
    of_office = check.source and Path(check.module).read_text(encoding="utf-8")
    return f'"{name}"' in (of_office or inspect.getsource(sys.modules[check.claims.__module__]))


def _parameter(one: Parameter) -> str:
    """参数 low_execution_rate = 60%（自2020年起）, its title, law and note."""
    first, last = (f"{one.first_year}年起" if one.first_year else ""), (f"至{one.last_year}年" if one.last_year else "")
    source = "，".join(filter(None, (one.law, one.article, one.link, one.note)))
    return f"参数 {one.id} = {one.value}{one.unit}（{first}{last or ('' if first else '不限年度')}）：{one.title}。依据：{source}"


def _heading(check: Check) -> Text:
    heading = Text(f"{check.id} {check.title}", style="bold")
    heading.append(f"  {FAMILIES.get(check.family, check.family)} · ", style="default")
    heading.append(SEVERITIES.get(check.severity, check.severity), style=TONES.get(check.severity, ""))
    return heading.append(f" · 第 {check.version} 版" + (" · 试用：只作提示，不报警" if check.trial else ""), style="default")
