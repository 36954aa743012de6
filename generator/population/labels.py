"""Labels: which rows of the tables have an anomaly that was put there, and which. Nothing that is measured may read them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import polars as pl

from data.records import form_id
from generator.population.anomalies import Plan, Shifted
from generator.population.bodies import Bodies
from generator.population.contents import Content
from generator.population.parameters import KINDS, UNIT_KINDS

LABELS = pl.Schema(
    {
        "level": pl.String,  # unit, project or indicator
        "row_id": pl.String,  # document_id, project_id or indicator_id
        "document_id": pl.String,
        "unit_name": pl.String,
        "fiscal_year": pl.Int32,
        "kind": pl.String,
        "details": pl.String,  # JSON
    }
)


def unit_labels(found: Plan, done: Shifted, of: Bodies, *, document_ids: Sequence[str], year: int) -> pl.DataFrame:
    """The labels of the units whose features were changed. document_ids: of all units, in their order, in that year."""
    kinds = found.kind[of.number]
    rows = np.flatnonzero(np.isin(kinds, [KINDS.index(kind) for kind in UNIT_KINDS]))
    return labels_frame(
        {
            "level": "unit",
            "row_id": document_ids[row],
            "document_id": document_ids[row],
            "unit_name": of.names[row],
            "fiscal_year": year,
            "kind": KINDS[kinds[row]],
            "details": done.details[int(of.number[row])],
        }
        for row in rows.tolist()
    )


def labels_frame(rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """Labels as a frame."""
    return pl.DataFrame(list(rows), schema=LABELS, orient="row")


def altered_labels(contents: Sequence[Content], document_ids: Iterable[str]) -> pl.DataFrame:
    """The labels of what was put into the disclosures of units, in the order of their documents."""
    return labels_frame(_altered_label(content, key) for content, key in zip(contents, document_ids, strict=True))


def _altered_label(content: Content, document_id: str) -> dict[str, object]:
    change = content.alteration
    if change is None:
        raise ValueError(f"nothing was put into the disclosure of {content.unit.name}")
    return {
        "level": change.level,
        "row_id": document_id if change.form is None else form_id(document_id, change.form),
        "document_id": document_id,
        "unit_name": content.unit.name,
        "fiscal_year": content.unit.year,
        "kind": content.kind,
        "details": json.dumps(dict(change.details), ensure_ascii=False),
    }
