"""All checks over all documents: frames in, frames out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import polars as pl

from checks.claims import STATED
from checks.discover import Check, discover
from checks.findings import findings
from checks.judge import judged
from checks.messages import message
from checks.prepared.additions import additions
from checks.prepared.classified import classified
from checks.prepared.forms import forms
from checks.prepared.fund_cells import fund_cells
from checks.prepared.prose import prose
from checks.prepared.shared_wholes import shared_wholes
from data.records import stable_id
from data.tables import schema_of

# In this order: a table may rest on those before it.
PREPARED: tuple[Callable[..., pl.LazyFrame], ...] = (prose, additions, classified, shared_wholes, forms, fund_cells)
# Raised with every change to the judge, the prepared tables or the messages that changes claims of an unchanged check.
JUDGE_VERSION = 1
CHECKS_VERSION: str = stable_id(JUDGE_VERSION, *(f"{check.id}.{check.version}" for check in discover()))

_MESSAGE_NEEDS = (
    "place",
    "said",
    "printed",
    "derived",
    "derived_low",
    "derived_high",
    "unit",
    "digits",
    "formula",
    "reason",
    "message",
)


def check(tables: Mapping[str, pl.DataFrame], parameters: Mapping[str, Decimal] | None = None) -> dict[str, pl.DataFrame]:
    """The claims and findings of all checks on the documents of the tables.

    tables: documents, facts, projects, project_funds and indicators, as declared in `data.tables`; any number of
    documents. parameters: thresholds by name that differ from those of the checks. Returns the tables `claims` and
    `findings`, as declared, their rows in an order that does not depend on the order of the input.
    """
    told = told_claims(tables, discover(), parameters or {})
    return {
        "claims": told.select(pl.col(name).cast(dtype) for name, dtype in schema_of("claims").items()),
        "findings": findings(told),
    }


def told_claims(tables: Mapping[str, pl.DataFrame], checks: Iterable[Check], parameters: Mapping[str, Decimal]) -> pl.DataFrame:
    """The judged claims of the given checks, with their messages: the columns of the table `claims`, and more."""
    checks = list(checks)
    frames = _prepared(tables, {name for each in checks for name in each.needs})
    stated = [_stated(each, frames, parameters) for each in checks]
    claims = pl.concat(stated) if stated else pl.LazyFrame(schema=STATED)
    documents = tables["documents"].lazy().select("document_id", "unit_name", "fiscal_year")
    numbered = _numbered(judged(claims.join(documents, on="document_id", how="left"))).collect()
    return _with_messages(numbered)


def _prepared(tables: Mapping[str, pl.DataFrame], needed: set[str]) -> dict[str, pl.LazyFrame]:
    """The tables, and those made from them that a check asks for, directly or through another."""
    frames = {name: frame.lazy() for name, frame in tables.items()}
    wanted = set(needed)
    for make in reversed(PREPARED):
        if make.__name__ in wanted:
            wanted |= set(inspect.signature(make).parameters)
    for make in PREPARED:
        if make.__name__ in wanted:
            frames[make.__name__] = make(*(frames[name] for name in inspect.signature(make).parameters)).collect().lazy()
    return frames


def _stated(each: Check, frames: Mapping[str, pl.LazyFrame], parameters: Mapping[str, Decimal]) -> pl.LazyFrame:
    own = {name: parameters.get(name, value) for name, value in each.parameters.items()}
    given = [own if name == "parameters" else frames[name] for name in each.needs]
    return each.claims(*given).with_columns(
        pl.col("severity").fill_null(each.severity),
        check_id=pl.lit(each.id),
        check_version=pl.lit(each.version, dtype=pl.Int32),
        family=pl.lit(each.family),
    )


def _numbered(claims: pl.LazyFrame) -> pl.LazyFrame:
    """The claims in order of document, check and place, each with an id that says so."""
    start = pl.col("evidence").list.first().struct.field("start")
    ordered = claims.with_columns(start=start).sort(
        "document_id", "check_id", "start", "place", "subject", "unit", "said", nulls_last=True
    )
    ordinal = pl.int_range(pl.len()).over("document_id", "check_id").cast(pl.String).str.zfill(4)
    return ordered.with_columns(claim_id=pl.concat_str("check_id", pl.col("document_id").str.head(16), ordinal, separator="-"))


def _with_messages(claims: pl.DataFrame) -> pl.DataFrame:
    """Messages are composed one by one: few claims fail, and Chinese is not composed by expressions."""
    loud = claims.filter(pl.col("state").is_in(("fails", "improbable")))
    words = pl.Series("words", [message(row) for row in loud.select(_MESSAGE_NEEDS).iter_rows(named=True)], dtype=pl.String)
    told = loud.select("claim_id").with_columns(words)
    joined = claims.join(told, on="claim_id", how="left", maintain_order="left")
    return joined.with_columns(message=pl.col("words")).drop("words")
