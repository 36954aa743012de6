"""The brackets of the narrative that open and do not close before their paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Heading, Observation

LONGEST = 40  # characters that are cited behind the bracket, and before the end of its paragraph: evidence is narrow
# A paragraph ends where a line begins with the number of the next one. Only the first blank of a run begins it: else a run
# of blank lines is walked through from each of them.
_NEXT = re.compile(
    r"(?<!\s)(?=\s*[\n\f])\s+(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．](?!\d))"
)
_BRACKET = re.compile("[（(）)]")
_LAST_SENTENCE = re.compile(r"[^。；;]*[。；;]?\s*\Z")
Span = tuple[int, int]


def brackets(text: SourceText, outline: Sequence[Heading], form_starts: Sequence[int]) -> Iterator[Observation]:
    """One a section of the narrative: the words behind the first bracket that does not close, and the end of its paragraph;
    without words, and at the heading, where all close. A section ends where the next heading or the first form begins."""
    headings = [heading for heading in outline if not heading.listed]
    ends = [*(heading.evidence.start for heading in headings), *form_starts]
    for heading in headings:
        if heading.kind == "section":
            start = heading.evidence.end
            end = min((at for at in ends if at > start), default=len(text.printed))
            yield _observation(text, heading, first_unclosed(text.printed, start, end))


def _observation(text: SourceText, section: Heading, lonely: Span | None) -> Observation:
    if lonely is None:
        here = section.evidence
        return Observation(kind="bracket", words=None, place=section.place, evidence=here, until_evidence=here)
    start, end = lonely
    behind = min(end, start + LONGEST)
    last = _LAST_SENTENCE.search(text.printed, max(behind, end - LONGEST), end)
    return Observation(
        kind="bracket",
        words=without_space(text.printed[start:behind]),
        place=section.place,
        evidence=text.evidence(start, behind),
        until_evidence=text.evidence(last.start() if last else end, end),
    )


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
