"""Scores of a made-up run: a unit over three years among forty, projects on trial, indicators that are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
from made_up import TEXT, made_up_tables

from data.tables import empty, table_frame

UNITS = 40
GROUP = "2023年度 · 县"
NEAR_GROUP = "2023年度 · 县 · 行政机关"


def with_scores(
    text: str = TEXT,
    *,
    unit_name: str = "昌远县商务局",
    file_name: str = "昌远县商务局.txt",
    reasons: Sequence[Mapping[str, object]] = (),
    flagged: int = 1,
) -> dict[str, pl.DataFrame]:
    """The tables of `made_up_tables` and their scores: the document is the first of its units, in 支出总计.

    reasons: else REASONS. flagged: how many of the units are.
    """
    tables = made_up_tables(text, unit_name=unit_name, file_name=file_name)
    document_id = tables["documents"].filter(unit_name=unit_name)["document_id"].item()
    others = [unit_row(f"{number:064d}", number + 2, f"第{number}局") for number in range(UNITS - 1)]
    first = unit_row(document_id, 1, unit_name) | {
        "flagged": True,
        "alert": True,
        "seed_share": 0.95,
        "reasons": reasons or REASONS,
    }
    others = [other | {"flagged": number + 1 < flagged, "reasons": REASONS} for number, other in enumerate(others)]
    years = [unit_row(f"y{year}", 20, unit_name) | {"fiscal_year": year, "percentile": 50.0} for year in (2021, 2022)]
    drawn = others[-1] | {"picked": "random"}
    refused = {"method": "refused", "refused": "同类仅3个，不足12个，不作同类比较", "peer_count": 3, "score": None, "rank": None}
    indicators = [unit_row(f"i{number}", 1, unit_name) | refused | {"level": "indicator"} for number in range(3)]
    trial = unit_row("p", 1, unit_name) | {"level": "project", "method": "forest_trial", "flagged": True, "reasons": REASONS[:1]}
    rows = [first, *others[:-1], drawn, *years, trial | {"document_id": document_id, "reasons": OF_PROJECT}, *indicators]
    values = [feature_row(row["row_id"], 100.0 + at) for at, row in enumerate([*others, first])]
    return tables | {
        "scores": table_frame("scores", rows),
        "features": table_frame("features", values),
        "indicators": empty("indicators"),
    }


REASONS = [
    {
        "feature": "total_expenditure",
        "value": 3604.76,
        "peer_median": 120.0,
        "peer_low": 101.0,
        "peer_high": 138.0,
        "share": 0.75,
    },
    {"feature": "staff", "value": None, "peer_median": 12.0, "peer_low": 4.0, "peer_high": 30.0, "share": 0.25},
]
OF_PROJECT = [
    {"feature": "execution_rate", "value": 12.5, "peer_median": 98.0, "peer_low": 80.0, "peer_high": 100.0, "share": 1.0}
]


def unit_row(row_id: str, rank: int, unit_name: str) -> dict[str, object]:
    return {
        **{"level": "unit", "row_id": row_id, "document_id": row_id, "unit_name": unit_name, "fiscal_year": 2023},
        **{
            "peer_group": GROUP,
            "peer_count": UNITS,
            "near_group": NEAR_GROUP,
            "near_count": 15,
            "method": "forest",
            "score": 9.0 - rank / 10,
            "rank": rank,
        },
        **{"percentile": 100.0 * (UNITS - rank) / (UNITS - 1), "seed_share": 0.0, "flagged": False, "alert": False},
    }


def feature_row(row_id: str, value: float) -> dict[str, object]:
    own = {"level": "unit", "row_id": row_id, "document_id": row_id, "unit_name": "", "fiscal_year": 2023}
    return own | {"feature": "total_expenditure", "value": value}
