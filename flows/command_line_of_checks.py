"""The commands `jihe checks ...`. Nothing heavy is imported until one of them needs it."""

from __future__ import annotations

from typing import Annotated

import typer

from data.settings import settings_here
from flows.typed_paths import typed_path

checks_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@checks_app.command("list")
def list_checks() -> None:
    """List the checks: id, family, severity (级别) and the claim that each makes."""
    from flows.commands.catalogue import print_checks

    print_checks(settings_here())


@checks_app.command("show")
def show_check(
    check_id: Annotated[str, typer.Argument(metavar="ID", help="For example SUM01.")],
    english: Annotated[bool, typer.Option("--english", help="As its developers read it.")] = False,
) -> None:
    """Show a check's publication (主张, 为何要查, 方法, 何时不查, 依据, 局限). Examples:

    \b
        jihe checks show SUM01
        jihe checks show SUM01 --english
    """
    from flows.commands.catalogue import print_check

    print_check(check_id, settings_here(), english=english)


@checks_app.command("new")
def new_check(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What holds when all is well: income_is_not_zero.")],
) -> None:
    """Write the skeleton of a check of your own, with examples that fail until it is written. Example:

    \b
        jihe checks new income_is_not_zero
    """
    from flows.commands.new_check import write_check

    typer.echo(write_check(name, settings_here()))


@checks_app.command("try")
def try_check(
    check_id: Annotated[str, typer.Argument(metavar="ID", help="For example OWN01.")],
    file: Annotated[str | None, typer.Argument(metavar="FILE", callback=typed_path, help="A disclosure to try it on.")] = None,
) -> None:
    """Try one check on its examples, and on one disclosure: every relation that it looks at, with its evidence.

    Exits with 1 where an example does not do what it says. Example:

    \b
        jihe checks try SUM01 2023年度部门决算公开说明.txt
    """
    settings = settings_here()
    from flows.commands.trying import try_check as tried

    if not tried(check_id, file, settings):
        raise typer.Exit(1)
