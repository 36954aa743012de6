"""The brackets of the narrative that open and do not close before their paragraph ends, each with both places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

LONGEST = 40  # characters that are cited behind the bracket, and before the end of its paragraph: evidence is narrow
# A paragraph ends where a line begins with the number of the next one.
_NEXT = re.compile(r"[\n\f]\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．](?!\d))")
_BRACKET = re.compile("[（(）)]")
_LAST_SENTENCE = re.compile(r"[^。；;]*[。；;]?\s*\Z")
Span = tuple[int, int]


def brackets(tables: Mapping[str, pl.DataFrame], outline: pl.DataFrame) -> pl.DataFrame:
    """One row a section of the narrative: document_id, place (十一), alone (the words behind the first bracket that does not
    close, null where all do), evidence (of those words) and until (evidence of the end of its paragraph); of the heading
    where all close.

    outline: as the function of that name gives it. A section ends where the first form begins.
    """
    texts = {name: (text, pages) for name, text, pages in tables["documents"].select("document_id", "text", "pages").iter_rows()}
    headings = outline.filter(~pl.col("listed"))
    ends = _starts(headings, tables["projects"])
    sections = headings.filter(kind="section").select("document_id", "place", "evidence")
    rows = []
    for document, place, heading in sections.iter_rows():
        text, pages = texts[document]
        end = min((at for at in ends[document] if at > heading["end"]), default=len(text))
        lonely = first_unclosed(text, heading["end"], end)
        words, *places = _places(text, lonely, paged=pages is not None) if lonely else (None, heading, heading)
        rows.append((document, place, words, *places))
    return frame_of(rows, _SCHEMA)


_SCHEMA = {"document_id": pl.String, "place": pl.String, "alone": pl.String, "evidence": EVIDENCE, "until_evidence": EVIDENCE}


def _starts(*frames: pl.DataFrame) -> dict[str, list[int]]:
    """By document, where the evidence of any row begins."""
    found: dict[str, list[int]] = {}
    for frame in frames:
        for document, place in frame.select("document_id", "evidence").iter_rows():
            found.setdefault(document, []).append(place["start"])
    return found


def first_unclosed(text: str, start: int, end: int) -> Span | None:
    """Where the first bracket of text[start:end] stands that does not close in its paragraph, and where that ends.

    >>> first_unclosed("共3个（其中，优2个。\\n（二）其他", 0, 18)
    (3, 11)
    """
    for first, last in _paragraphs(text, start, end):
        waiting: list[int] = []
        for match in _BRACKET.finditer(text, first, last):
            if match[0] in "（(":
                waiting.append(match.start())
            elif waiting:
                waiting.pop()
        if waiting:
            return waiting[0], last
    return None


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _NEXT.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _places(text: str, lonely: Span, *, paged: bool) -> tuple[str, dict[str, object], dict[str, object]]:
    """The words behind a lonely bracket, their evidence, and that of the last sentence of the paragraph."""
    start, end = lonely
    behind = min(end, start + LONGEST)
    last = _LAST_SENTENCE.search(text, max(behind, end - LONGEST), end)
    first = last.start() if last else end
    return text[start:behind], evidence_at(text, start, behind, paged=paged), evidence_at(text, first, end, paged=paged)
