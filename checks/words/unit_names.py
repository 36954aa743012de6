"""The names under which a document speaks of its own unit, by what stands between their first two and last three characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import polars as pl

from checks.words.anchors import NOWHERE, Anchors, place_of
from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

HEAD, TAIL = 2, 3
LEVELS = "省市州县区旗盟镇乡村街"  # 某州商务局 and 某市商务局 are two units
OFTEN = 2  # times that the usual name stands in the document


def unit_names(tables: Mapping[str, pl.DataFrame], anchors: Mapping[str, Anchors]) -> pl.DataFrame:
    """One row a name: document_id, words (its first print, without white space), usual, place, evidence.

    usual: the name that it probably stands for; null where it is one itself. It differs in one character, which is no level
    of government, and the other name stands more often or has a level there.
    """
    documents = tables["documents"].select("document_id", "unit_name", "text", "pages").drop_nulls("unit_name")
    rows = [
        (name, *row)
        for name, unit, text, pages in documents.iter_rows()
        if len(unit) > HEAD + TAIL
        for row in _of_text(unit, text, anchors.get(name, NOWHERE), paged=pages is not None)
    ]
    return frame_of(rows, _SCHEMA)


_SCHEMA = {"document_id": pl.String, "words": pl.String, "usual": pl.String, "place": pl.String, "evidence": EVIDENCE}


def _of_text(unit: str, text: str, anchors: Anchors, *, paged: bool) -> Iterator[tuple[object, ...]]:
    between = rf"{_spaced(unit[:HEAD])}\s*(?:[\u4e00-\u9fff]\s*){{1,8}}?{_spaced(unit[-TAIL:])}"
    matches = list(re.finditer(between, text))
    counts = Counter("".join(match[0].split()) for match in matches)
    seen: set[str] = set()
    for match in matches:
        words = "".join(match[0].split())
        if words not in seen:
            seen.add(words)
            yield (
                words,
                usual_name(words, counts),
                place_of(anchors, match.start()),
                evidence_at(text, *match.span(), paged=paged),
            )


def _spaced(words: str) -> str:
    return r"\s*".join(map(re.escape, words))


def usual_name(words: str, counts: Mapping[str, int]) -> str | None:
    """The name that stands more often and differs from it in one character, which is no level of government.

    >>> usual_name("南山后商务局", {"南山后商务局": 1, "南山州商务局": 4})
    '南山州商务局'
    """
    for name, times in counts.items():
        other = [(a, b) for a, b in zip(words, name, strict=False) if a != b]
        if len(name) != len(words) or len(other) != 1 or times < counts[words]:
            continue
        (wrong, right), levels = other[0], set(LEVELS)
        if wrong not in levels and (right in levels or times >= OFTEN > counts[words]):
            return name
    return None
