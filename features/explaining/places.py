"""Where a document prints what a feature is made of: the evidence of its facts and cells, never looked up by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from data.rows import CitedRow, EvidenceRow, ReasonRow
from features.collecting import features_of
from features.prepared.amounts import printed_quantities

Tables = Mapping[str, pl.DataFrame]
# The places of a row's named features, by their names.
ByReason = dict[str, list[CitedRow]]
# Columns of forms as the roles of a place, where they are called otherwise.
_ROLES = {"last_year_value": "other", "deviation_reason": "reason", "total_score": "score", "total_weight": "weight"}
_OF_LEVEL = {"project": ("projects", "project_id"), "indicator": ("indicators", "indicator_id")}


def places(rows: pl.DataFrame, level: str, tables: Tables) -> dict[str, list[CitedRow]]:
    """The places of each row's named features, in the order of its reasons, each place once; without rows that have none.

    rows: of `scores`, of one level. tables: facts, projects and indicators, those of the documents of the rows at least.
    """
    told = places_of_reasons(rows, level, tables)
    return {
        row_id: found
        for row_id, by_reason in told.items()
        if (found := _once([cited for each in by_reason.values() for cited in each]))
    }


def places_of_reasons(rows: pl.DataFrame, level: str, tables: Tables) -> dict[str, ByReason]:
    """Of each row, by its named features in their order, the places of the printed numbers that each was computed from.

    A feature that is made of many numbers, or of none that is printed, has none. rows, tables: as `places` takes them.
    """
    rests_on = {feature.name: feature.rests_on for feature in features_of(level)}
    asked = {
        row["row_id"]: (row["document_id"], _parts(row["reasons"] or (), rests_on))
        for row in rows.select("row_id", "document_id", "reasons").iter_rows(named=True)
    }
    told = _of_units(asked, tables["facts"]) if level == "unit" else _of_cells(asked, *_OF_LEVEL[level], tables)
    return {
        row_id: {
            feature: _once([cited for part in parts for cited in by_part.get(part, ())]) for feature, parts in asked[row_id][1]
        }
        for row_id, by_part in told
    }


# Of a named feature the parts that it rests on.
Parts = list[tuple[str, tuple[str, ...]]]
Asked = Mapping[str, tuple[str, Parts]]
# The places of a part.
ByPart = Mapping[str, Sequence[CitedRow]]


def _parts(reasons: Iterable[ReasonRow], rests_on: Mapping[str, tuple[str, ...]]) -> Parts:
    return [(reason["feature"], rests_on.get(reason["feature"], ())) for reason in reasons]


def _of_units(asked: Asked, facts: pl.DataFrame) -> Iterator[tuple[str, ByPart]]:
    ids = pl.Series([document_id for document_id, _ in asked.values()], dtype=pl.String).implode()
    own = facts.filter(pl.col("document_id").is_in(ids))
    named = printed_quantities(own.lazy()).collect().join(own, on=["document_id", "fact_id"], how="left")
    by_document: dict[str, dict[str, list[CitedRow]]] = {}
    for row in named.sort("document_id", "position").iter_rows(named=True):
        cited = _cited(row["evidence"], row["measure"], row["document_id"])
        by_document.setdefault(row["document_id"], {}).setdefault(row["quantity"], []).append(cited)
    for row_id, (document_id, _) in asked.items():
        yield row_id, by_document.get(document_id, {})


def _of_cells(asked: Asked, table: str, key: str, tables: Tables) -> Iterator[tuple[str, ByPart]]:
    wanted = tables[table].filter(pl.col(key).is_in(pl.Series(list(asked), dtype=pl.String).implode()))
    for row in wanted.sort(key).iter_rows(named=True):
        columns = {name for _, parts in asked[row[key]][1] for name in parts}
        cited = {name: _cited(row.get(f"{name}_evidence"), _ROLES.get(name, name), row["document_id"]) for name in columns}
        yield row[key], {name: [one] for name, one in cited.items()}


_BLANK: EvidenceRow = {"page": None, "start": None, "end": None, "quote": None, "box": None}


def _cited(evidence: EvidenceRow | None, role: str, document_id: str) -> CitedRow:
    return {"role": role, **(evidence or _BLANK), "document_id": document_id}


def _once(cited: Sequence[CitedRow]) -> list[CitedRow]:
    """The places that are printed (a blank cell has none), each once."""
    found = {(one["start"], one["end"]): one for one in reversed(cited) if one["start"] is not None}
    return list(reversed(found.values()))
