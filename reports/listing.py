"""Long lists as tables that are searched, filtered and sorted in the page; more rows than a page holds go on in the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.pages import template

MOST_ROWS = 500  # of one page: some 0.4 MB, and opened at once


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. href: where it leads. sort: the number that it is sorted by, None for its words. soft: said beside."""

    words: str
    href: str = ""
    sort: float | None = None
    soft: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row. The others are what it is filtered by; "" where it has none."""

    cells: tuple[Cell, ...]
    severity: str = ""
    family: str = ""
    check: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column. is_number: set to the right, and sorted the largest first."""

    words: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of rows. name: of its first page, without suffix; the next are name-2, name-3. nothing: said where it is empty."""

    name: str
    title: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    nothing: str = "没有。"
    filters: tuple[str, ...] = ()

    @property
    def first_rows(self) -> tuple[Row, ...]:
        """The rows of its first page."""
        return self.rows[:MOST_ROWS]

    @property
    def pages(self) -> list[str]:
        """The files of its pages, as they are called."""
        count = max(1, -(-len(self.rows) // MOST_ROWS))
        return [f"{self.name}.html", *(f"{self.name}-{number}.html" for number in range(2, count + 1))]


def listing_pages(
    listing: Listing, back: str, *, publication: object = None, first: bool = True, up: str = "index.html"
) -> Iterator[tuple[str, str]]:
    """The pages of a listing as (file, HTML). first: whether its first page is among them.

    back: what the pages lead back to, at `up`. publication: of the check that the listing is of."""
    for number, name in enumerate(listing.pages):
        if number or first:
            rows = listing.rows[number * MOST_ROWS : (number + 1) * MOST_ROWS]
            yield (
                name,
                template("listing.html", scripts=("table.js",)).render(
                    listing=listing, rows=rows, number=number, back=back, publication=publication, up=up
                ),
            )
