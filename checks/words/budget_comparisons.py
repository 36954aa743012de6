"""The sentences that compare final accounts with their budget: 年初预算为…，支出决算为…，决算数小于预算数."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

_NUMBER = r"[\d,]+(?:\.\d+)?"
_COMPARISON = re.compile(
    rf"预算(?:数)?为(?P<budget>{_NUMBER})(?P<unit>万元|元|亿元)[，,。；;](?:支出)?决算(?:数)?为(?P<final>{_NUMBER})(?P=unit)[，,。；;]"
    rf"(?:完成(?:年初|全年)?预算(?:数)?的?{_NUMBER}%[，,。；;])?"
    r"(?P<said>决算数(?:大于|高于|小于|低于|等于|[同与和](?:年初|全年)?预算数(?:基本)?(?:持平|一致|相同))(?:(?:年初|全年)?预算数)?)"
)
_ITEM = re.compile(r"([\u4e00-\u9fff（）()、“”]{2,40})[（(]项[)）][^（）]{0,120}$")


def budget_comparisons(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a sentence: document_id, item (the 项 that it is of, else null), budget, final (as printed), unit, side (the
    words 决算数小于预算数), evidence."""
    rows = [
        (name, *row)
        for name, text, pages in tables["documents"].select("document_id", "text", "pages").iter_rows()
        if _COMPARISON.search("".join(text.split()))  # few do: places are counted for them alone
        for row in _comparisons(text, paged=pages is not None)
    ]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {
    "document_id": pl.String, "item": pl.String, "budget": pl.String, "final": pl.String, "unit": pl.String,
    "side": pl.String, "evidence": EVIDENCE,
}  # fmt: skip


def _comparisons(text: str, *, paged: bool) -> Iterator[tuple[object, ...]]:
    places = [place for place, character in enumerate(text) if not character.isspace()]
    flat = "".join(text[place] for place in places)
    for match in _COMPARISON.finditer(flat):
        item = _ITEM.search(flat, max(0, match.start() - 200), match.start())
        name = re.split(r"[（(]款[)）]", item[1])[-1] if item else None
        place = evidence_at(text, places[match.start()], places[match.end() - 1] + 1, paged=paged)
        yield name, match["budget"], match["final"], match["unit"], match["said"], place
