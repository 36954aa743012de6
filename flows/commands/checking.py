"""`jihe check`: reads and checks a few files at once and prints what was found; writes a marked PDF where one is asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import polars as pl
import typer
from rich.text import Text

from checks.engine.bound_numbers import with_bound_shares
from data.editions import is_audited
from data.settings import Settings
from data.tables import empty
from data.units import units_frame
from flows.checking import checked
from flows.commands.annotating import annotated, pdf_to_mark
from flows.commands.printing import (
    print_coverage,
    print_documents,
    print_partly_read,
    print_refused,
    print_totals,
    print_unchecked,
)
from flows.commands.remarks import say_remarks
from flows.consoles import console
from flows.editions import with_editions
from flows.files_held import files_of
from flows.given import Given, look_at, refuse_unusable
from flows.intake import document_details, intake_frame
from flows.outcome import Outcome, outcome_of
from flows.own_checks import checks_of, own_checks
from flows.reading import READING_TABLES, read_files, reading_limits
from flows.units import declared_units, with_household
from reports.coverage import check_titles, states_of
from reports.places import Tables
from reports.run_tables import audited, counting
from reports.standings import standings
from reports.summary import coverage_of
from reports.views import document_views
from reports.waivers import load_waivers, with_waivers

Json = dict[str, object]
_DESCRIBED = (
    *("document_id", "file_name", "kind", "unit_name", "fiscal_year", "superseded_by"),
    *("numbers", "read_share", "bound_share"),
)


def check_files(paths: Sequence[str], settings: Settings, *, as_json: bool, annotate: str | None = None) -> Outcome:
    """Checks the files and prints the findings; returns the outcome. Raises Refusal.

    annotate: where a copy of the one PDF that is given is written, with its findings marked.
    """
    refuse_unusable(paths, settings)
    content = None if annotate is None else pdf_to_mark(paths, annotate, settings)
    given = look_at(paths, settings)
    tables = checked_tables(given, settings)
    say_remarks(settings, tables)
    if as_json:
        typer.echo(json.dumps(_as_json(tables), ensure_ascii=False, indent=1, default=str))
    else:
        _print(tables, settings)
    if annotate is not None and content is not None:
        # Programs read the JSON: what is said to people stays apart from it.
        console(errors=as_json).print(Text(annotated(content, annotate, tables)))
    return outcome_of(tables, settings)


def checked_tables(given: Given, settings: Settings) -> dict[str, pl.DataFrame]:
    """What is read in the files, what the checks say of it, and what became of each file."""
    tables = read_tables(given, settings)
    units = units_frame(tables["documents"]["unit_name"].drop_nulls(), empty("units"), declared_units(settings))
    tables["documents"] = with_editions(tables, files_of(given), units)
    documents = document_details(tables["documents"].lazy())
    tables |= checked(audited(tables) | {"units": units}, with_household(documents, units), settings, own_checks(settings)).frames
    tables["documents"] = with_bound_shares(tables["documents"], tables)
    tables["findings"] = with_waivers(tables["findings"], load_waivers(settings), date.today())
    intake = intake_frame(given, documents, tables["unread"])
    return tables | {"intake": intake}


def read_tables(given: Given, settings: Settings) -> dict[str, pl.DataFrame]:
    """What is read in the files, each document once."""
    first = {file.document_id: file for file in reversed(given.files)}
    readings = list(read_files(list(first.values()), **reading_limits(settings)))
    return {name: pl.concat([empty(name), *(frames[name] for frames in readings)]) for name in READING_TABLES}


def _print(tables: Tables, settings: Settings) -> None:
    out = console()
    documents = standings(tables)
    print_unchecked(out, documents)
    if len(documents) > 1:
        print_partly_read(out, documents)
    print_documents(out, document_views(tables))
    if documents:
        print_totals(out, tables["findings"])
        print_coverage(
            out,
            coverage_of(states_of(tables, own_checks(settings).checks), check_titles(checks_of(settings))),
            counting(tables)["claims"],
        )
    print_refused(out, tables["intake"])


def _as_json(tables: Tables) -> Json:
    """Documents with their findings as the tables hold them (amounts as text: no digit is lost), the intake, the unchecked."""
    findings = tables["findings"].sort("rank").to_dicts()
    audited = tables["documents"].filter(is_audited()).sort("file_name", "document_id")
    described = audited.select(*_DESCRIBED).to_dicts()
    return {
        "documents": [
            row | {"findings": [finding for finding in findings if finding["document_id"] == row["document_id"]]}
            for row in described
        ],
        "intake": tables["intake"].to_dicts(),
        "unchecked": tables["unchecked"].sort("document_id", "check_id").to_dicts(),
    }
