"""The command line `jihe`. Nothing heavy is imported until a command needs it: help must come at once."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from data.refusals import Interrupted, Refusal
from data.settings import Settings, cache_folder, settings_here
from flows.command_line_of_checks import checks_app
from flows.processes.failures import said
from flows.typed_paths import typed_path

HELP = """Audit final-accounts disclosures (部门决算公开说明): recompute what they claim, show both places in their own words.

Start with the samples:

\b
    jihe samples samples
    jihe check samples/*.txt
    jihe audit samples

The exit code is 0 when the work was done, whatever was found; 1 where --fail-on names findings; 2 for arguments that
cannot be used; 3 where the work could not be finished, with --fail-on also where a document or a check of your own was not.
"""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(checks_app, name="checks", help="The checks (检查): what is recomputed, and why it matters.")

FilesArgument = Annotated[
    list[str], typer.Argument(metavar="FILE...", callback=typed_path, help="Disclosures, or folders of them.")
]
FailOn = Annotated[
    str | None,
    typer.Option(
        metavar="SEVERITY", help="Exit 1 on findings this grave or graver: error 错误, warning 疑点, notice 核实, never."
    ),
]
LakeOption = Annotated[
    str | None, typer.Option(metavar="DIR", help="Folder of the lake (数据湖); as jihe.toml says, else: lake.")
]


def _say_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"jihe {version('jihe')}")
        raise typer.Exit


@app.callback()
def everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """What holds for every command."""


@app.command()
def check(
    files: FilesArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON, for other programs.")] = False,
    annotate: Annotated[
        str | None,
        typer.Option(
            metavar="OUT.pdf", callback=typed_path, help="Write a copy of FILE, one PDF, in which every finding is marked (标注)."
        ),
    ] = None,
    fail_on: FailOn = None,
) -> None:
    """Check disclosures at once: nothing is stored but what --annotate asks for.

    Prints every finding (发现) with what is printed, what follows from the other numbers, the money at stake, and both
    places of the source. Example:

    \b
        jihe check 2023年度部门决算公开说明.txt --fail-on error

    In a marked PDF all places of a finding bear its number, 3-1 and 3-2, and are red for an error (错误), orange for
    a warning (疑点), blue for a notice (核实), grey for what is waived or an info (提示). The comment of each says what is
    wrong and where the other places are. Keep it out of folders that are audited: it is the same disclosure again.

    \b
        jihe check 2023年度部门决算.pdf --annotate 标注.pdf
    """
    settings = settings_here(fail_on=fail_on)
    from flows.processes.early import workers_begun_early

    # The processes that read and check import what they need while this one does.
    with workers_begun_early(files, settings.workers):
        from flows.commands.checking import check_files

        outcome = check_files(files, settings, as_json=as_json, annotate=annotate)
    raise typer.Exit(outcome.exit_code(settings.fail_on))


@app.command()
def read(
    files: FilesArgument,
    explain: Annotated[bool, typer.Option("--explain", help="Print every number, in the order of the document.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON, for other programs.")] = False,
) -> None:
    """Show what was read of a disclosure, and by which words (读法): nothing is stored.

    Prints what the document is and why, its unit of money, the share of its numbers that was read (读懂的数), and the
    share that a judged relation sets beside another number (有关系核对的数). With --explain, for every number: the section and
    item, what it was read as (subject, measure, base), the entries of data/terms that took it (词条), where its subject is
    named (主体见), and the checks that bind it (核对: 成立 holds, 不成立 fails, 存疑 improbable, 未核 silent). A number
    that nobody read is marked 【未读】 with the reason; what a named rule ignores (略过) is counted. Example:

    \b
        jihe read 2023年度部门决算公开说明.txt
        jihe read 2023年度部门决算公开说明.txt --explain | less
        jihe read 2023年度部门决算公开说明.txt --explain --json
    """
    settings = settings_here()
    from flows.processes.early import workers_begun_early

    with workers_begun_early(files, settings.workers):
        from flows.commands.reading import read_and_print

        read_and_print(files, settings, explain=explain, as_json=as_json)


@app.command()
def audit(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", callback=typed_path, help="Folders or files; a folder is read with all below it."),
    ],
    lake: LakeOption = None,
    workers: Annotated[int | None, typer.Option(min=0, metavar="N", help="Processes that read; 0 means one a core.")] = None,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="Write a marked copy (标注) of every PDF with findings, beside the report.")
    ] = False,
    fail_on: FailOn = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log every step, batch and commit, with the time.")] = False,
) -> None:
    """Audit folders of disclosures into a lake, and write a report.

    Only what is new is read and checked again; where nothing has changed, the last report stands (没有变化). Writes
    LAKE/reports/RUN/index.html. Another audit of the same lake waits for this one. Ctrl-C ends it in order, and what is done
    so far stays; a second Ctrl-C ends it at once. Example:

    \b
        jihe audit 决算公开/2023 --lake lake --workers 4
    """
    settings = settings_here(lake=lake, workers=workers, fail_on=fail_on, marked_pdfs="on" if annotate else None)
    from flows.commands.auditing import audit_and_print

    raise typer.Exit(audit_and_print(paths, settings, verbose=verbose).exit_code(settings.fail_on))


@app.command()
def score(
    lake: LakeOption = None,
    budget: Annotated[
        int | None, typer.Option(min=1, metavar="K", help="Rows of each level that people can look at; else: 20.")
    ] = None,
) -> None:
    """Score how unusual the units, projects and indicators of a lake are among their peers (异常评分).

    For a lake that is already there, whoever wrote its tables; `jihe audit` scores its own. Writes the tables features
    and scores, and LAKE/reports/scores/index.html, and prints the first ten of each level with their reasons. Example:

    \b
        jihe score --lake lake --budget 30

    Under 12 peers there is no score and a sentence says why; from 12 a row is set beside the median of its peers; from
    60 isolation forests score as well, on trial; from 200 what nearly all seeds put first is an info (提示).
    Unusual is not wrong (异常不等于错误): it is a place to look at first.
    """
    settings = settings_here(lake=lake, review_budget=budget)
    from flows.commands.scoring import score_lake

    score_lake(settings)


@app.command()
def status(lake: LakeOption = None) -> None:
    """Show the last runs of a lake: when, how many files, what was found. Example:

    \b
        jihe status --lake lake
    """
    settings = settings_here(lake=lake)
    from flows.commands.history import print_runs

    print_runs(settings)


@app.command()
def samples(
    folder: Annotated[str, typer.Argument(callback=typed_path, help="Where to write them; the folder is made.")] = "samples",
    units: Annotated[int | None, typer.Option(metavar="N", help="A population (总体) of so many units, up to 500,000.")] = None,
    years: Annotated[int, typer.Option(metavar="Y", help="Years that each unit publishes.")] = 1,
    anomalies: Annotated[str, typer.Option(metavar="SPEC", help="Which units have an anomaly (异常): see below.")] = "mixed:5%",
    form: Annotated[str | None, typer.Option(metavar="FORM", help="files or lake; files up to 2,000 units.")] = None,
    seed: Annotated[int, typer.Option(metavar="S", help="Another seed, another population.")] = 1,
    style: Annotated[str | None, typer.Option(metavar="NAME", help="In a province's wording (文风): anhui ...; all.")] = None,
    out: Annotated[str | None, typer.Option(metavar="DIR", callback=typed_path, help="The same as FOLDER.")] = None,
) -> None:
    """Write sample disclosures, made up by the project, some with faults; or a population of invented units.

    A population is realistic and consistent but for its anomalies, which labels.csv names. SPEC gives shares of the units by
    kind, in percent: global, local, cluster, dependency, single (in what the accounts are drawn from); copied_forms,
    inflated_scores, unit_slip, prior_year_rewrite (two years), arithmetic (in what is printed); mixed is all of them in
    equal parts, none is none. docs/populations.md tells more. With --style, N consistent disclosures in the wording of a
    province are written, in every rounding regime in turn; docs/adding-a-style.md writes another one. Example:

    \b
        jihe samples samples
        jihe samples --units 1000 --years 2 --anomalies mixed:5% --out population
        jihe samples --units 100000 --anomalies global:1%,single:1% --out lake
        jihe samples --style anhui --units 6 --out anhui
    """
    if style is not None:
        if (years, anomalies, form) != (1, "mixed:5%", None):
            raise Refusal("--years、--anomalies、--form 只用于总体，不与 --style 同用。")
        from flows.commands.sampling import print_styled

        return print_styled(Path(out or folder), style, units=units, seed=seed)
    if units is None:
        if (years, anomalies, form, seed) != (1, "mixed:5%", None, 1):
            raise Refusal("--years、--anomalies、--form、--seed 只用于总体：请同时写 --units 单位数。")
        from flows.commands.sampling import print_samples

        return print_samples(Path(out or folder))
    from flows.commands.populating import Asked, write_population

    return write_population(Path(out or folder), Asked(units, years, seed, anomalies, form))


def main() -> None:
    """The entry point: what cannot be done is a sentence in Chinese on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding shows a mark instead of a character; it does not end the run.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if sys.platform == "win32":
        sys.exit(_told(Refusal("Windows 上不能直接运行稽核：请安装 WSL（适用于 Linux 的 Windows 子系统），在其中安装和运行。")))
    # Only now: Windows has neither the signals nor the locks of what follows.
    from flows.processes.ending import leave_if_told

    try:
        sys.exit(app(prog_name="jihe", standalone_mode=False))
    except SystemExit as end:
        leave_if_told(end.code)
        raise
    # The rim of the house. BaseException, because a panic of Polars is no Exception.
    except BaseException as problem:
        sys.exit(_told(problem))


def _told(problem: BaseException) -> int:
    """Says what ended a command; returns the exit code."""
    if isinstance(problem, BrokenPipeError):
        # `jihe check ... | head`: nobody reads any more, which is no fault. Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if isinstance(problem, KeyboardInterrupt):
        return 130
    if isinstance(problem, typer.TyperException):
        return _told_of_usage(problem)
    if isinstance(problem, Refusal | Interrupted):
        typer.echo(str(problem), err=True)
        return 2 if isinstance(problem, Refusal) else 3
    typer.echo(said(problem, what="jihe", details=cache_folder(Settings()) / "last_failure.txt"), err=True)
    return 3


def _told_of_usage(problem: typer.TyperException) -> int:
    if type(problem).__name__ == "NoArgsIsHelpError":
        typer.echo(problem.message, err=True)
    else:
        from flows.command_line_errors import usage_sentence

        typer.echo(usage_sentence(problem, app, sys.argv[1:]), err=True)
    return problem.exit_code
