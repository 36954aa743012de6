"""The columns of indicators: by their headings, and where these are missing, by the kinds of the cells below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disclosures.blocks import Cell
from disclosures.forms.columns import Columns, cell_in, columns_of, shift_of
from disclosures.forms.indicator_values import is_operator
from disclosures.forms.values import Span, is_dash, is_number
from disclosures.forms.vocabulary import (
    INDICATOR_SIDE,
    has_indicator_heading,
    indicator_column,
    label_words,
    level_of,
    plain,
)

Row = tuple[Cell, ...]
_USUAL = ("level1", "level2", "level3", "target", "actual", "weight", "score")
_LEVELS = ("level1", "level2", "level3")
# The columns of the forms that are in use, for rows above which no heading is printed. Column 0 is the side label's.
KNOWN_COLUMNS: tuple[Columns, ...] = tuple(
    {field: index for index, field in enumerate(fields, start=1)}
    for fields in (
        (*_USUAL, "deviation_reason"),
        (*_USUAL, "last_year_value", "scoring_rule", "basis", "material", "deviation_reason"),
        (*_LEVELS, "weight", "target", "actual", "completion_rate", "score",
         "basis", "last_year_value", "scoring_rule", "material", "deviation_reason"),
        (*_LEVELS, "target", "basis", "weight", "actual", "score"),
    )
)  # fmt: skip
# So many rows tell which of them it is.
_SAMPLE = 6
# Weight and score are numbers, a name and a target are printed where they belong: no other shift can be meant.
FULL_FIT = 5.5
_NUMBER_FIELDS = ("weight", "score")
_VALUE_WORDS = ("值", "完成", "目标", "实际", "情况", "指标")
_LEVEL_FIELDS = ("level1", "level2")


def heading_of(rows: Sequence[Row], usual: Columns | None) -> tuple[Columns, list[Row], list[Span]]:
    """The columns of the rows, the rows that are no heading, and the cells of the heading.

    usual: the columns of the form before, None where there is none: where no heading is printed they are the first guess.
    """
    columns: Columns | None = None
    rest: list[Row] = []
    spans: list[Span] = []
    below = False
    for index, row in enumerate(rows):
        if below:
            below = False
        elif has_indicator_heading(cell.text for cell in row):
            behind = rows[index + 1] if index + 1 < len(rows) else ()
            below = _is_heading_words(behind)
            columns = _completed(columns_of(row, indicator_column, below=behind if below else ()), row)
        else:
            rest.append(row)
            continue
        spans.extend((cell.start, cell.end) for cell in row if cell.text)
    return columns or _best_guess(rest, [usual] if usual else []), rest, spans


def cells_of_unknown_columns(rows: Sequence[Row]) -> list[Cell]:
    """The cells with words and no number in columns whose heading nobody knows, in rows as long as the heading."""
    at = next((at for at, row in enumerate(rows) if has_indicator_heading(cell.text for cell in row)), len(rows))
    unknown = _unknown_columns(rows[at : at + 2]) if at < len(rows) else []
    below = [row for row in rows[at + 1 :] if len(row) == len(rows[at])] if unknown else []
    cells = [row[index] for row in below for index in unknown if not _is_heading_words(row)]
    return [cell for cell in cells if cell.text and not is_dash(cell.text) and not any(map(str.isdigit, cell.text))]


def _unknown_columns(rows: Sequence[Row]) -> list[int]:
    """The columns of a heading, with the row below it, whose words nobody knows."""
    heading, behind = rows[0], rows[1] if len(rows) > 1 else ()
    below = behind if _is_heading_words(behind) else ()
    known = set(_completed(columns_of(heading, indicator_column, below=below), heading).values())
    printed = [index for index, cell in enumerate(heading) if cell.text and label_words(cell.text) not in INDICATOR_SIDE]
    words = {index: heading[index].text + (below[index].text if index < len(below) else "") for index in printed}
    return [index for index in printed if index not in known and indicator_column(words[index]) is None]


def _is_heading_words(row: Row) -> bool:
    """Whether a row holds only the second line of headings (指标值, 完成值)."""
    printed = [plain(cell.text) for cell in row if cell.text]
    return bool(printed) and all(words.endswith(("值", "权重", "得分")) and len(words) < 8 for words in printed)


def _completed(columns: dict[str, int], heading: Row) -> dict[str, int]:
    """The columns with target and actual value where their headings were not understood and their places are free."""
    missing = [field for field in ("target", "actual") if field not in columns]
    if missing and {"level3", "score"} <= columns.keys():
        between = range(columns["level3"] + 1, columns["score"])
        free = [index for index in between if index not in columns.values() and _may_head_a_value(heading, index)]
        if len(free) == len(missing):
            columns |= dict(zip(missing, free, strict=True))
    return columns


def _may_head_a_value(heading: Row, index: int) -> bool:
    """Whether a heading that was not understood may be that of a target or of an actual value: it is cut, or says so."""
    words = heading[index].text if index < len(heading) else ""
    return not words or any(word in words for word in _VALUE_WORDS)


def _best_guess(rows: Sequence[Row], first: Sequence[Columns]) -> Columns:
    """Of the columns of the form before and the known ones, those that the kinds of the cells fit best; the first of equals."""
    sample = [row for row in rows if sum(1 for cell in row if cell.text) > 3][:_SAMPLE]
    return max([*first, *KNOWN_COLUMNS], key=lambda columns: sum(_fit_anywhere(row, columns) for row in sample))


def _fit_anywhere(row: Row, columns: Columns) -> float:
    """The fit of a row, a little less for each cell that it has more or fewer than there are columns."""
    printed = sum(1 for cell in row if cell.text)
    return fit(row, columns, shift_of(row, columns, fit=fit, expected=0, full=float("inf"))) - abs(printed - len(columns)) / 10


def fit(row: Row, columns: Mapping[str, int], shift: int) -> float:
    """How well the kinds of the cells of a row agree with their columns."""
    points = 0.0
    for field in _NUMBER_FIELDS:
        cell = cell_in(row, columns, field=field, shift=shift)
        if cell is not None and cell.text:
            points += 2.0 if is_number(cell.text) else (0.5 if is_dash(cell.text) else -3.0)
    for field in _LEVEL_FIELDS:
        cell = cell_in(row, columns, field=field, shift=shift)
        points += 2.0 if cell is not None and level_of(cell.text) else 0.0
    name, target = cell_in(row, columns, field="level3", shift=shift), cell_in(row, columns, field="target", shift=shift)
    if name is not None and name.text:
        points += -1.0 if is_number(name.text) or name.text[0] in "<>=≥≤" else 1.0
    if target is not None and target.text:
        points += 1.5 if target.text[0] in "<>=≥≤" else 0.5
    operator = cell_in(row, columns, field="operator", shift=shift)
    if operator is not None and operator.text:
        points += 2.0 if is_operator(operator.text) else -0.5
    return points
