"""The indicators of a hard-wrapped form: rows put together from the fragments between their lines of values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disclosures.blocks import Cell
from disclosures.forms.vocabulary import LEVEL1, LEVEL2, indicator_column
from disclosures.layouts.hard_wrapped.fragments import Fragment, Label, PrintedLine, cell_of
from disclosures.layouts.hard_wrapped.reasons import Setting, name_start
from disclosures.layouts.hard_wrapped.row_values import NO_VALUES, Values, values_of
from disclosures.layouts.hard_wrapped.row_windows import BEHIND_SCORE, Window, windows_of
from disclosures.layouts.hard_wrapped.value_lines import ValueLine

Row = tuple[Cell, ...]
FIELDS = ("level1", "level2", "level3", "target", "actual", "weight", "score", "completion_rate",
          "last_year_value", "scoring_rule", "basis", "material", "deviation_reason")  # fmt: skip
_ALWAYS = frozenset(FIELDS[:7])
# Where no heading tells the width of the column of reasons, in characters.
_USUAL_REASON_WIDTH = 3


def indicator_rows(printed: list[PrintedLine], source: str) -> list[Row]:
    """The heading row (where enough of it is printed) and a row an indicator, columns in the order of FIELDS."""
    if not printed:
        return []
    order, windows = windows_of(printed)
    labels = {indicator_column(label.word): label for window in windows[:1] for label in window.labels}
    setting = _setting(labels, order)
    rows: list[dict[str, Sequence[Fragment]]] = []
    for window in windows:
        _add_window(rows, window, setting=setting)
    known: dict[str, Sequence[Fragment]] = {field: label.fragments for field, label in labels.items() if field in FIELDS}
    has_heading = {"level3", "target", "weight", "score"} <= known.keys()
    columns = [field for field in FIELDS if field in _ALWAYS or field in known or any(row.get(field) for row in rows)]
    return [_cells(row, columns, source=source) for row in ([known, *rows] if has_heading else rows)]


def _cells(row: Mapping[str, Sequence[Fragment]], columns: Sequence[str], *, source: str) -> Row:
    """The cells of a row in the order of the columns; those that are blank stand where the row begins."""
    start = min((f.start for fragments in row.values() for f in fragments), default=0)
    return tuple(cell_of(row.get(field, ()), source, blank_at=start) for field in columns)


def _setting(labels: dict[str | None, Label], order: str) -> Setting:
    if not labels.keys() & set(FIELDS):
        return Setting(order, True, _USUAL_REASON_WIDTH, False)
    reason = labels.get("deviation_reason")
    widest = max((len(f.words) for f in reason.fragments), default=0) if reason else 0
    return Setting(order, reason is not None, widest, "last_year_value" in labels)


def _add_window(rows: list[dict[str, Sequence[Fragment]]], window: Window, *, setting: Setting) -> None:
    """Add the row that the window ends with, and to the row above it what stands behind that row's score."""
    levels = window.levels
    rest = _take_behind_score(rows[-1], window, setting=setting) if rows else window.rest
    first_label = min((label.fragments[0].start for label in levels), default=None)
    values = values_of(rest, window.on_line, line=window.values, order=setting.order) if window.values else NO_VALUES
    pending = rest[: values.first] if window.values else rest
    is_last = window.values is None and not levels
    cut = (
        len(pending)
        if is_last
        else name_start(pending, first_label, above=rows[-1] if rows else None, setting=setting, named_on_line=bool(values.name))
    )
    if rows and cut:
        _add_behind_score(rows[-1], pending[:cut], setting=setting)
    if window.values is not None:
        rows.append(_row(levels, (*pending[cut:], *values.name), values=values, line=window.values))
    elif levels and pending[cut:]:
        rows.append(_row(levels, pending[cut:], values=NO_VALUES, line=None))


def _take_behind_score(row: dict[str, Sequence[Fragment]], window: Window, *, setting: Setting) -> Sequence[Fragment]:
    """Give a row its scoring rule, basis and material, and what stands before them behind its score; the rest is given back."""
    behind = [label for label in window.labels if label.word in BEHIND_SCORE]
    if not behind:
        return window.rest
    for label in behind:
        field = BEHIND_SCORE[label.word]
        row[field] = (*row.get(field, ()), *label.fragments)
    start = behind[0].fragments[0].start
    before = (*row.get("deviation_reason", ()), *(f for f in window.rest if f.start < start))
    row["deviation_reason"] = ()
    row["last_year_value" if setting.has_last_year else "deviation_reason"] = before
    return [f for f in window.rest if f.start >= start]


def _row(
    levels: list[Label], name: Sequence[Fragment], *, values: Values, line: ValueLine | None
) -> dict[str, Sequence[Fragment]]:
    row: dict[str, Sequence[Fragment]] = {**_levels(levels), "level3": name, **values.fields}
    if line is not None:
        row |= {"weight": line.weight, "score": line.score, "completion_rate": line.rate}
        row["deviation_reason"] = line.right
    return row


def _levels(levels: list[Label]) -> dict[str, Sequence[Fragment]]:
    """First and second level: by their word where it is of one level only, else by their order."""
    found: dict[str, Sequence[Fragment]] = {}
    for index, label in enumerate(levels):
        either = label.word in LEVEL1 and label.word in LEVEL2
        second = (index > 0 or len(levels) == 1) if either else label.word in LEVEL2
        found.setdefault("level2" if second else "level1", label.fragments)
    return found


def _add_behind_score(row: dict[str, Sequence[Fragment]], fragments: Sequence[Fragment], *, setting: Setting) -> None:
    """Add what is printed behind the score: last year's value where the form has that column, else the reason."""
    behind = [*row.get("deviation_reason", ()), *fragments]
    if setting.has_last_year and "last_year_value" not in row:
        row["last_year_value"], behind = behind[:1], behind[1:]
    row["deviation_reason"] = behind
