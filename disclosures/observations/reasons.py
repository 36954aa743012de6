"""The reason (主要原因是：…) that stands behind a change or a deviation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Observation

MEASURES = ("change", "deviation_rate")
LONGEST = 60  # characters of the reason that are cited: evidence is narrow
_REASON = re.compile(r"[^。；;]{0,40}?主\s*要\s*原\s*因\s*[是为]?\s*[:：]?\s*(?P<reason>[^。；;]+)")


def reasons(text: SourceText, facts: Mapping[str, Sequence[Any]]) -> Iterator[Observation]:
    """The reason of each fact that has one. It ends with its sentence, or before the next change; what is behind 一是 is the
    first of several reasons. facts: columns of the table, in order of their positions."""
    told = [
        (fact, place.start, place.end)
        for fact, section, measure, place in zip(
            facts["fact_id"], facts["section"], facts["measure"], facts["evidence"], strict=True
        )
        if measure in MEASURES and section != "评价报告"
    ]
    limits = [start for _, start, _ in told[1:]] + [len(text.printed)]
    for (fact, start, end), limit in zip(told, limits, strict=False):
        if match := _REASON.match(text.printed, start, max(end, limit)):
            first, last = match.span("reason")
            evidence = text.evidence(first, min(last, first + LONGEST))
            yield Observation(kind="reason", words=without_space(match["reason"]), fact_id=fact, evidence=evidence)
