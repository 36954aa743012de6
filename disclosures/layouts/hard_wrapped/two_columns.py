"""Two columns of wrapped words that were printed one after the other: where the second begins.

The lines of a column are about equally wide, but for the last of a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.layouts.hard_wrapped.fragments import width

# A line may be so much shorter than its column, in characters: no word is broken before punctuation or inside a number.
_SLACK = 2.0
# More lines than a cell on a page has: they are not compared pair by pair.
_MOST_LINES = 80
_FULL_LAST_LINE = 0.5
_OPEN_SENTENCE = 4.0
_ENDS = ("。", ";", "!", "”", ")", ".")


def second_column(lines: Sequence[str], *, sentences: bool) -> int:
    """The line with which the second column begins, from 1 to len(lines) - 1; at least two lines are needed.

    sentences: whether the first column is expected to end with a sentence.
    """
    if len(lines) > _MOST_LINES:
        return len(lines) // 2
    widths = [width(line) for line in lines]
    return min(range(1, len(lines)), key=lambda cut: _cost(widths, cut) + (_unended(lines[cut - 1]) if sentences else 0.0))


def _cost(widths: Sequence[float], cut: int) -> float:
    first, second = widths[:cut], widths[cut:]
    full = _FULL_LAST_LINE if max(first) - first[-1] < 1 and cut > 1 else 0.0
    return _shortness(first) + _shortness(second) + full


def _shortness(widths: Sequence[float]) -> float:
    """By how much the lines but the last are shorter than the widest, beyond what breaking lines explains."""
    widest = max(widths)
    return sum(max(0.0, widest - line - _SLACK) for line in widths[:-1])


def _unended(line: str) -> float:
    return 0.0 if line.endswith(_ENDS) else _OPEN_SENTENCE
