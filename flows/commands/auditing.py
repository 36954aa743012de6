"""`jihe audit`: runs the flow under a progress bar, then prints what the lake holds of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from data.refusals import Interrupted
from data.settings import Settings, cache_folder, reports_folder
from flows.commands.progress_shown import progress_shown
from flows.consoles import console
from flows.given import make_folder, make_lake_folder, refuse_unusable
from flows.processes.running import audit_paths

if TYPE_CHECKING:
    from flows.outcome import Outcome

GRAVEST_SHOWN = 5


def audit_and_print(paths: Sequence[str], settings: Settings, *, verbose: bool = False) -> Outcome:
    """Audits the paths and prints what was found; returns the outcome. Raises Refusal, Interrupted.

    verbose: whether every step is logged on standard error.
    """
    refuse_unusable(paths, settings)
    make_lake_folder(settings.lake)
    make_folder(str(reports_folder(settings)))
    make_folder(str(cache_folder(settings)))
    with progress_shown(console(errors=True), verbose=verbose):
        run_id = audit_paths(paths, settings)
    return _printed(run_id, settings)


def _printed(run_id: str, settings: Settings) -> Outcome:
    """Prints the run. Raises Interrupted where a table of the lake is damaged, by its name."""
    from polars.exceptions import PanicException

    from data.store import Lake
    from flows.damage import damage_said

    try:
        return _print_run(run_id, settings)
    except (Exception, PanicException) as problem:
        if sentence := damage_said(Lake(settings.lake)):
            raise Interrupted(sentence) from problem
        raise


def _print_run(run_id: str, settings: Settings) -> Outcome:
    # Imported by now; at the head of this file they would delay the start of the server, on which all else waits.
    from data.store import Lake
    from flows.commands.printing import (
        print_coverage,
        print_files,
        print_gravest,
        print_partly_read,
        print_refused,
        print_totals,
        print_unchecked,
    )
    from flows.commands.remarks import say_remarks
    from flows.losses import lost_in, sentence_of
    from flows.outcome import outcome_of
    from flows.own_checks import checks_of, own_checks
    from flows.publishing import local_time, report_path
    from reports.coverage import check_titles, states_of
    from reports.run_tables import counting, counts_of_run, row_of_run, tables_of_run, versions_of_run
    from reports.standings import standings
    from reports.summary import coverage_of

    out = console()
    lake = Lake(settings.lake)
    run = row_of_run(lake, run_id)
    tables = tables_of_run(lake, versions_of_run(run))
    counts = counts_of_run(run)
    if remark := sentence_of(lost_in(counts)):
        console(errors=True).print(Text(remark, style="yellow"))
    documents = standings(tables)
    print_unchecked(out, documents)
    print_partly_read(out, documents)
    print_totals(out, tables["findings"])
    print_gravest(out, tables, GRAVEST_SHOWN)
    states = states_of(tables, own_checks(settings).checks)
    print_coverage(out, coverage_of(states, check_titles(checks_of(settings))), counting(tables)["claims"])
    print_refused(out, tables["intake"])
    print_files(out, counts)
    reported = run_id
    if run["state"] == "unchanged" and (last := lake.last_run()):
        reported = last["run_id"]
        out.print(Text(f"与 {local_time(last['started_at'])} 的运行相比没有变化：未重新读取、核对、评分，报告仍是那一次的。"))
    out.print(Text(f"报告：{report_path(settings, reported)}"))
    out.print(Text(f"数据湖：{settings.lake}（运行 {run_id}）"))
    say_remarks(settings, tables)
    return outcome_of(tables, settings)
