"""The sentences of the goals and results of forms, each with its place; and the marks in them that lack their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

LONGEST = 60  # characters of a sentence that are cited: evidence is narrow
PARTNERS = {"（": "）", "《": "》", "“": "”", "【": "】"}
_SENTENCE = re.compile(r"[^。；;]+")
_CELLS = ("goal", "result")


def sentences(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a sentence: document_id, project_id, form, name, cell (goal, result), words (without white space), alone (a
    mark of the sentence's cell that has no partner, where this sentence holds it), open (the last sentence of its cell, which no
    mark ends), evidence."""
    forms = tables["projects"].sort("document_id", "position")
    rows = [row for each in forms.iter_rows(named=True) for cell in _CELLS for row in _of_cell(each, cell)]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {
    "document_id": pl.String, "project_id": pl.String, "form": pl.String, "name": pl.String, "cell": pl.String,
    "words": pl.String, "alone": pl.String, "open": pl.Boolean, "evidence": EVIDENCE,
}  # fmt: skip


def _of_cell(form: Mapping[str, object], cell: str) -> Iterator[tuple[object, ...]]:
    place = form[f"{cell}_evidence"]
    if place is None:
        return
    quote = str(place["quote"])
    lonely = lonely_mark(quote)
    for match in _SENTENCE.finditer(quote):
        words = "".join(match[0].split())
        if not words:
            continue
        alone = lonely if lonely and match.start() <= lonely[1] < match.end() else None
        begin = alone[1] if alone else match.start()
        evidence = _within(place, begin, min(match.end(), begin + LONGEST))
        yield (
            form["document_id"], form["project_id"], form["form"], form["name"], cell, words, alone and alone[0],
            match.end() == len(quote), evidence,
        )  # fmt: skip


def _within(place: Mapping[str, object], start: int, end: int) -> dict[str, object]:
    """The evidence of a part of a cell's evidence, without the white space at its ends."""
    within = evidence_at(str(place["quote"]), start, end, paged=False)
    return within | {
        "page": place["page"],
        "start": int(str(place["start"])) + within["start"],
        "end": int(str(place["start"])) + within["end"],
    }


def lonely_mark(words: str) -> tuple[str, int] | None:
    """The first mark without a partner and its place, or None: a bracket that is not closed, or a straight quotation mark
    that is the only one.

    >>> lonely_mark('"按照方案')
    ('"', 0)
    """
    if words.count('"') == 1:
        return '"', words.index('"')
    for opening, closing in PARTNERS.items():
        if words.count(opening) == words.count(closing) + 1:
            return opening, _unclosed(words, opening, closing)
    return None


def _unclosed(words: str, opening: str, closing: str) -> int:
    waiting: list[int] = []
    for place, mark in enumerate(words):
        if mark == opening:
            waiting.append(place)
        elif mark == closing and waiting:
            waiting.pop()
    return waiting[0] if waiting else words.index(opening)
