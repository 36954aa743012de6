"""The reason (主要原因是：…) that stands behind a change or a deviation, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

MEASURES = ("change", "deviation_rate")
LONGEST = 60  # characters of the reason that are cited: evidence is narrow
_REASON = re.compile(r"[^。；;]{0,40}?主\s*要\s*原\s*因\s*[是为]?\s*[:：]?\s*(?P<reason>[^。；;]+)")


def reasons(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a fact with a reason: document_id, position (of the fact), reason (without white space), evidence.

    The reason ends with its sentence, or before the next change; what is behind 一是 is the first of several reasons.
    """
    documents = tables["documents"].select("document_id", "text", "pages")
    facts = tables["facts"].filter(pl.col("measure").is_in(MEASURES), pl.col("section") != "评价报告").sort("position")
    place = pl.col("evidence").struct
    places = facts.select("document_id", "position", start=place.field("start"), end=place.field("end"))
    of = places.rows_by_key("document_id")
    rows = [row for each in documents.iter_rows(named=True) for row in _of_document(each, of.get(each["document_id"], []))]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {"document_id": pl.String, "position": pl.Int32, "reason": pl.String, "evidence": EVIDENCE}


def _of_document(document: Mapping[str, object], places: list[tuple[int, int, int]]) -> Iterator[tuple[object, ...]]:
    text, paged = str(document["text"]), document["pages"] is not None
    following = [start for _, start, _ in places[1:]] + [len(text)]
    for (position, start, end), limit in zip(places, following, strict=False):
        match = _REASON.match(text, start, max(end, limit))
        if match:
            first, last = match.span("reason")
            evidence = evidence_at(text, first, min(last, first + LONGEST), paged=paged)
            yield document["document_id"], position, "".join(match["reason"].split()), evidence
