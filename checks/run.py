"""All checks over all documents: frames in, frames out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import polars as pl

from checks.claims import STATED
from checks.collecting import all_collected, as_declared, collected
from checks.coverage import coverage
from checks.discover import Check, discover
from checks.evidence import number_places, with_evidence
from checks.findings import findings
from checks.judge import SIGMAS, judged
from checks.messages import message
from checks.prepared.additions import additions
from checks.prepared.classified import classified
from checks.prepared.form_totals import form_totals
from checks.prepared.forms import forms
from checks.prepared.fund_rows import fund_cells, fund_rows
from checks.prepared.indicator_rows import indicator_rows
from checks.prepared.last_year import last_amounts, last_year
from checks.prepared.prose import printed_numbers, prose
from checks.prepared.quantities import quantities
from checks.prepared.shared_wholes import shared_wholes
from checks.prepared.traces import traces
from checks.thresholds import thresholds
from checks.words.tables import with_words
from data.records import stable_id
from data.tables import empty

__all__ = ["CHECKS_VERSION", "check", "checks_version", "coverage", "told_claims"]

# In this order: a table may rest on those before it.
PREPARED: tuple[Callable[..., pl.LazyFrame], ...] = (
    printed_numbers,
    prose,
    additions,
    classified,
    shared_wholes,
    indicator_rows,
    fund_rows,
    fund_cells,
    forms,
    quantities,
    form_totals,
    last_year,
    last_amounts,
    traces,
)
_GIVEN = {make.__name__: tuple(inspect.signature(make).parameters) for make in PREPARED}
# Raised with every change to the judge, the prepared tables or the messages that changes claims of an unchanged check.
JUDGE_VERSION = 2


def checks_version(own: Iterable[Check] = ()) -> str:
    """A fingerprint of all checks with their versions; own: those of a folder outside the house, whose text counts as well."""
    parts = (f"{each.id}.{each.version}{'.trial' if each.trial else ''}{each.source}" for each in (*discover(), *own))
    return stable_id(JUDGE_VERSION, *parts)


CHECKS_VERSION: str = checks_version()

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


def check(
    tables: Mapping[str, pl.DataFrame], parameters: Mapping[str, Decimal] | None = None, *, own: Iterable[Check] = ()
) -> dict[str, pl.DataFrame]:
    """The claims and findings of all checks on the documents of the tables.

    tables: documents, facts, projects, project_funds, indicators and (if known) units, as declared in `data.tables`; any
    number of documents. Relations across years and levels see those documents alone that are given together.
    parameters: thresholds by name that differ from those of the checks, and `sigmas` of the judge. own: checks beside
    those of the house. Returns the tables `claims` and `findings`, as declared, in an order that does not depend on the
    order of the input.
    """
    told = told_claims(tables, [*discover(), *own], parameters or {})
    return {"claims": as_declared("claims", told.lazy()), "findings": findings(told)}


def told_claims(tables: Mapping[str, pl.DataFrame], checks: Iterable[Check], parameters: Mapping[str, Decimal]) -> pl.DataFrame:
    """The judged claims of the given checks, with their messages: the columns of the table `claims`, and more."""
    checks = list(checks)
    needed = _with_givens(name for each in checks for name in each.needs)
    numbered, places = number_places(with_words({"units": empty("units"), **tables}, needed))
    numbered["thresholds"] = thresholds(tables["documents"], parameters)
    frames = _prepared(numbered, needed)
    claims = _all_claims(checks, frames, parameters)
    documents = numbered["documents"].select("document_id", "unit_name", "fiscal_year")
    known = claims.join(documents, on="document_id", how="left", maintain_order="left")
    sigmas = float(parameters.get("sigmas", SIGMAS))
    judgements = with_evidence(collected(_on_trial(judged(known, sigmas))), places)
    return _with_messages(collected(_numbered(judgements.lazy())))


def _with_givens(needed: Iterable[str]) -> set[str]:
    """The names of the needed tables, and of those that they are made from."""
    wanted = set(needed)
    for make in reversed(PREPARED):
        if make.__name__ in wanted:
            wanted |= set(_GIVEN[make.__name__])
    return wanted


def _prepared(tables: Mapping[str, pl.LazyFrame], needed: set[str]) -> dict[str, pl.LazyFrame]:
    """The tables, and those of PREPARED that are needed, each step of those that are ready together."""
    frames, missing = dict(tables), [make for make in PREPARED if make.__name__ in needed]
    while missing:
        ready = [make for make in missing if all(name in frames for name in _GIVEN[make.__name__])]
        if not ready:
            raise LookupError(f"no table for {', '.join(make.__name__ for make in missing)}")
        made = all_collected([make(*(frames[name] for name in _GIVEN[make.__name__])) for make in ready])
        frames |= {make.__name__: frame.lazy() for make, frame in zip(ready, made, strict=True)}
        missing = [make for make in missing if make not in ready]
    return frames


def _all_claims(checks: list[Check], frames: Mapping[str, pl.LazyFrame], parameters: Mapping[str, Decimal]) -> pl.LazyFrame:
    """What the checks state, with check_id, check_version, family, and the check's severity where it states none."""
    if not checks:
        return pl.LazyFrame(schema={**STATED, **_CHECK}).drop("usual")
    stated = all_collected([_stated(each, frames, parameters) for each in checks])
    constants = [(each.id, each.version, each.family, each.severity, each.trial) for each in checks]
    of_checks = pl.LazyFrame(constants, schema=_CHECK, orient="row").with_columns(
        rows=pl.Series([frame.height for frame in stated])
    )
    whose = of_checks.filter(pl.col("rows") > 0).select(pl.exclude("rows").repeat_by("rows").explode())
    whole = pl.concat([pl.DataFrame(schema=STATED), *stated], how="diagonal")
    claims = pl.concat([whole.lazy(), whose], how="horizontal")
    return claims.with_columns(pl.coalesce("severity", "usual").alias("severity")).drop("usual")


