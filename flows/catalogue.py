"""`jihe checks`: what the checks publish about themselves. Nobody writes it twice: it is their docstring."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from checks.discover import Check, discover
from flows.consoles import console
from flows.refusals import unknown_check
from flows.terminal import TONES
from flows.wording import FAMILIES, SEVERITIES


def print_checks() -> None:
    """Prints a line a check."""
    table = Table(box=None, pad_edge=False, header_style="bright_black")
    for heading in ("编号", "类别", "级别", "主张"):
        table.add_column(heading, no_wrap=heading != "主张")
    for check in discover():
        severity = Text(SEVERITIES[check.severity], style=TONES[check.severity])
        table.add_row(Text(check.id), Text(FAMILIES.get(check.family, check.family)), severity, Text(check.title))
    console().print(table)


def print_check(check_id: str) -> None:
    """Prints the publication of a check. Raises Refusal where no check bears the id."""
    check = next((each for each in discover() if each.id == check_id.upper()), None)
    if check is None:
        raise unknown_check(check_id)
    out = console()
    out.print(_heading(check))
    out.print(Text(f"\n{check.publication}"))
    for name, value in check.parameters.items():
        out.print(Text(f"参数 {name} = {value}"))


def _heading(check: Check) -> Text:
    heading = Text(f"{check.id} {check.title}", style="bold")
    heading.append(f"  {FAMILIES.get(check.family, check.family)} · ", style="default")
    return heading.append(SEVERITIES[check.severity], style=TONES[check.severity])
