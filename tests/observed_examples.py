"""Examples of checks as tables, with what reading observes in their text, and what each check claims of its own.

The examples of all checks are told in one run: planning the frames of a check costs a hundred times what a further document
does. Each has documents, forms and units of its own there; those whose text names the unit are told alone, for their unit
must bear that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache

import polars as pl

from checks.engine.discover import Check, discover
from checks.engine.examples import example_rows, example_tables
from checks.engine.run import told_claims
from data.tables import table_frame
from disclosures.observations.of_tables import with_observations

Rows = Mapping[str, list[dict[str, object]]]
# What tells documents, forms and units from each other; the names of units are marked when their texts are observed.
IDENTIFYING = {"units": ("unit_id", "name", "parent")}
OF_A_DOCUMENT = ("document_id", "project_id", "indicator_id")


def observed_example(example: Mapping[str, Sequence[object]]) -> dict[str, pl.DataFrame]:
    """The tables of an example as a reader would leave them."""
    return with_observations(example_tables(example))


def claims_of_example(check: Check, name: str) -> pl.DataFrame:
    """What the check claims of its example of that name, judged, with messages."""
    together = claims_together()
    return together[check.id, name] if (check.id, name) in together else claims_alone(check, name)


def claims_alone(check: Check, name: str) -> pl.DataFrame:
    """As `claims_of_example`, in a run that sees no other example."""
    return told_claims(observed_example(check.examples[name]), [check], {})


@cache
def claims_together() -> Mapping[tuple[str, str], pl.DataFrame]:
    """What every check claims of its own examples, by its id and the example's name.

    Nothing where an example or a check raises: then each is told alone, and the one that raises is named.
    """
    with suppress(Exception):
        found = list(_examples_that_may_be_together())
        told = told_claims(_tables_together([rows for _, _, rows in found]), discover(), {})
        owners = pl.DataFrame({"mark": list(map(_mark, range(len(found)))), "check_id": [check_id for check_id, _, _ in found]})
        own = told.with_columns(mark=pl.col("document_id").str.head(len(_mark(0)))).join(
            owners, on=["mark", "check_id"], how="semi", maintain_order="left"
        )
        of_mark = own.partition_by("mark", as_dict=True, include_key=False)
        return {(check_id, name): of_mark.get((_mark(at),), told.clear()) for at, (check_id, name, _) in enumerate(found)}
    return {}


def _examples_that_may_be_together() -> Iterator[tuple[str, str, Rows]]:
    for check in discover():
        for name, example in check.examples.items():
            rows = example_rows(example)
            if not _text_names_a_unit(rows):
                yield check.id, name, rows


def _text_names_a_unit(rows: Rows) -> bool:
    names = {_unspaced(each["unit_name"]) for each in rows["documents"] if each["unit_name"]}
    names |= {_unspaced(each["name"]) for each in rows["units"]}
    return any(name in _unspaced(document["text"]) for document in rows["documents"] for name in names)


def _unspaced(words: object) -> str:
    return "".join(str(words).split())


def _tables_together(examples: list[Rows]) -> dict[str, pl.DataFrame]:
    """The tables of examples, in which whatever identifies begins with the example's mark."""
    marked: dict[str, list[dict[str, object]]] = {table: [] for table in examples[0]}
    for at, each in enumerate(examples):
        for table, rows in each.items():
            marked[table] += [_marked(table, row, _mark(at)) for row in rows]
    tables = with_observations({table: table_frame(table, rows) for table, rows in marked.items()})
    unit = pl.format("{}{}", pl.col("document_id").str.head(len(_mark(0))), "unit_name").alias("unit_name")
    return {table: frame.with_columns(unit) if "unit_name" in frame.columns else frame for table, frame in tables.items()}


def _marked(table: str, row: dict[str, object], mark: str) -> dict[str, object]:
    names = IDENTIFYING.get(table, OF_A_DOCUMENT)
    return row | {name: f"{mark}{row[name]}" for name in names if row.get(name) is not None}


def _mark(number: int) -> str:
    return f"{number:04}-"
