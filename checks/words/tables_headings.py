"""The headings of the part of a disclosure that holds its tables: 第二部分 示例局 2024年度部门决算表."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

_LINE = re.compile(r"(?m)^[^\n\t]{3,60}年\s*度\s*部\s*门\s*决\s*算\s*(?:公\s*开\s*)?表[ \t\r\f]*$")
_HEADING = re.compile(
    r"(?:第[一二三四五六]部分[:：、]?)?(?!第)(?P<name>[^\d\s，。；：]{2,40}[局委厅办院部会署所站校馆团队社联协心室])20\d\d年度部门决算(?:公开)?表"
)


def tables_headings(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a heading: document_id, name (the words before the year, without white space), evidence."""
    rows = [
        (name, *row)
        for name, text, pages in tables["documents"].select("document_id", "text", "pages").iter_rows()
        for row in _headings(text, paged=pages is not None)
    ]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {"document_id": pl.String, "name": pl.String, "evidence": EVIDENCE}


def _headings(text: str, *, paged: bool) -> Iterator[tuple[object, ...]]:
    for line in _LINE.finditer(text):
        if match := _HEADING.fullmatch("".join(line[0].split())):
            yield match["name"], evidence_at(text, line.start(), line.end(), paged=paged)
