"""The rows of the public tables that the narrative names: items of expenditure, and the costs that staff and running are said
to include."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

_PATH = re.compile(
    r"(?:^|[、。；:：\d.）)])(?P<first>[\u4e00-\u9fff][\u4e00-\u9fff、]{1,29})[（(]类[)）](?P<second>[\u4e00-\u9fff、]{2,40})[（(]款[)）]"
    r"(?P<third>[\u4e00-\u9fff（）()、“”]{2,50}?)[（(]项[)）]"
)
_LIST = re.compile(r"(?P<whose>人员经费|公用经费)[\d,.]+(?:万元|元)[，,](?:主要)?包括[:：]?(?P<names>[^。；;]{2,600})")
_NAME = re.compile(r"[^、，,]+")


def told_rows(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a name: document_id, kind (item, cost), whose (人员经费 or 公用经费, of a cost), path (类/款/项 or the name),
    evidence. Of documents alone that have public tables."""
    with_tables = tables["facts"].filter(pl.col("section").str.contains("^表[56]$"))["document_id"].unique()
    documents = tables["documents"].filter(pl.col("document_id").is_in(with_tables.implode()))
    rows = [
        (name, *row)
        for name, text, pages in documents.select("document_id", "text", "pages").iter_rows()
        for row in _told(text, paged=pages is not None)
    ]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {"document_id": pl.String, "kind": pl.String, "whose": pl.String, "path": pl.String, "evidence": EVIDENCE}


def _told(text: str, *, paged: bool) -> Iterator[tuple[object, ...]]:
    places = [place for place, character in enumerate(text) if not character.isspace()]
    flat = "".join(text[place] for place in places)
    for match in _PATH.finditer(flat):
        path = "/".join(match[name] for name in ("first", "second", "third"))
        place = evidence_at(text, places[match.start("second")], places[match.end() - 1] + 1, paged=paged)
        yield "item", None, path, place
    for match in _LIST.finditer(flat):
        for name in _NAME.finditer(flat, *match.span("names")):
            place = evidence_at(text, places[name.start()], places[name.end() - 1] + 1, paged=paged)
            yield "cost", match["whose"], name[0], place
