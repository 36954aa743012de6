"""Ranks (增速居全国第三位) that a paragraph gives twice for the same thing, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import polars as pl

from checks.words.anchors import NOWHERE, Anchors, place_of
from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

LEAST = 2  # characters of a subject: 外贸
NEAR = 200  # characters between two ranks of one paragraph
_DIGITS = {digit: str(number) for number, digit in enumerate("一二三四五六七八九十", start=1)}
_FURTHEST = 8  # characters before the measure, with the white space of the layout
_WORDS_BEFORE = re.compile(r"[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff])?\s*$")
_RANK = re.compile(
    r"(?P<what>增速|增幅|总量|规模|总额|总值|数量|满意度)\s*"
    r"(?:继续|保持|稳居|位居|位列|名列|跃居|排名|居|列|排)+\s*(?P<scope>全国|全省|全区|全疆|全市|全州|全县|西北|西部)"
    r"[^，。；、\d第]{0,6}第\s*(?P<rank>[一二三四五六七八九十]|\d{1,2})\s*[位名]?"
)


def rankings(tables: Mapping[str, pl.DataFrame], anchors: Mapping[str, Anchors]) -> pl.DataFrame:
    """One row two ranks of the same measure in the same scope, close to one another: document_id, place, one, other (their
    words), same (whether the rank is), alike (whether both are of one subject: one names it, the other's sentence does too),
    evidence, other_evidence."""
    rows = [
        (name, *row)
        for name, text, pages in tables["documents"].select("document_id", "text", "pages").iter_rows()
        for row in _pairs(text, anchors.get(name, NOWHERE), paged=pages is not None)
    ]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {
    "document_id": pl.String, "place": pl.String, "one": pl.String, "other": pl.String, "same": pl.Boolean, "alike": pl.Boolean,
    "evidence": EVIDENCE, "other_evidence": EVIDENCE,
}  # fmt: skip


def _pairs(text: str, anchors: Anchors, *, paged: bool) -> Iterator[tuple[object, ...]]:
    for one, other in pairwise(_RANK.finditer(text)):
        near = other.start() - one.end() <= NEAR
        if near and (one["what"], one["scope"]) == (other["what"], other["scope"]):
            starts = _subject_start(text, one), _subject_start(text, other)
            spans = [(start, match.end()) for match, start in zip((one, other), starts, strict=True)]
            subjects = _subject(text, one), _subject(text, other)
            words = ("".join(text[start:end].split()) for start, end in spans)
            evidence = (evidence_at(text, start, end, paged=paged) for start, end in spans)
            alike = _alike(subjects, *(text[text.rfind("。", 0, start) + 1 : start] for start, _ in spans))
            yield place_of(anchors, one.start()), *words, _number(one["rank"]) == _number(other["rank"]), alike, *evidence


def _subject(text: str, rank: re.Match[str]) -> str:
    """The words directly before the measure: 外贸 of 外贸增速, as many as a subject has."""
    return "".join(text[_subject_start(text, rank) : rank.start()].split())


def _subject_start(text: str, rank: re.Match[str]) -> int:
    """Where they begin; the white space of the layout may stand within them, not a line of its own before them."""
    before = _WORDS_BEFORE.search(text, max(0, rank.start() - _FURTHEST), rank.start())
    return before.start() if before else rank.start()


def _number(rank: str) -> str:
    return _DIGITS.get(rank, rank)


def _alike(subjects: tuple[str, str], sentence: str, other_sentence: str) -> bool:
    """Whether one of the two names a subject, and the other the same, or none while its sentence names it before."""
    one, other = subjects
    if one and other:
        return one == other
    subject, of_bare = (one, other_sentence) if one else (other, sentence)
    return len(subject) == LEAST and subject in of_bare
