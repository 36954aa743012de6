"""What an office's own check gives back, held to what it may say before it joins what the house says."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
from polars.exceptions import PanicException

from checks.engine.discover import Check
from data.contract import ContractBroken, as_declared
from flows.own_work import unpacked
from flows.processes.raising import Raised, raised

Frames = dict[str, pl.DataFrame]


def accepted(content: bytes, check: Check, document_ids: Iterable[str]) -> Frames | Raised:
    """The claims and findings in the bytes, or what is wrong with them.

    Every row must be of the check as it was found, with its id, version, family and trial, and of the documents that it was
    asked about, which alone its evidence may cite; its findings must be of its claims.
    """
    try:
        claims, findings = unpacked(content)
        held = {"claims": as_declared("claims", claims), "findings": as_declared("findings", findings)}
        _hold(held, check, list(document_ids))
    # The rim of the house: these bytes come from code that may give anything.
    except (Exception, PanicException) as problem:
        return raised(problem)
    return {"claims": claims, "findings": findings}


def _hold(held: Frames, check: Check, document_ids: list[str]) -> None:
    known = pl.Series(document_ids, dtype=pl.String).implode()
    for table, frame in held.items():
        own: dict[str, str | int] = {"check_id": check.id, "check_version": check.version, "family": check.family}
        for column, value in own.items():
            _ask(frame, table, column, pl.col(column) == value)
        _ask(frame, table, "document_id", pl.col("document_id").is_in(known))
        _ask(frame, table, "severity", pl.lit(not check.trial) | (pl.col("severity") == "info"))
        _ask(frame, table, "at_stake", pl.col("at_stake").fill_null(0) >= 0)
        cited = pl.col("evidence").list.eval(pl.element().struct.field("document_id").is_in(known)).list.all()
        _ask(frame, table, "evidence", cited.fill_null(True))
    claims, findings = held.values()
    _ask(claims, "claims", "claim_id", pl.col("claim_id").str.starts_with(f"{check.id}-"))
    _ask(findings, "findings", "trial", pl.col("trial") == check.trial)
    _ask(findings, "findings", "claim_id", pl.col("claim_id").is_in(claims["claim_id"].implode()))


def _ask(frame: pl.DataFrame, table: str, column: str, holds: pl.Expr) -> None:
    if not frame.select(holds.fill_null(False).all()).item():
        raise ContractBroken(table, column, "not what the check may say")
