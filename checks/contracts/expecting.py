"""The only file that knows Great Expectations: a frame and what is expected of it become outcomes.

Its import takes seconds and reaches for nothing outside, but stays within the functions: whoever does not ask does not wait.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from checks.contracts.expected import COLUMNS, EQUAL, IN_SET, NOT_NULL, UNIQUE, Expected, Outcome

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.expectations.expectation import Expectation

# Its usage statistics, should a version send any.
NO_ANALYTICS = {"GX_ANALYTICS_ENABLED": "false"}


class ExpectationsLost(RuntimeError):
    """Great Expectations lost an expectation, or could not compute one: its silence must not pass for a success."""


def version() -> str:
    """The version of Great Expectations."""
    import great_expectations

    return great_expectations.__version__


def outcomes(columns: Mapping[str, Sequence[object]], expected: Sequence[Expected]) -> tuple[Outcome, ...]:
    """What became of each expectation, in order.

    columns: the values by column, as many in each. Raises ExpectationsLost.
    """
    known = [each for each in expected if each.kind == COLUMNS or set(each.columns) <= set(columns)]
    found = {each.name: outcome for each, outcome in zip(known, _validated(columns, known), strict=True)}
    # What speaks of a column that is not there is not put to the library, which would call it an error of its own.
    return tuple(found.get(each.name) or Outcome(each, None, 0, 0) for each in expected)


def _validated(columns: Mapping[str, Sequence[object]], expected: Sequence[Expected]) -> list[Outcome]:
    if not expected:
        return []
    import great_expectations as gx
    import pandas as pd

    # Objects: pandas would make floats of integers beside nulls.
    frame = pd.DataFrame({name: pd.Series(list(values), dtype=object) for name, values in columns.items()})
    # As a list: adding one by one copies the suite every time.
    suite = gx.ExpectationSuite("jihe", expectations=[_expectation(each, place) for place, each in enumerate(expected)])
    batch = _door().get_batch({"dataframe": frame})
    results = batch.validate(suite, result_format={"result_format": "COMPLETE", "include_unexpected_rows": False}).results
    by_place = {of.meta["place"]: result for result in results if (of := result.expectation_config) is not None}
    # An expectation that the library does not know it drops in silence.
    if len(results) != len(expected) or by_place.keys() != set(range(len(expected))):
        raise ExpectationsLost(f"{len(expected)} expectations were stated, {len(results)} answered")
    return [_outcome(each, by_place[place], len(frame)) for place, each in enumerate(expected)]


@cache
def _door() -> BatchDefinition:
    """Where frames come in: a context in memory, without files, progress bars or statistics."""
    os.environ.update(NO_ANALYTICS)
    import great_expectations as gx
    from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults, ProgressBarsConfig
    from tqdm import tqdm

    # Its bars, shown or not, hold a semaphore of the system, which a process that is killed leaves behind.
    tqdm.set_lock(threading.RLock())
    settings = DataContextConfig(
        # Without a folder for pages of its own, which it would leave behind.
        store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
        analytics_enabled=False,
    )
    context = gx.get_context(mode="ephemeral", project_config=settings)
    return context.data_sources.add_pandas("jihe").add_dataframe_asset("frame").add_batch_definition_whole_dataframe("all")


def _expectation(each: Expected, place: int) -> Expectation:
    import great_expectations.expectations as gxe

    said: dict[str, Any] = {
        "severity": each.severity,
        "description": each.title,
        "notes": each.notes or None,
        "meta": {"name": each.name, "place": place},
    }
    if each.kind == NOT_NULL:
        return gxe.ExpectColumnValuesToNotBeNull(column=each.columns[0], **said)
    if each.kind == IN_SET:
        return gxe.ExpectColumnValuesToBeInSet(column=each.columns[0], value_set=list(each.values), **said)
    if each.kind == UNIQUE and len(each.columns) == 1:
        return gxe.ExpectColumnValuesToBeUnique(column=each.columns[0], **said)
    if each.kind == UNIQUE:
        # Null is a value of a key: only a row without any part of it is passed over.
        return gxe.ExpectCompoundColumnsToBeUnique(column_list=list(each.columns), ignore_row_if="never", **said)
    if each.kind == EQUAL:
        one, other = each.columns
        return gxe.ExpectColumnPairValuesToBeEqual(column_A=one, column_B=other, ignore_row_if="neither", **said)
    return gxe.ExpectTableColumnsToMatchSet(column_set=list(each.values), exact_match=True, **said)


def _outcome(each: Expected, result: ExpectationValidationResult, height: int) -> Outcome:
    if _raised(result.exception_info):
        raise ExpectationsLost(f"{each.name}: {result.exception_info}")
    if each.kind == COLUMNS:
        return Outcome(each, bool(result.success), len(each.values), 0)
    found = result.result
    # The missing are what NOT_NULL looks for; everything else passes over them.
    checked = height if each.kind == NOT_NULL else height - (found.get("missing_count") or 0)
    rows = tuple(sorted(map(int, found.get("unexpected_index_list") or ())))
    return Outcome(each, bool(result.success) if checked else None, checked, int(found["unexpected_count"]), rows)


def _raised(info: Mapping[str, object]) -> bool:
    """Whether the library caught an exception: it tells by a flag, or by one flag a metric."""
    if "raised_exception" in info:
        return bool(info["raised_exception"])
    return any(isinstance(one, Mapping) and one.get("raised_exception") for one in info.values())
