"""Behind a line of values: the reason of its row, then the name of the next. Where the one ends and the other begins.

The column of reasons is narrow (偏差原 / 因分析 / 及改进 / 措施 shows how narrow), the column of names is wider, and a
name that is broken fills its first lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosures.layouts.hard_wrapped.fragments import Fragment, by_line, width, words_of

_ENDS = ("。", ";", "!", ".")
# A line of the column of reasons is at most so much wider than the widest piece of its heading, in characters.
_SLACK = 0.5
# From this width on the heading says nothing: it is as wide as a column of names.
_WIDE_COLUMN = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """How the columns of a form are set. order: of the columns behind the name; reason_width: the widest piece of the
    heading of the reasons, in characters, 0 where there is none."""

    order: str
    has_reasons: bool
    reason_width: int
    has_last_year: bool


def name_start(
    pending: Sequence[Fragment],
    first_label: int | None,
    *,
    above: Mapping[str, Sequence[Fragment]] | None,
    setting: Setting,
    named_on_line: bool,
) -> int:
    """How many of the pending fragments still belong to the row above. first_label: where the next level label is printed."""
    if above is None or not (setting.has_reasons or setting.has_last_year):
        return 0
    before = [f for f in pending if first_label is None or f.start < first_label]
    lines = by_line(before)
    if not lines:
        return 0
    if (
        first_label is not None
        and (named_on_line or len(before) < len(pending))
        and not _fills_name(lines, above, setting=setting)
    ):
        return len(before)
    if named_on_line and len(before) == len(pending):
        return len(before)
    kept = _narrow_lines(lines, setting) if setting.reason_width < _WIDE_COLUMN else _ended_lines(lines, above)
    if kept == len(lines) and first_label is None:
        kept = _ended_lines(lines, above)
    return sum(map(len, lines[:kept]))


def _fills_name(lines: list[list[Fragment]], above: Mapping[str, Sequence[Fragment]], *, setting: Setting) -> bool:
    """Whether lines before a label are the beginning of a name: the first is wider than a reason, and none was called for."""
    is_wide = width(words_of(lines[0])) > setting.reason_width + _SLACK
    return is_wide and _is_full(above) and not words_of(lines[-1]).endswith(_ENDS)


def _narrow_lines(lines: list[list[Fragment]], setting: Setting) -> int:
    """How many lines from the first are narrow enough for the column of reasons."""
    limit = setting.reason_width + _SLACK
    return next((i for i, line in enumerate(lines) if width(words_of(line)) > limit), len(lines))


def _ended_lines(lines: list[list[Fragment]], above: Mapping[str, Sequence[Fragment]]) -> int:
    """How many lines a reason takes where width does not tell: to the end of its last sentence, else all but the last line
    of a row that lost points, else none."""
    ended = [i + 1 for i, line in enumerate(lines) if words_of(line).endswith(_ENDS)]
    if ended:
        return ended[-1]
    return 0 if _is_full(above) else len(lines) - 1


def _is_full(above: Mapping[str, Sequence[Fragment]]) -> bool:
    """Whether the row above got all its points."""
    return _number(above, "weight") == _number(above, "score")


def _number(row: Mapping[str, Sequence[Fragment]], field: str) -> Decimal | None:
    words = words_of(row.get(field, ())).rstrip("分").replace(",", "")
    return Decimal(words) if words.replace(".", "", 1).isdigit() else None
