"""One suite of all checks over the claims: each check one expectation, whose unexpected rows are its failed claims.

Every check is a column, and its judged claims are the column's values: so no expectation needs a condition on rows, which
passes where no row meets it. What is silent is no value; a check without a judged claim has an empty column, and its outcome
says that nothing was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from checks.contracts.expected import IN_SET, Expected, Outcome
from checks.contracts.expecting import ExpectationsLost, outcomes
from checks.engine.claims import NOTHING_PRINTED
from checks.engine.discover import Check

# Great Expectations knows three severities, and the house four.
SEVERITIES = {"error": "critical", "warning": "warning", "notice": "info", "info": "info"}
MET = ("holds", "improbable")
REASONS_SHOWN = 5
COMPACT = ("claim_id", "check_id", "state", "reason")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check over all claims: met is None where none could be judged (未核). failed: the ids of the unexpected claims.

    judged, improbable, silent: numbers of claims. reasons: the commonest of its silence, with their number.
    """

    check_id: str
    met: bool | None
    judged: int
    improbable: int
    silent: int
    failed: tuple[str, ...]
    reasons: tuple[tuple[str, int], ...]


def suite(checks: Iterable[Check]) -> tuple[Expected, ...]:
    """What is expected of the claims of these checks: one expectation a check, in their order."""
    return tuple(_expectation(check) for check in checks)


def _expectation(check: Check) -> Expected:
    return Expected(
        name=check.id,
        kind=IN_SET,
        columns=(check.id,),
        title=check.title,
        severity=SEVERITIES[check.severity],
        values=MET,
        notes=check.publication,
    )


def compact(claims: pl.DataFrame) -> pl.DataFrame:
    """The columns of the claims that the suite looks at."""
    return claims.select(COMPACT)


def check_results(claims: pl.DataFrame, expected: tuple[Expected, ...]) -> tuple[CheckResult, ...]:
    """What a suite says of the claims, one result a check in its order.

    claims: as `compact` gives them. expected: as `suite` gives it. Raises ExpectationsLost where a judged claim is of a
    check that is not in the suite.
    """
    judged = claims.filter(pl.col("state") != "silent").sort("claim_id")
    parts = {check_id: part for (check_id,), part in judged.partition_by("check_id", as_dict=True).items()}
    if unknown := parts.keys() - {each.name for each in expected}:
        raise ExpectationsLost(f"claims of checks that are not in the suite: {', '.join(sorted(unknown))}")
    found = _outcomes(expected, parts)
    silences = _silences(claims)
    return tuple(
        _result(outcome, parts.get(outcome.expected.name, judged.clear()), silences.get(outcome.expected.name, []))
        for outcome in found
    )


def _outcomes(expected: tuple[Expected, ...], parts: dict[object, pl.DataFrame]) -> list[Outcome]:
    """One outcome an expectation, in order. Columns of like height share a frame: beside a tall one they would be nothing."""
    frames: dict[int, list[Expected]] = {}
    for each in expected:
        frames.setdefault(len(str(parts[each.name].height)) if each.name in parts else 0, []).append(each)
    found = {
        outcome.expected.name: outcome
        for together in frames.values()
        for outcome in outcomes(_columns(together, parts), together)
    }
    return [found[each.name] for each in expected]


def _columns(expected: list[Expected], parts: dict[object, pl.DataFrame]) -> dict[str, list[str | None]]:
    """The states of every check's judged claims from the top of its column; below them nothing."""
    height = max((parts[each.name].height for each in expected if each.name in parts), default=0)
    states = {each.name: parts[each.name]["state"].to_list() if each.name in parts else [] for each in expected}
    return {name: values + [None] * (height - len(values)) for name, values in states.items()}


def _result(outcome: Outcome, judged: pl.DataFrame, silences: list[tuple[str, int]]) -> CheckResult:
    # Nothing was stated at all: nothing of what the check speaks of is printed.
    reasons = silences[:REASONS_SHOWN] or ([(NOTHING_PRINTED, 0)] if judged.is_empty() else [])
    return CheckResult(
        check_id=outcome.expected.name,
        met=outcome.met,
        judged=outcome.checked,
        improbable=int((judged["state"] == "improbable").sum()),
        silent=sum(count for _, count in silences),
        failed=tuple(judged["claim_id"][list(outcome.rows)]),
        reasons=tuple(reasons),
    )


def _silences(claims: pl.DataFrame) -> dict[str, list[tuple[str, int]]]:
    """By check the reasons of its silent claims with their number, the commonest first."""
    silent = claims.filter(pl.col("state") == "silent")
    counted = silent.group_by("check_id", pl.col("reason").fill_null(NOTHING_PRINTED)).len()
    found: dict[str, list[tuple[str, int]]] = {}
    for check_id, reason, count in counted.sort("len", "reason", descending=[True, False]).iter_rows():
        found.setdefault(check_id, []).append((reason, count))
    return found
