"""A check of the office's own as words: what is known of it where its code is not to be run."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import polars as pl

from checks.engine.discover import Check

_WORDS = ("id", "title", "family", "severity", "publication", "published", "module", "source")
_MOST = 2**31  # of a version, which tables hold in 32 bits


def described(check: Check) -> dict[str, object]:
    """The check without its code, as JSON can hold it."""
    return {
        **{name: getattr(check, name) for name in _WORDS},
        "version": check.version,
        "trial": check.trial,
        "needs": list(check.needs),
        "parameters": {str(name): str(value) for name, value in check.parameters.items()},
        "examples": [str(name) for name in check.examples],
    }


def check_described(words: Mapping[str, Any]) -> Check:
    """The check that the words describe, as JSON gives them, without its code. Raises TypeError, naming what is wrong."""
    for name in _WORDS:
        _ask(isinstance(words[name], str), name.upper(), "a text", words[name])
    version, trial, parameters = words["version"], words["trial"], words["parameters"]
    _ask(type(version) is int and 0 <= version < _MOST, "VERSION", "a whole number", version)
    _ask(type(trial) is bool, "TRIAL", "True or False", trial)
    return Check(
        **{name: str(words[name]) for name in _WORDS},
        version=version,
        trial=trial,
        needs=tuple(words["needs"]),
        parameters={name: _number(name, value) for name, value in parameters.items()},
        examples={name: {} for name in words["examples"]},
        claims=_told_elsewhere,
    )


def _ask(holds: bool, name: str, kind: str, value: object) -> None:
    if not holds:
        raise TypeError(f"{name} should be {kind}, is {value!r}")


def _number(name: str, value: str) -> Decimal:
    try:
        return Decimal(value)
    except InvalidOperation:
        raise TypeError(f"PARAMETERS {name} should be a number, is {value!r}") from None


def _told_elsewhere(*_tables: pl.LazyFrame) -> pl.LazyFrame:
    raise NotImplementedError("the code of an office's own check is run in a process of its own")