_CHECK = {"check_id": pl.String, "check_version": pl.Int32, "family": pl.String, "usual": pl.String, "trial": pl.Boolean}


def _on_trial(claims: pl.LazyFrame) -> pl.LazyFrame:
    """A check on trial says nothing louder than an info."""
    return claims.with_columns(severity=pl.when("trial").then(pl.lit("info")).otherwise("severity"))


def _stated(each: Check, frames: Mapping[str, pl.LazyFrame], parameters: Mapping[str, Decimal]) -> pl.LazyFrame:
    own = {name: parameters.get(name, value) for name, value in each.parameters.items()}
    return each.claims(*(own if name == "parameters" else frames[name] for name in each.needs))


def _numbered(claims: pl.LazyFrame) -> pl.LazyFrame:
    """The claims in order of document, check and place, each with an id that says so."""
    start = pl.col("evidence").list.first().struct.field("start")
    order = ("document_id", "check_id", "start", "place", "subject", "unit", "said")
    ordered = claims.with_columns(start=start).sort(order, nulls_last=True)
    ordinal = pl.int_range(pl.len()).over("document_id", "check_id").cast(pl.String).str.zfill(4)
    return ordered.with_columns(claim_id=pl.concat_str("check_id", pl.col("document_id").str.head(16), ordinal, separator="-"))


def _with_messages(claims: pl.DataFrame) -> pl.DataFrame:
    """Messages are composed one by one: few claims fail, and Chinese is not composed by expressions."""
    loud = claims["state"].is_in(("fails", "improbable"))
    messages: list[str | None] = [None] * claims.height
    rows = claims.filter(loud).select(_MESSAGE_NEEDS).iter_rows(named=True)
    for place, row in zip(loud.arg_true(), rows, strict=True):
        messages[place] = message(row)
    return claims.with_columns(message=pl.Series(messages, dtype=pl.String))
