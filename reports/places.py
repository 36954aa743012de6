"""Where in the sources a finding looks: each place with its section, page or line, its words, and what it is called there."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.records import Box
from data.rows import CitedRow
from data.tables import empty
from reports.labels import Label, labels_of
from reports.wording import on_one_line, place_of, safe

CONTEXT = 40  # characters shown on each side of a quote
NO_LABEL = Label("")
Tables = Mapping[str, pl.DataFrame]
_KEPT = 64  # sources that are kept made
_LABELLED = ("facts", "projects", "project_funds", "indicators")
SOURCES = ("documents", *_LABELLED)  # the tables that sources are made from


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source. where: section and page or line; before, quote, after: its words, on one line; label: its name.

    page, box: where a PDF prints it, None elsewhere. document: the other document that it is in, "" for the one that cites it.
    """

    role: str
    where: str
    before: str
    quote: str
    after: str
    start: int
    end: int
    label: Label = NO_LABEL
    page: int | None = None
    box: Box | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text, the offsets of its lines, where its sections and forms begin, and what its places are called."""

    file_name: str
    text: str
    lines: tuple[int, ...]
    marks: tuple[tuple[int, str], ...]
    labels: Mapping[int, Label]


NO_SOURCE = Source("", "", (), (), {})


def place_in(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words before, the quote and the words after, each on one line, with at most CONTEXT characters on a side.

    >>> place_in("支出决算数为18.00万元，\\n比上年减少", 6, 13)
    ('支出决算数为', '18.00万元', '，比上年减少')
    """
    before = on_one_line(text[max(0, start - 3 * CONTEXT) : start]).lstrip()
    after = on_one_line(text[end : end + 3 * CONTEXT]).rstrip()
    return before[-CONTEXT:], on_one_line(text[start:end]), after[:CONTEXT]


def placed(cited: CitedRow, sources: Sources, home: str | None) -> Place:
    """A cited place in the words of its source. home: the document that cites it."""
    source = sources.get(cited["document_id"] or home, NO_SOURCE)
    start, end = cited["start"] or 0, cited["end"] or 0
    before, quote, after = place_in(source.text, start, end)
    # Last year's disclosure may have been audited by another run: the lake has it, this run's tables have not.
    named = f"《{safe(source.file_name)}》" if source.file_name else "以前稽核的文件"
    elsewhere = [named] if cited["document_id"] not in (None, home) else []
    where = [*elsewhere, _section_at(source, start), place_of(cited["page"], bisect_right(source.lines, start))]
    return Place(
        role=safe(cited["role"] or ""),
        where=" · ".join(filter(None, where)),
        before=before,
        quote=quote or on_one_line(cited["quote"] or ""),
        after=after,
        start=start,
        end=end,
        label=source.labels.get(start, NO_LABEL),
        page=printed_on(cited),
        box=_box(cited),
        document=str(cited["document_id"]) if elsewhere else "",
    )


def printed_on(cited: CitedRow) -> int | None:
    """The page of a PDF that a place is printed on. Of a document of a single page the reader names none."""
    return (cited["page"] or 1) if cited["box"] else None


def _box(cited: CitedRow) -> Box | None:
    if not cited["box"]:
        return None
    x0, top, x1, bottom = cited["box"]
    return x0, top, x1, bottom


def _section_at(source: Source, offset: int) -> str:
    """The section or form that the offset lies in: the one that last began before it."""
    index = bisect_right(source.marks, offset, key=lambda mark: mark[0])
    return source.marks[index - 1][1] if index else ""


class Sources:
    """The sources of documents by id, each made when it is first asked for: of a large run few are cited at once."""

    def __init__(self, tables: Tables) -> None:
        """tables: documents, facts and projects; project_funds and indicators where there are any."""
        rows = tables["documents"].select("document_id", "file_name", "text").iter_rows(named=True)
        self._rows = {row["document_id"]: row for row in rows}
        self._parts = {name: tables[name].partition_by("document_id", as_dict=True) for name in _LABELLED if name in tables}
        self._empty = {name: tables[name].clear() if name in tables else empty(name) for name in _LABELLED}
        self._made: OrderedDict[str, Source] = OrderedDict()

    def get(self, document_id: str | None, default: Source) -> Source:
        """The source of a document, or the default where there is none."""
        return default if document_id is None or document_id not in self._rows else self[document_id]

    def __getitem__(self, document_id: str) -> Source:
        if document_id not in self._made:
            self._made[document_id] = self._source(document_id)
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return self._made[document_id]

    def _source(self, document_id: str) -> Source:
        row = self._rows[document_id]
        own = {name: self._parts.get(name, {}).get((document_id,), blank) for name, blank in self._empty.items()}
        return Source(row["file_name"], row["text"], _line_starts(row["text"]), _marks(own), labels_of(own))


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return tuple(starts)


def _marks(tables: Tables) -> tuple[tuple[int, str], ...]:
    """Where a section (its facts) or a form of one document begins."""
    start = pl.col("evidence").struct.field("start").alias("start")
    facts = tables["facts"].select(start, "section")
    forms = tables["projects"].select(start, pl.col("name").alias("section"))
    return tuple(sorted({(offset, on_one_line(section)) for offset, section in pl.concat([facts, forms]).iter_rows()}))
