"""The one file that knows Great Expectations: what it answers, what it must not lose, and that it asks nobody outside."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from checks.contracts import expecting
from checks.contracts.expected import COLUMNS, EQUAL, IN_SET, NOT_NULL, UNIQUE, Expected
from checks.contracts.expecting import ExpectationsLost, outcomes

COLUMNS_GIVEN = {
    "word": ["x", "y", None, "x"],
    "number": [1, None, None, 1],
    "other": ["x", "y", None, "z"],
    "nothing": [None] * 4,
}


def outcome(kind: str, *columns: str, **more: object):
    return outcomes(COLUMNS_GIVEN, [Expected("it", kind, columns, "标题", **more)])[0]


@pytest.mark.parametrize(
    ("kind", "columns", "values", "rows"),
    [
        (NOT_NULL, ["word"], (), (2,)),
        (IN_SET, ["word"], ("x",), (1,)),
        (UNIQUE, ["word"], (), (0, 3)),
        (UNIQUE, ["word", "number"], (), (0, 3)),
        # Null equals nothing, not even null: a type that is missing on both sides cannot be.
        (EQUAL, ["word", "other"], (), (2, 3)),
    ],
)
def test_the_unexpected_rows_are_named_by_their_position(kind, columns, values, rows):
    found = outcome(kind, *columns, values=values)
    assert (found.met, found.rows, found.unexpected) == (False, rows, len(rows))


def test_columns_are_compared_as_a_set():
    assert outcome(COLUMNS, values=("nothing", "other", "number", "word")).met is True
    assert outcome(COLUMNS, values=("word", "more")).met is False


def test_nothing_looked_at_is_no_success():
    assert outcome(IN_SET, "nothing", values=("x",)).met is None
    assert outcome(NOT_NULL, "missing").met is None
    assert outcomes({"word": []}, [Expected("it", NOT_NULL, ("word",), "标题")])[0].met is None


def test_an_expectation_that_is_not_answered_is_missed(monkeypatch):
    known = expecting._expectation
    monkeypatch.setattr(expecting, "_expectation", lambda each, place: known(each, 0))
    with pytest.raises(ExpectationsLost):
        outcomes(COLUMNS_GIVEN, [Expected(name, NOT_NULL, (name,), "标题") for name in ("word", "number")])


def test_an_expectation_that_cannot_be_computed_is_no_failure_of_the_data(monkeypatch):
    def of_another_column(each, place):
        import great_expectations.expectations as gxe

        return gxe.ExpectColumnValuesToNotBeNull(column="missing", meta={"place": place})

    monkeypatch.setattr(expecting, "_expectation", of_another_column)
    with pytest.raises(ExpectationsLost):
        outcome(NOT_NULL, "word")


def test_nothing_is_asked_of_a_network(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    expecting._door.cache_clear()
    assert outcome(NOT_NULL, "word").met is False
    assert expecting.os.environ["GX_ANALYTICS_ENABLED"] == "false"


@pytest.mark.parametrize(
    "module", ["checks.engine.run", "checks.contracts.judged_claims", "flows.commands.checking", "flows.steps"]
)
def test_an_import_does_not_wait_for_the_library(module):
    program = f"import sys, {module}; print('great_expectations' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
