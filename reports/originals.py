"""The original PDF of a document beside its page: pictures of the pages that its findings cite, and a copy with marks.

Who runs the audit makes them; here they are only shown. A picture is a file of its own, and a finding shows the strip of it
around its places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from data.records import Box
from reports.places import printed_on
from reports.standings import LOUD
from reports.views import Finding

PDF = "application/pdf"
_AROUND = 46.0  # points that are shown above and below the places: some two lines


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page. href: from the pages of documents. width, height: of the page, in points."""

    href: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Original:
    """What there is of a document's original. pages: pictures by page, from 1. marked: where its copy with marks lies, "" for
    none. remark: why something is missing, "" where nothing is."""

    pages: Mapping[int, PagePicture] = field(default_factory=dict)
    marked: str = ""
    remark: str = ""


Originals = Mapping[str, Original]
NO_ORIGINAL = Original()


@dataclass(frozen=True, slots=True)
class Framed:
    """A place within a strip: its number beside it, and its box in points of the page."""

    number: str
    box: Box

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of a page that holds the places of a finding. top, height: in points; it is as wide as the page."""

    page: int
    picture: PagePicture
    top: float
    height: float
    places: tuple[Framed, ...]


def pages_to_show(findings: pl.DataFrame, documents: pl.DataFrame) -> dict[str, list[int]]:
    """The pages of each PDF that errors and warnings cite, those of the gravest first.

    findings: rows of the table. documents: document_id and media_type.
    """
    pdfs = set(documents.filter(media_type=PDF)["document_id"])
    loud = findings.filter(pl.col("severity").is_in(LOUD)).sort("document_id", "rank")
    pages: dict[str, list[int]] = {}
    for home, evidence in loud.select("document_id", "evidence").iter_rows():
        for cited in evidence or ():
            document_id = cited["document_id"] or home
            of_document = pages.setdefault(document_id, []) if document_id in pdfs else []
            page = printed_on(cited)
            if page and page not in of_document:
                of_document.append(page)
    return {document_id: numbers for document_id, numbers in pages.items() if numbers}


def strips_of(finding: Finding, home: str, originals: Originals) -> list[Strip]:
    """A strip for each page on which the finding has places, in the order of the places. home: its document."""
    by_page: dict[tuple[str, int], list[Framed]] = {}
    for index, place in enumerate(finding.places, 1):
        number = f"{finding.number}-{index}" if len(finding.places) > 1 else str(finding.number)
        if place.page and place.box:
            by_page.setdefault((place.document or home, place.page), []).append(Framed(number, place.box))
    strips = []
    for (document, page), places in by_page.items():
        picture = originals.get(document, NO_ORIGINAL).pages.get(page)
        if picture:
            strips.append(_strip(page, picture, places))
    return strips


def _strip(page: int, picture: PagePicture, places: Sequence[Framed]) -> Strip:
    top = max(0.0, min(place.box[1] for place in places) - _AROUND)
    bottom = min(picture.height, max(place.box[3] for place in places) + _AROUND)
    return Strip(page, picture, round(top, 2), round(bottom - top, 2), tuple(places))


def all_strips(findings: Iterable[Finding], home: str, originals: Originals) -> dict[int, list[Strip]]:
    """The strips of errors and warnings, by the number of the finding."""
    return {each.number: found for each in findings if each.severity in LOUD and (found := strips_of(each, home, originals))}
