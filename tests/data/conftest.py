"""A lake in a folder as an office names it, and facts to put into it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from data.store import Lake
from data.tables import table_frame

Facts = Callable[..., pl.DataFrame]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "稽核 数据湖")


@pytest.fixture
def facts() -> Facts:
    """facts("a", "b", value="1.5") gives three facts for each of the documents, all with this value."""

    def made(*document_ids: str, value: str = "1", count: int = 3) -> pl.DataFrame:
        return table_frame(
            "facts",
            [
                {
                    "fact_id": f"{document_id}-{position}",
                    "document_id": document_id,
                    "section": "一",
                    "subject": "收入总计",
                    "measure": "amount",
                    "value": Decimal(value),
                    "as_printed": value,
                    "qualifier": "exact",
                    "evidence": {"page": 1, "start": 0, "end": 1, "quote": value, "box": None},
                    "position": position,
                }
                for document_id in document_ids
                for position in range(count)
            ],
        )

    return made
