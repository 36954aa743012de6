"""`jihe read`: what was read of a disclosure, number by number where it is asked for. Without Prefect; nothing is stored."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import typer
from rich.text import Text

from data.columns import AUDITED
from data.rows import ReadRow, rows_of
from data.settings import Settings
from flows.commands.checking import Json, checked_tables
from flows.commands.explained import Number, numbers_of
from flows.commands.printing import print_refused
from flows.commands.printing_numbers import print_numbers, print_summary
from flows.commands.remarks import say_remarks
from flows.consoles import console
from flows.given import look_at, refuse_unusable
from reports.places import Tables
from reports.shares import shares_of, unread_counts

_OF_DOCUMENT = ("document_id", "file_name", "media_type", "kind", "kind_reason", "scope", "unit_name", "fiscal_year", "pages")
_OF_READING = ("amount_unit", "rounding_regime", "numbers", "read_share", "bound_share")
_COUNTED = ("facts", "projects", "project_funds", "indicators", "unread")


def read_and_print(paths: Sequence[str], settings: Settings, *, explain: bool, as_json: bool) -> None:
    """Reads and checks the files and prints what became of their numbers. Raises Refusal."""
    refuse_unusable(paths, settings)
    tables = checked_tables(look_at(paths, settings), settings)
    say_remarks(settings)
    documents = tables["documents"].filter(pl.col("kind").is_in(AUDITED)).sort("file_name", "document_id")
    if as_json:
        told: Json = {"documents": [_as_json(document, tables, explain=explain) for document in documents.to_dicts()]}
        told["intake"] = tables["intake"].to_dicts()
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))
        return
    out, unread = console(), unread_counts(tables["unread"])
    for document in rows_of(documents, ReadRow):
        numbers = numbers_of(tables, document["document_id"])
        print_summary(out, document, shares_of(document, unread), numbers, counts=counts_of(tables, document["document_id"]))
        if explain:
            print_numbers(out, numbers)
        out.print()
    if not (documents.is_empty() or explain):
        out.print(Text("逐个数的读法、依据与核对：加 --explain。", style="bright_black"))
    print_refused(out, tables["intake"])


def counts_of(tables: Tables, document_id: str) -> dict[str, int]:
    """How many rows of each table a document has; cells are the facts of the public tables."""
    own = {name: tables[name].filter(pl.col("document_id") == document_id) for name in _COUNTED}
    cells = int(own["facts"]["table"].is_not_null().sum())
    return {name: frame.height for name, frame in own.items()} | {"facts": own["facts"].height - cells, "cells": cells}


def _as_json(document: Mapping[str, Any], tables: Tables, *, explain: bool) -> Json:
    numbers = numbers_of(tables, document["document_id"])
    ignored = {row["name"]: row["count"] for row in document["ignored"] or []}
    summary = {name: document[name] for name in (*_OF_DOCUMENT, *_OF_READING)}
    summary |= {"counts": counts_of(tables, document["document_id"]), "ignored": ignored, "unread": _reasons(numbers)}
    return summary | ({"explained": [number.as_dict() for number in numbers]} if explain else {})


def _reasons(numbers: Sequence[Number]) -> dict[str, int]:
    return dict(Counter(number.reason for number in numbers if number.reason).most_common())
