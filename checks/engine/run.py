"""All checks over all documents: frames in, frames out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import polars as pl

from checks.engine.claims import STATED
from checks.engine.collecting import all_collected, as_declared, collected
from checks.engine.consequences import roots, without_consequences
from checks.engine.coverage import coverage
from checks.engine.discover import Check, discover
from checks.engine.doubted_readings import with_doubted_readings
from checks.engine.evidence import number_places, with_evidence
from checks.engine.findings import findings
from checks.engine.judge import IMPROBABLE_SIGMA, SIGMAS, judged
from checks.engine.messages import ClaimRow, message
from checks.engine.preparing import prepared, with_givens
from checks.engine.thresholds import thresholds, thresholds_in_words
from data.records import stable_id
from data.rows import rows_of
from data.source_digest import source_digest
from data.tables import empty, schema_of

__all__ = ["CHECKS_VERSION", "check", "check_beside", "checks_version", "coverage", "told_claims"]


def checks_version(own: Iterable[Check] = (), local: Mapping[str, Decimal] | None = None) -> str:
    """A fingerprint of the sources of all checks and their engine, and of all thresholds with the years that they are in force.

    own: checks of a folder outside the house, whose text counts as well. local: what an office set in the place of thresholds.
    """
    checks = (*discover(), *own)
    parts = [f"{each.id}.{each.version}{'.trial' if each.trial else ''}{each.source}" for each in checks]
    parts += [f"{each.id}.{name}={value}" for each in checks for name, value in sorted(each.parameters.items())]
    parts += [f"{name}:={value}" for name, value in sorted((local or {}).items())]
    return stable_id(source_digest("data", "checks"), *parts, *thresholds_in_words())


CHECKS_VERSION: str = checks_version()

_MAY_LACK = ("units", "unread", "headings", "observations")


def check(tables: Mapping[str, pl.DataFrame], parameters: Mapping[str, Decimal] | None = None) -> dict[str, pl.DataFrame]:
    """The claims and findings of the house's checks on the documents of the tables.

    tables: documents, facts, projects, project_funds, indicators and (if known) headings, observations and units, as
    declared in `data.tables`; any number of documents. Relations across years and levels see those documents alone that
    are given together and that no other version supersedes.
    parameters: thresholds by name that an office set otherwise than the house (`checks.engine.local`). Returns the tables
    `claims` and `findings`, as declared, in an order that does not depend on the order of the input.
    """
    told = _without_consequences(tables, discover(), parameters or {})
    return _declared(with_doubted_readings(told, tables), tables)


def check_beside(
    tables: Mapping[str, pl.DataFrame], own: Check, parameters: Mapping[str, Decimal] | None = None
) -> dict[str, pl.DataFrame]:
    """The claims and findings of one check beside those of the house, as `check` gives theirs.

    It is excused by what the house contradicts, as every check is. It has no say in what becomes of the claims of others:
    neither whether they are consequences, nor whether a reading is doubted.
    """
    told = _without_consequences(tables, [*roots(), own], parameters or {})
    return _declared(with_doubted_readings(told.filter(pl.col("check_id") == own.id), tables), tables)


def _without_consequences(
    tables: Mapping[str, pl.DataFrame], checks: Iterable[Check], parameters: Mapping[str, Decimal]
) -> pl.DataFrame:
    def tell(of: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        return told_claims(of, checks, parameters)

    return without_consequences(tell(tables), tables, tell)


def _declared(told: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    found = findings(told).drop("superseded_by")
    instead = tables["documents"].select("document_id", "superseded_by")
    found = found.join(instead, on="document_id", how="left", maintain_order="left").select(schema_of("findings").names())
    return {"claims": as_declared("claims", told.lazy()), "findings": found}


def told_claims(tables: Mapping[str, pl.DataFrame], checks: Iterable[Check], parameters: Mapping[str, Decimal]) -> pl.DataFrame:
    """The judged claims of the given checks, with their messages: the columns of the table `claims`, and more."""
    checks = list(checks)
    needed = with_givens(name for each in checks for name in each.needs)
    # No check sees the text: what is to be known of it, reading has observed.
    read = {**{name: empty(name) for name in _MAY_LACK}, **tables, "documents": tables["documents"].drop("text", strict=False)}
    numbered, places = number_places(read)
    numbered["thresholds"] = thresholds(tables["documents"], parameters)
    frames = prepared(numbered, needed)
    claims = _all_claims(checks, frames, parameters)
    documents = frames["documents"].lazy().select("document_id", "unit_name", "fiscal_year")
    known = claims.join(documents, on="document_id", how="left", maintain_order="left")
    sigmas = float(parameters.get(IMPROBABLE_SIGMA, SIGMAS))
    judgements = with_evidence(collected(_on_trial(judged(known, sigmas))), places)
    return _with_messages(collected(_numbered(judgements.lazy())))


def _all_claims(checks: list[Check], frames: Mapping[str, pl.DataFrame], parameters: Mapping[str, Decimal]) -> pl.LazyFrame:
    """What the checks state, with check_id, check_version, family, and the check's severity where it states none."""
    checks = [each for each in checks if speaks(each, frames)]
    if not checks:
        return pl.LazyFrame(schema={**STATED, **_CHECK}).drop("usual")
    stated = all_collected([_stated(each, frames, parameters) for each in checks])
    for each, frame in zip(checks, stated, strict=True):
        if unknown := sorted(set(frame.columns) - STATED.keys()):
            raise KeyError(f"{each.id}: a claim has no column {', '.join(unknown)}")
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


def speaks(each: Check, frames: Mapping[str, pl.DataFrame]) -> bool:
    """Whether a check may state anything: the first table that it asks for is the one whose rows it speaks of."""
    first = next(name for name in each.needs if name != "parameters")
    return frames[first].height > 0


def _stated(each: Check, frames: Mapping[str, pl.DataFrame], parameters: Mapping[str, Decimal]) -> pl.LazyFrame:
    own = {name: parameters.get(name, value) for name, value in each.parameters.items()}
    return each.claims(*(own if name == "parameters" else frames[name].lazy() for name in each.needs))


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
    rows = rows_of(claims.filter(loud).select(*ClaimRow.__annotations__), ClaimRow)
    for place, row in zip(loud.arg_true(), rows, strict=True):
        messages[place] = message(row)
    return claims.with_columns(message=pl.Series(messages, dtype=pl.String))
