"""Evidence as numbers while checks run: every place in a source is one integer, and becomes words again at the end.

Lists of structs are slow to build and to carry. So `<name>_evidence` of a table becomes `<name>_cited`, the number of the
place, and `<name>_said`, its words; a claim cites a list of numbers; and `with_evidence` gives the places back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from checks.engine.collecting import collected
from data.tables import EVIDENCE

PLACE = pl.UInt32
_FIELDS = ("page", "start", "end", "quote", "box")


@dataclass(frozen=True, slots=True)
class Places:
    """What the numbers mean: the n-th place, its role (the measure of a fact, the column of a form's number), its document."""

    evidence: pl.Series
    roles: pl.Series
    documents: pl.Series


def number_places(tables: Mapping[str, pl.DataFrame]) -> tuple[dict[str, pl.LazyFrame], Places]:
    """The tables with `cited` and `said` columns instead of evidence, and what the numbers in them mean."""
    numbered, evidence, roles, documents, first = {}, [_NO_PLACES], [_NO_ROLES], [_NO_DOCUMENTS], 0
    for table, frame in tables.items():
        names = [name for name in frame.columns if name.endswith("evidence")]
        columns = []
        for name in names:
            columns += _numbered(name, first)
            evidence.append(frame[name].alias("evidence"))
            roles.append(_roles(table, name, frame))
            documents.append(frame["document_id"])
            first += frame.height
        numbered[table] = frame.lazy().with_columns(columns).drop(names)
    return numbered, Places(pl.concat(evidence), pl.concat(roles), pl.concat(documents))


_NO_PLACES = pl.Series("evidence", [], dtype=EVIDENCE)
_NO_ROLES = pl.Series("role", [], dtype=pl.String)
_NO_DOCUMENTS = pl.Series("document_id", [], dtype=pl.String)


def _numbered(name: str, first: int) -> list[pl.Expr]:
    """`cited` and `said` of an evidence column whose first row bears the number `first`; `printed_at`, where a row begins."""
    stem, place = name.removesuffix("evidence"), pl.col(name).struct
    number = pl.int_range(first, first + pl.len(), dtype=PLACE)
    return [
        pl.when(place.field("start").is_not_null()).then(number).alias(f"{stem}cited"),
        place.field("quote").alias(f"{stem}said"),
        *([place.field("start").alias("printed_at")] if not stem else []),
    ]


def _roles(table: str, name: str, frame: pl.DataFrame) -> pl.Series:
    if table == "facts" and name == "evidence":
        return frame["measure"].alias("role")
    role = name.removesuffix("evidence").rstrip("_") or "row"
    return pl.Series("role", [role]).new_from_index(0, frame.height)


def with_evidence(claims: pl.DataFrame, places: Places) -> pl.DataFrame:
    """The claims with `evidence` (as the table `claims` declares it) instead of `cited`; places that are null are left out.

    A place keeps the document that it is of: a claim across years cites two.
    """
    rows = claims.lazy().select("cited").with_row_index("row")
    number = pl.col("cited")
    place = pl.lit(places.evidence).gather(number).struct
    of_place = [pl.lit(series).gather(number).alias(series.name) for series in (places.roles, places.documents)]
    entry = pl.struct(of_place[0], *(place.field(name) for name in _FIELDS), of_place[1])
    cited = rows.explode("cited").drop_nulls("cited").select("row", evidence=entry)
    lists = cited.group_by("row", maintain_order=True).agg("evidence")
    whole = claims.lazy().with_row_index("row").join(lists, on="row", how="left", maintain_order="left")
    return collected(whole.drop("row", "cited"))
