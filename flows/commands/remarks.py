"""What the user should know of the settings' own files: checks that were left out, waivers that do nothing."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from checks.engine.discover import discover
from data.settings import Settings
from features.explaining.findings import CHECKS
from flows.consoles import console
from flows.own_checks import own_checks
from reports.places import Tables
from reports.standings import unfinished_checks
from reports.waivers import load_waivers, remarks_on


def remarks(settings: Settings) -> list[str]:
    """The sentences. Raises Refusal where a file cannot be used at all."""
    own = own_checks(settings)
    # What alerts is waived like any other finding.
    known = [*(check.id for check in (*discover(), *own.checks)), *CHECKS.values()]
    return [*own.remarks, *remarks_on(load_waivers(settings), known, date.today())]


def say_remarks(settings: Settings, tables: Tables | None = None) -> None:
    """Says them on standard error, and of the tables of a run which own checks came to no end."""
    for sentence in (*remarks(settings), *(unfinished_checks(tables) if tables else ())):
        console(errors=True).print(Text(sentence, style="yellow"))
