"""The page of a run's expectations, in Chinese and without a network.

Great Expectations renders pages itself; they are English, take styles, scripts and pictures from ten places of the internet,
and have put words of the data into the page as HTML. So its results are rendered here: words stay words, and the page's
policy admits nothing but its own style.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

import polars as pl

from checks.contracts.judged_claims import SEVERITIES as GX_SEVERITIES
from checks.contracts.judged_claims import CheckResult
from checks.engine.discover import Check
from data.rows import DocumentRow, rows_of
from reports.pages import template
from reports.places import Tables
from reports.standings import title_of
from reports.wording import FAMILIES, SEVERITIES, safe

MOST_CLAIMS = 50  # of one check
STATES = {True: ("holds", "成立"), False: ("fails", "不成立"), None: ("silent", "未核")}


class KeptOutcome(TypedDict):
    """An `Outcome` of the contracts as it was kept."""

    expected: Mapping[str, object]
    met: bool | None
    checked: int
    unexpected: int


class KeptBroken(TypedDict):
    """A `Broken` row as it was kept."""

    key: Mapping[str, str]


class KeptResult(TypedDict):
    """A `TableResult` as it was kept."""

    table: str
    rows: int
    sampled: int
    outcomes: Sequence[KeptOutcome]
    broken: Sequence[Sequence[KeptBroken]]


Kept = Sequence[KeptResult]
Answers = Sequence[tuple[Check, CheckResult]]
Row = dict[str, object]


def expectations_html(kept: Kept, answers: Answers | None, tables: Tables | None, *, run_id: str) -> str:
    """The page.

    kept: table results of the batches of a run, as mappings. answers, tables: the checks with their results, and documents
    and claims of the run; None where the run did not come so far.
    """
    checks = _checks(answers, tables) if answers is not None and tables is not None else None
    contracts = _contracts(kept)
    return template("expectations.html", styles=("report.css", "expectations.css")).render(
        words=dict(STATES.values()),
        run_id=run_id,
        checks=checks,
        counts={state: sum(row["state"] == state for row in checks or ()) for state, _ in STATES.values()},
        contracts=contracts,
        broken=any(table["broken"] for table in contracts),
    )


def _checks(answers: Answers, tables: Tables) -> list[Row]:
    shown = [claim_id for _, result in answers for claim_id in result.failed[:MOST_CLAIMS]]
    claims = _claims(shown, tables)
    return [_check(check, result, claims) for check, result in answers]


def _check(check: Check, result: CheckResult, claims: Mapping[str, Row]) -> Row:
    state, word = STATES[result.met]
    return {
        "id": check.id,
        "title": check.title,
        "family": FAMILIES.get(check.family, check.family),
        "severity": SEVERITIES[check.severity],
        "expectation": GX_SEVERITIES[check.severity],
        "notes": check.publication,
        "state": state,
        "word": word,
        "judged": result.judged,
        "improbable": result.improbable,
        "silent": result.silent,
        "failed": len(result.failed),
        "claims": [claims[claim_id] for claim_id in result.failed[:MOST_CLAIMS]],
        "left_out": max(0, len(result.failed) - MOST_CLAIMS),
        "reasons": [(safe(reason), count) for reason, count in result.reasons],
    }


def _claims(claim_ids: Sequence[str], tables: Tables) -> dict[str, Row]:
    titles = {row["document_id"]: title_of(row) for row in rows_of(tables["documents"].drop("text"), DocumentRow)}
    ids = pl.Series(claim_ids, dtype=pl.String).implode()
    told = ("claim_id", "document_id", "severity", "subject", "message")
    rows = tables["claims"].filter(pl.col("claim_id").is_in(ids)).select(told)
    return {
        row["claim_id"]: {
            "claim_id": row["claim_id"],
            "document": titles.get(row["document_id"], ""),
            "severity": SEVERITIES[row["severity"]],
            "message": safe(row["message"] or row["subject"] or ""),
        }
        for row in rows.iter_rows(named=True)
    }


def _contracts(kept: Kept) -> list[Row]:
    """One entry a table over all batches of the run, in the order in which they came."""
    tables: dict[str, list[KeptResult]] = {}
    for result in kept:
        tables.setdefault(result["table"], []).append(result)
    return [_contract(table, results) for table, results in tables.items()]


def _contract(table: str, results: Sequence[KeptResult]) -> Row:
    expectations = [
        _expectation(outcomes, broken)
        for outcomes, broken in zip(
            zip(*(result["outcomes"] for result in results), strict=True),
            zip(*(result["broken"] for result in results), strict=True),
            strict=True,
        )
    ]
    return {
        "table": table,
        "batches": len(results),
        "rows": sum(result["rows"] for result in results),
        "sampled": sum(result["sampled"] for result in results),
        "expectations": expectations,
        "broken": [each for each in expectations if each["state"] == "fails"],
    }


def _expectation(outcomes: Sequence[KeptOutcome], broken: Sequence[Sequence[KeptBroken]]) -> Row:
    """One expectation over the batches: broken where one broke it, and not looked at where none could."""
    met = {outcome["met"] for outcome in outcomes}
    state, word = STATES[False if False in met else True if True in met else None]
    keys = [row["key"] for rows in broken for row in rows]
    return {
        "title": outcomes[0]["expected"]["title"],
        "state": state,
        "word": word,
        "checked": sum(outcome["checked"] for outcome in outcomes),
        "unexpected": sum(outcome["unexpected"] for outcome in outcomes),
        "rows": [safe("，".join(f"{name} {value}" for name, value in key.items())) for key in keys],
    }
