"""Ranks (增速居全国第三位) that a paragraph gives twice for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from data.observation_terms import any_word
from disclosures.observations.anchors import Anchors
from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Observation

LEAST = 2  # characters of a subject: 外贸
NEAR = 200  # characters between two ranks of one paragraph
_DIGITS = {digit: str(number) for number, digit in enumerate("一二三四五六七八九十", start=1)}
_FURTHEST = 8  # characters before the measure, with the white space of the layout
_WORDS_BEFORE = re.compile(r"[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff])?\s*$")
_RANK = re.compile(
    rf"(?P<what>{any_word('ranked')})\s*(?>(?:{any_word('ranks')})+)\s*(?P<scope>{any_word('scopes')})"
    r"[^，。；、\d第]{0,6}第\s*(?P<rank>[一二三四五六七八九十]|\d{1,2})\s*[位名]?"
)


def rankings(text: SourceText, anchors: Anchors) -> Iterator[Observation]:
    """Two ranks of the same measure in the same scope, close to one another: the words of both, whether the rank is the same,
    and whether they may differ, for they are of other subjects (both are of one where one names it, and the other's sentence
    does too)."""
    for one, other in pairwise(_RANK.finditer(text.printed)):
        near = other.start() - one.end() <= NEAR
        if near and (one["what"], one["scope"]) == (other["what"], other["scope"]):
            yield _pair(text, one, other, anchors.place_of(one.start()))


def _pair(text: SourceText, one: re.Match[str], other: re.Match[str], place: str) -> Observation:
    starts = _subject_start(text.printed, one), _subject_start(text.printed, other)
    spans = [(start, match.end()) for match, start in zip((one, other), starts, strict=True)]
    subjects = _subject(text.printed, one), _subject(text.printed, other)
    words, other_words = (without_space(text.printed[start:end]) for start, end in spans)
    sentences = (text.printed[text.printed.rfind("。", 0, start) + 1 : start] for start, _ in spans)
    evidence, other_evidence = (text.evidence(*span) for span in spans)
    return Observation(
        kind="ranking",
        words=words,
        other=other_words,
        agrees=_number(one["rank"]) == _number(other["rank"]),
        excused=not _alike(subjects, *sentences),
        place=place,
        evidence=evidence,
        other_evidence=other_evidence,
    )


def _subject(text: str, rank: re.Match[str]) -> str:
    """The words directly before the measure: 外贸 of 外贸增速, as many as a subject has."""
    return without_space(text[_subject_start(text, rank) : rank.start()])


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
