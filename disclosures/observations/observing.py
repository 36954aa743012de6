"""The observations of a document, as columns of the tables `headings` and `observations`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from disclosures.frames import Columns
from disclosures.observations.anchors import anchors_of
from disclosures.observations.brackets import brackets
from disclosures.observations.comparisons import comparisons
from disclosures.observations.duties import duties
from disclosures.observations.grades import grades
from disclosures.observations.names import stated_names, unit_names
from disclosures.observations.outline import outline
from disclosures.observations.phrases import phrases
from disclosures.observations.rankings import rankings
from disclosures.observations.reasons import reasons
from disclosures.observations.sentences import sentences
from disclosures.observations.source_text import SourceText, source_text
from disclosures.observations.table_titles import headings_of_tables, table_titles
from disclosures.observations.told_rows import told_rows
from disclosures.observations.values import Heading, Observation


def observed(tables: Mapping[str, Columns], levelled: str) -> dict[str, Columns]:
    """The columns of headings and observations of a document, and those of documents with its count of characters.

    tables: the columns of documents (one row), facts and projects, evidence as `Evidence`, rows in order of their positions.
    levelled: the text of the document, levelled.
    """
    documents = tables["documents"]
    text, key = source_text(levelled), documents["document_id"][0]
    headings = [*outline(text), *table_titles(text), *headings_of_tables(text)]
    found = list(_observations(text, documents["unit_name"][0], tables, headings))
    return {
        "documents": {**documents, "characters": [len(text.flat)]},
        "headings": _columns(key, headings, Heading),
        "observations": _columns(key, found, Observation),
    }


def _observations(
    text: SourceText, unit: str | None, tables: Mapping[str, Columns], headings: Sequence[Heading]
) -> Iterator[Observation]:
    facts, projects = tables["facts"], tables["projects"]
    anchors = anchors_of(facts, projects)
    yield from phrases(text, anchors)
    yield from reasons(text, facts)
    yield from sentences(text, projects)
    yield from comparisons(text)
    yield from told_rows(text)
    yield from grades(text)
    yield from rankings(text, anchors)
    yield from duties(text, unit, anchors)
    if unit is not None:
        yield from stated_names(text, unit, anchors)
        yield from unit_names(text, unit, anchors)
    starts = [place.start for place in projects["evidence"]]
    parts = [heading for heading in headings if heading.place is not None]
    yield from brackets(text, parts, starts)


def _columns(key: str, rows: Sequence[Any], kind: type) -> Columns:
    names = [field.name for field in fields(kind)]
    columns = list(zip(*map(attrgetter(*names), rows), strict=True)) or [()] * len(names)
    return {"document_id": [key] * len(rows), "position": range(len(rows)), **dict(zip(names, columns, strict=True))}
