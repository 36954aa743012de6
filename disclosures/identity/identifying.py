"""Who says what of which year: the identity of a document, each part of it with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.records import Evidence
from disclosures.identity.kinds import Sign, verdict_of
from disclosures.identity.names import Span, introduced_name, labelled_name, name_beside, staff_name
from disclosures.identity.openings import Line, opening_lines
from disclosures.identity.scopes import scope_of
from disclosures.identity.titles import Title, fullest, leading, title_in, titles_of
from disclosures.identity.years import stated_year
from disclosures.text.squeezed import Squeezed, fold, without_space

_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}$")
_STRAY = re.compile(r"^[\d_\-. ]+|[_\-. ]+")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is. kind: as of `documents`. signs: what speaks for the kind. is_data: the file is data for programs.
    scope: whole, part or fragment; None where it is no final accounts.

    The evidence of a name or a year is None where there is none, or where the name of the file alone says it.
    """

    kind: str
    signs: tuple[Sign, ...]
    is_data: bool
    scope: str | None
    unit_name: str | None
    unit_name_evidence: Evidence | None
    fiscal_year: int | None
    fiscal_year_evidence: Evidence | None


def identity_of(prose: Squeezed, line_starts: Sequence[int], *, file_name: str = "", staff: str = "") -> Identity:
    """The identity of a document. prose: its squeezed text; staff: the words of its section on staff. Linear in the text."""
    lines = opening_lines(prose, line_starts)
    titles = titles_of(prose.text, lines)
    verdict = verdict_of(prose.text, leading(titles))
    # A notice that goes with the accounts (…关于…部门决算的公告) names body and year as well.
    title = fullest(titles, verdict.kind) or next(iter(titles), None)
    of_file = _title_of_file(file_name)
    place = _name(prose.text, title, lines=lines, line_starts=line_starts, staff=staff)
    name, name_place = _printed(prose, place) if place else (_name_of_file(of_file, file_name), None)
    year, year_place = _year(prose, title) or (of_file.value if of_file else None, None)
    scope = scope_of(prose.text, title) if verdict.kind == "final_accounts" else None
    return Identity(verdict.kind, verdict.signs, verdict.is_data, scope, name, name_place, year, year_place)


def reasons_of(identity: Identity) -> str:
    """The words of the document that say most of its kind, quoted; "" where nothing says anything."""
    if identity.is_data:
        return "内容是数据、程序或外文，不是中文说明"
    heaviest = sorted(identity.signs, key=lambda sign: -sign.weight)[:_SHOWN]
    return "、".join(f"“{sign.words.replace('N', '').replace('…', '')}”" for sign in heaviest)


def _name(text: str, title: Title | None, *, lines: Sequence[Line], line_starts: Sequence[int], staff: str) -> Span | None:
    """The first name of: the title, the cover, the sentence on staff, a label, the sentence that introduces a body."""
    if title is not None and (beside := title.name or name_beside(text, lines, (title.start, title.end))):
        return beside
    if (named := staff_name(staff)) and (at := text.find(named)) >= 0:
        return at, at + len(named)
    return labelled_name(text, line_starts) or introduced_name(text)


def _printed(prose: Squeezed, place: Span) -> tuple[str, Evidence]:
    """The name as it is printed, also in traditional characters, in brackets of full width."""
    evidence = prose.evidence(*place)
    return without_space(evidence.quote).replace("(", "（").replace(")", "）"), evidence


def _year(prose: Squeezed, title: Title | None) -> tuple[int, Evidence] | None:
    if title is not None and title.year is not None and title.value is not None:
        return title.value, prose.evidence(*title.year)
    stated = stated_year(prose.text)
    return (stated.value, prose.evidence(stated.start, stated.end)) if stated else None


def _title_of_file(file_name: str) -> Title | None:
    stem = _STRAY.sub("", fold(without_space(_SUFFIX.sub("", file_name))))
    return title_in(stem, 0, len(stem)) if stem else None


def _name_of_file(title: Title | None, file_name: str) -> str | None:
    if title is None or title.name is None:
        return None
    stem = _STRAY.sub("", fold(without_space(_SUFFIX.sub("", file_name))))
    return stem[slice(*title.name)].replace("(", "（").replace(")", "）")
