"""The titles of the public tables (九张表) in a text: above a grid, or in the contents list; and what is noted below a grid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.public_tables import TITLES
from data.tables import EVIDENCE

# A title is a whole line, whatever number, unit and year stand before it.
_BEFORE = (
    r"(?:(?:公开|附)?表?[(（]?[一二三四五六七八九十\d]{1,3}[)）]?表?[、.．:：)）]?)?"
    r"(?:[\u4e00-\u9fffA-Z()（）]{2,40}?(?:局|委|厅|办|院|部|会|署|所|站|中心|部门|单位))?(?:20\d\d年度?)?(?:部门|单位)?"
)
_LINES = [(section, re.compile(_BEFORE + f"(?P<title>{title})")) for section, title in TITLES]
_CANDIDATE = re.compile(r"(?m)^[^\n\t]{3,70}表[ \t\r\f]*$")
_GRID = re.compile(r"\s*(?:[^\n\t]{0,40}\n\s*){0,4}?(?:[^\n]*单\s*位\s*[:：][^\n]*(?:元|$)|[^\n\t]{0,60}\t)")
_NOTE = re.compile(r"(?m)^[ \u3000]*((?:说明|注|备注)\s*\d?\s*[:：.、][^\n]*(?:\n[^\n\t\f]+)?)")
_LONGEST_TABLE = 12_000


def account_headings(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a title: document_id, section (表1 ... 表9), title, listed (in a contents list: no grid follows), filled (the
    numbers that were read in the table), notes (the words of 注 and 说明 below the grid, without white space), evidence.

    A text in which no such title stands has no row.
    """
    facts = tables["facts"].filter(pl.col("section").str.contains("^表[1-9]$"))
    counts = facts.group_by("document_id", "section").len()
    filled = {(document, section): count for document, section, count in counts.iter_rows()}
    rows = [
        (name, section, title, listed, filled.get((name, section), 0), notes, evidence)
        for name, text, pages in tables["documents"].select("document_id", "text", "pages").iter_rows()
        if "决算" in text and "表\n" in text
        for section, title, listed, notes, evidence in _headings(text, paged=pages is not None)
    ]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {
    "document_id": pl.String, "section": pl.String, "title": pl.String, "listed": pl.Boolean, "filled": pl.Int32,
    "notes": pl.String, "evidence": EVIDENCE,
}  # fmt: skip


def _headings(text: str, *, paged: bool) -> Iterator[tuple[object, ...]]:
    found = [(line, *named) for line in _CANDIDATE.finditer(text) if (named := _named(line[0]))]
    ends = [line.start() for line, _, _ in found[1:]] + [len(text)]
    for (line, section, title), end in zip(found, ends, strict=False):
        listed = _GRID.match(text, line.end(), min(end, line.end() + 400)) is None
        below = text[line.end() : min(end, line.end() + _LONGEST_TABLE)]
        notes = None if listed else "".join("".join(note.split()) for note in _NOTE.findall(below))
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        yield section, title, listed, notes, evidence_at(text, start, line.start() + len(line[0].rstrip()), paged=paged)


def _named(line: str) -> tuple[str, str] | None:
    words = "".join(line.split())
    for section, pattern in _LINES:
        if match := pattern.fullmatch(words):
            return section, match["title"]
    return None
