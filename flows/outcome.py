"""What a command found, and whether it came to its end: what `--fail-on` goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.settings import FAIL_ON, Settings
from flows.own_checks import own_checks
from reports.standings import countable


@dataclass(frozen=True, slots=True)
class Outcome:
    """severities: of the findings that count. is_whole: whether every check that may fail a run came to its end."""

    severities: frozenset[str]
    is_whole: bool

    def exit_code(self, fail_on: str) -> int:
        """1 for a finding of that severity or a graver one, 3 where one may have been missed, else 0.

        >>> Outcome(frozenset({"warning"}), True).exit_code("warning"), Outcome(frozenset(), False).exit_code("error")
        (1, 3)
        """
        if fail_on == "never":
            return 0
        if self.severities & set(FAIL_ON[: FAIL_ON.index(fail_on) + 1]):
            return 1
        return 0 if self.is_whole else 3


def outcome_of(tables: Mapping[str, pl.DataFrame], settings: Settings) -> Outcome:
    """The outcome of a run. tables: findings, and unchecked."""
    own = own_checks(settings)
    on_trial = [check.id for check in own.checks if check.trial]
    missed = tables["unchecked"].filter(~pl.col("check_id").is_in(on_trial).fill_null(False))
    return Outcome(frozenset(countable(tables["findings"])["severity"]), missed.is_empty() and not own.counts)
