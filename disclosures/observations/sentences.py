"""The sentences of the goals and results of forms, and the marks in them that lack their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.records import Evidence
from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Observation

LONGEST = 60  # characters of a sentence that are cited: evidence is narrow
PARTNERS = {"（": "）", "《": "》", "“": "”", "【": "】"}
_SENTENCE = re.compile(r"[^。；;]+")
_CELLS = ("goal", "result")


def sentences(text: SourceText, projects: Mapping[str, Sequence[Any]]) -> Iterator[Observation]:
    """projects: columns of the table, in order of their positions."""
    cells = zip(projects["project_id"], *(projects[f"{cell}_evidence"] for cell in _CELLS), strict=True)
    for project, *places in cells:
        for cell, place in zip(_CELLS, places, strict=True):
            if place is not None:
                yield from _of_cell(text, project, cell, place)


def _of_cell(text: SourceText, project: str, cell: str, place: Evidence) -> Iterator[Observation]:
    words = text.printed[place.start : place.end]
    lonely = lonely_mark(words)
    for match in _SENTENCE.finditer(words):
        said = without_space(match[0])
        if not said:
            continue
        alone = lonely if lonely and match.start() <= lonely[1] < match.end() else None
        begin = alone[1] if alone else match.start()
        yield Observation(
            kind="sentence",
            words=said,
            project_id=project,
            cell=cell,
            mark=alone[0] if alone else None,
            open=match.end() == len(words),
            evidence=text.evidence(place.start + begin, place.start + min(match.end(), begin + LONGEST)),
        )


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
