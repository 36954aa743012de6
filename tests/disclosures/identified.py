"""What a text is found to be, for tests."""

from __future__ import annotations

from disclosures.identity import Identity, identity_of
from disclosures.text.levelled import levelled
from disclosures.text.prose import line_starts_of, prose_of


def identity(text: str, *, file_name: str = "", staff: str = "") -> Identity:
    prose = prose_of(levelled(text), [])
    return identity_of(prose, line_starts_of(prose), file_name=file_name, staff=staff)


def identified(text: str) -> tuple[str, str | None, int | None]:
    """Kind, name and year."""
    found = identity(text)
    return found.kind, found.unit_name, found.fiscal_year
