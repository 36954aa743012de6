"""Where a document prints what a feature is made of: the evidence of its facts and cells, never looked up by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from data.columns import CITED
from features.collecting import features_of
from features.prepared.amounts import printed_quantities

Tables = Mapping[str, pl.DataFrame]
Cited = dict[str, object]
# Columns of forms as the roles of a place, where they are called otherwise.
_ROLES = {"last_year_value": "other", "deviation_reason": "reason", "total_score": "score", "total_weight": "weight"}
_OF_LEVEL = {"project": ("projects", "project_id"), "indicator": ("indicators", "indicator_id")}


def places(rows: pl.DataFrame, level: str, tables: Tables) -> dict[str, list[Cited]]:
    """The places of each row's named features, in the order of its reasons, each place once; without rows that have none.

    rows: of `scores`, of one level. tables: facts, projects and indicators, those of the documents of the rows at least.
    """
    rests_on = {feature.name: feature.rests_on for feature in features_of(level)}
    asked = {
        row["row_id"]: (row["document_id"], _parts(row["reasons"] or (), rests_on))
        for row in rows.select("row_id", "document_id", "reasons").iter_rows(named=True)
    }
    told = _of_units(asked, tables["facts"]) if level == "unit" else _of_cells(asked, *_OF_LEVEL[level], tables)
    return {row_id: found for row_id, cited in told if (found := _once(cited))}


def _parts(reasons: Iterable[Mapping[str, object]], rests_on: Mapping[str, tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(part for reason in reasons for part in rests_on.get(str(reason["feature"]), ())))


Asked = Mapping[str, tuple[str, list[str]]]


def _of_units(asked: Asked, facts: pl.DataFrame) -> Iterator[tuple[str, list[Cited]]]:
    ids = pl.Series([document_id for document_id, _ in asked.values()], dtype=pl.String).implode()
    own = facts.filter(pl.col("document_id").is_in(ids))
    named = printed_quantities(own.lazy()).collect().join(own, on=["document_id", "fact_id"], how="left")
    by_place: dict[tuple[str, str], list[Cited]] = {}
    for row in named.sort("document_id", "position").iter_rows(named=True):
        cited = _cited(row["evidence"], row["measure"], row["document_id"])
        by_place.setdefault((row["document_id"], row["quantity"]), []).append(cited)
    for row_id, (document_id, parts) in asked.items():
        yield row_id, [cited for part in parts for cited in by_place.get((document_id, part), ())]


def _of_cells(asked: Asked, table: str, key: str, tables: Tables) -> Iterator[tuple[str, list[Cited]]]:
    wanted = tables[table].filter(pl.col(key).is_in(pl.Series(list(asked), dtype=pl.String).implode()))
    for row in wanted.sort(key).iter_rows(named=True):
        columns = asked[row[key]][1]
        yield row[key], [_cited(row.get(f"{name}_evidence"), _ROLES.get(name, name), row["document_id"]) for name in columns]


def _cited(evidence: Mapping[str, object] | None, role: str, document_id: str) -> Cited:
    return {**(evidence or {}), "role": role, "document_id": document_id}


def _once(cited: Sequence[Cited]) -> list[Cited]:
    """The places that are printed (a blank cell has none), each once."""
    names = [field.name for field in CITED.inner.fields]
    found = {(one.get("start"), one.get("end")): one for one in reversed(cited) if one.get("start") is not None}
    return [{name: one.get(name) for name in names} for one in reversed(found.values())]
