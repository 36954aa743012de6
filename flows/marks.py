"""Findings as marks on the pages of their PDF: every place with its number, its colour and what there is to say of it.

A finding bears the number of its rank in the document; its places are 3-1, 3-2 and so on, or 3 where there is one alone: the
numbers that the document's page in the report shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from data.records import Box
from data.rows import CitedRow, FindingRow
from disclosures.blocks import Extract
from disclosures.formats.pdf.marks import Colour, Mark, lines_around
from reports.views import waiver_of
from reports.wording import ROLES, SEVERITIES, number, on_one_line, safe

COLOURS: Mapping[str, Colour] = {"error": (220, 30, 40), "warning": (235, 140, 0), "notice": (20, 100, 220), "info": (90, 90, 90)}
WAIVED: Colour = (130, 130, 130)
OTHERS_NAMED = 8  # other places that a comment names; the rest are counted
NUMBERS_DRAWN = 3  # of the findings that share a place; a plus stands for the rest
WORDS_QUOTED = 40  # characters of a place's words
BETWEEN = "\n\n"  # comments on one place
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a finding that is printed on the pages. number: 3-1. span: in the text. parts: the lines by page, from 1."""

    finding: FindingRow
    number: str
    cited: CitedRow
    span: Span
    parts: Mapping[int, tuple[Box, ...]]


@dataclass(frozen=True, slots=True)
class Marking:
    """What is to be marked in a PDF.

    places: how many different places there are. found: how many findings have one. unplaced: how many findings of each
    check have none.
    """

    marks: tuple[Mark, ...]
    places: int
    found: int
    unplaced: Mapping[str, int]


def marking_of(findings: Sequence[FindingRow], extract: Extract) -> Marking:
    """The marks of the findings of one document. findings: its rows of the table, by rank. extract: what was read of it."""
    places: list[_Place] = []
    unplaced: dict[str, int] = {}
    for finding in findings:
        of_finding = _places(finding, extract)
        places += of_finding
        if not of_finding:
            unplaced[finding["check_id"]] = unplaced.get(finding["check_id"], 0) + 1
    by_span: dict[Span, list[_Place]] = {}
    for place in places:
        by_span.setdefault(place.span, []).append(place)
    comments, drawn = _comments(places), _drawn(places)
    marks = tuple(mark for span, shared in by_span.items() for mark in _marks(shared, comments, drawn=drawn.get(span, "")))
    return Marking(marks, len(by_span), len(findings) - sum(unplaced.values()), dict(sorted(unplaced.items())))


def _places(finding: FindingRow, extract: Extract) -> list[_Place]:
    """The places of a finding that are printed, each once."""
    places: dict[Span, _Place] = {}
    evidence = finding["evidence"] or []
    for index, cited in enumerate(evidence, 1):
        start, end = cited["start"], cited["end"]
        if start is None or end is None or cited["document_id"] not in (None, finding["document_id"]):
            continue
        if found := _parts(start, end, extract):
            number = f"{finding['rank']}-{index}" if len(evidence) > 1 else str(finding["rank"])
            places.setdefault((start, end), _Place(finding, number, cited, (start, end), found))
    return list(places.values())


def _parts(start: int, end: int, extract: Extract) -> dict[int, tuple[Box, ...]]:
    """The printed lines of a place by page; a place may begin on one page and end on the next."""
    text, boxes = extract.text or "", extract.boxes or ()
    at, page = start, text.count("\f", 0, start) + 1
    parts = {}
    for words in text[start:end].split("\f"):
        if lines := lines_around(boxes[at : at + len(words)]):
            parts[page] = lines
        at, page = at + len(words) + 1, page + 1
    return parts


def _drawn(places: Sequence[_Place]) -> dict[Span, str]:
    """The numbers above each place. Of places that begin at one character the first bears those of all: none hides another."""
    by_start: dict[int, list[_Place]] = {}
    for place in places:
        by_start.setdefault(place.span[0], []).append(place)
    return {shared[0].span: _few([place.number for place in shared]) for shared in by_start.values()}


def _few(numbers: Sequence[str]) -> str:
    return " ".join(numbers[:NUMBERS_DRAWN]) + (" +" if len(numbers) > NUMBERS_DRAWN else "")


def _marks(shared: Sequence[_Place], comments: Mapping[str, str], *, drawn: str) -> Iterator[Mark]:
    """The mark of a place that findings share, one a page; its colour is that of the gravest, which comes first."""
    comment = BETWEEN.join(comments[place.number] for place in shared)
    first = next((place.finding for place in shared if not waiver_of(place.finding)), None)
    colour = COLOURS[first["severity"]] if first else WAIVED
    for page, lines in shared[0].parts.items():
        yield Mark(page, lines, drawn, colour, comment)


def _comments(places: Sequence[_Place]) -> dict[str, str]:
    """What is said at each place, by its number."""
    comments = {}
    for _, group in groupby(places, key=lambda place: place.finding["rank"]):
        of_finding = list(group)
        for place in of_finding:
            others = [other for other in of_finding if other is not place]
            comments[place.number] = "\n".join((*_said(place), *_elsewhere(others)))
    return comments


def _said(place: _Place) -> Iterator[str]:
    """The finding, a line each: what it is, what is printed and what follows, the money, who lets it pass; and this place."""
    finding = place.finding
    trial = "（试用）" if finding["trial"] else ""
    yield f"{SEVERITIES[finding['severity']]}{trial}　发现 {place.number}　{finding['check_id']}"
    yield safe(finding["message"])
    if finding["at_stake"] is not None:
        yield f"涉及 {number(finding['at_stake'], '万元')}"
    if waiver := waiver_of(finding):
        yield waiver
    yield f"此处：{_words(place)}"


def _elsewhere(others: Sequence[_Place]) -> Iterator[str]:
    for other in others[:OTHERS_NAMED]:
        yield f"另见第 {min(other.parts)} 页 {other.number}：{_words(other)}"
    if len(others) > OTHERS_NAMED:
        yield f"另有 {len(others) - OTHERS_NAMED} 处。"


def _words(place: _Place) -> str:
    """What a place is to its finding, and its words."""
    quote = on_one_line(place.cited["quote"] or "")
    shown = quote if len(quote) <= WORDS_QUOTED else f"{quote[:WORDS_QUOTED]}…"
    return f"{ROLES.get(place.cited['role'] or '', '')}“{shown}”"
