"""The sentences that print a score and behind it its grade: 综合得分 92.5 分，评价结果为“优”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Observation

_GRADED = re.compile(
    r"(?:得分|评分)\D{0,8}(?P<score>[\d.]+)\s*分[^。；]{0,30}?(?:等级|等次|结果|结论|级别|评级|评定)[^。；\d]{0,6}?"
    r"[为是：:]\s*[“\"「]?(?P<grade>优|良|中|差)(?:秀|好|等)?(?:[”\"」。；，,]|\s)"
)


def grades(text: SourceText) -> Iterator[Observation]:
    """Of each sentence the score as printed, and the grade as its name."""
    for match in _GRADED.finditer(text.printed):
        yield Observation(
            kind="grade",
            words=without_space(match[0]),
            name=match["grade"],
            score=match["score"],
            evidence=text.evidence(*match.span()),
        )
