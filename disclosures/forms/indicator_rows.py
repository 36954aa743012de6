"""The indicators of a form: each row of cells bound to its columns, by the heading and by the kinds of the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data.records import Evidence
from disclosures.blocks import Cell
from disclosures.forms.columns import Columns, cell_in, shift_of
from disclosures.forms.continued_rows import continues, joined_rows
from disclosures.forms.indicator_columns import FULL_FIT, fit, heading_of
from disclosures.forms.indicator_values import indicator_value, is_operator
from disclosures.forms.values import (
    Indicator,
    IndicatorValue,
    Span,
    Words,
    cell_evidence,
    evidence_of,
    is_dash,
    is_narrow,
    is_number,
    number_in,
    words_in,
)
from disclosures.forms.vocabulary import INDICATOR_SIDE, LEVEL1, LEVEL2, label_words, level_of, plain

Row = tuple[Cell, ...]
_LEVEL_FIELDS = ("level1", "level2")
_EVIDENCE_FIELDS = ("level3", "target", "actual", "weight", "score")


@dataclass(frozen=True, slots=True)
class _Levels:
    """First and second level in force, as printed."""

    first: str | None = None
    second: str | None = None


def indicators_of(
    rows: Sequence[Row], text: str, *, usual: Columns | None = None
) -> tuple[list[Indicator], list[Span], dict[str, int]]:
    """The indicators in the rows (the heading first), the further cells that were read, and the columns of the heading.

    usual: the columns of the form before, taken where these rows have no heading.
    """
    columns, rest, spans = heading_of(rows, usual)
    indicators: list[Indicator] = []
    levels, shift = _Levels(), 0
    for row in _joined(rest):
        shift = shift_of(row, columns, fit=fit, expected=shift, full=FULL_FIT)
        cells = _cells(row, columns, shift=shift)
        levels, printed = _levels(row, cells, columns=columns, shift=shift, above=levels)
        spans.extend((cell.start, cell.end) for cell in printed)
        if _sets_indicator(cells, printed) and not _is_shifted(row, columns, shift=shift):
            indicators.append(_indicator(cells, levels, has_reasons="deviation_reason" in columns, text=text))
    return indicators, spans, dict(columns)


def _joined(rows: Sequence[Row]) -> list[Row]:
    """The rows with anything printed, a row that is cut by a page break joined with its rest."""
    joined: list[Row] = []
    for row in rows:
        if not any(cell.text for cell in row):
            continue
        if joined and _is_rest(row, joined[-1]):
            joined[-1] = joined_rows(joined[-1], row)
        else:
            joined.append(row)
    return joined


def _is_rest(row: Row, above: Row) -> bool:
    """Whether a row only goes on with cells of the row above it. Rows of one name and nothing else are blank indicators."""
    return sum(1 for cell in row if cell.text) > 1 and continues(row, above) and any(is_number(cell.text) for cell in above)


def _cells(row: Row, columns: Columns, *, shift: int) -> dict[str, Cell]:
    """The printed cells of a row by field, those of the levels left out."""
    places = ((field, index + shift) for field, index in columns.items() if field not in _LEVEL_FIELDS)
    return {field: row[at] for field, at in places if 0 <= at < len(row) and row[at].text}


def _levels(row: Row, cells: dict[str, Cell], *, columns: Columns, shift: int, above: _Levels) -> tuple[_Levels, list[Cell]]:
    """The levels in force in a row, and the cells that print them. What a row leaves blank it has from the row above."""
    name = cells.get("level3") or cells.get("target")
    until = next((index for index, cell in enumerate(row) if cell is name), len(row))
    before = [cell for cell in row[:until] if cell.text and label_words(cell.text) not in INDICATOR_SIDE]
    first_at, second_at = (cell_in(row, columns, field=field, shift=shift) for field in _LEVEL_FIELDS)
    known = [cell for cell in before if level_of(cell.text)]
    first, second = None, None
    if len(known) > 1:
        first, second = known[0], known[1]
    elif known and _is_second(known[0], at_first=known[0] is first_at, at_second=known[0] is second_at):
        second = known[0]
    elif known:
        first = known[0]
    first = first or _printed(first_at, before, other=second)
    second = second or _printed(second_at, before, other=first)
    return _inherited(first, second, above=above), [cell for cell in (first, second) if cell is not None]


def _is_second(cell: Cell, *, at_first: bool, at_second: bool) -> bool:
    """Whether a cell prints a second level: by its word, and by its place where the word is of either level."""
    level = level_of(cell.text)
    if level in LEVEL1 and level in LEVEL2:
        return at_second or not at_first
    return level in LEVEL2


def _printed(cell: Cell | None, before: Sequence[Cell], *, other: Cell | None) -> Cell | None:
    """The cell in the column of a level, where it prints a name of its own."""
    if cell is None or cell is other or cell not in before or is_dash(cell.text) or is_number(cell.text):
        return None
    return cell


def _inherited(first: Cell | None, second: Cell | None, *, above: _Levels) -> _Levels:
    """The levels of a row: a blank one is that of the row above, a first level only where the second may stand below it."""
    if first is not None:
        return _Levels(first.text, second.text if second else None)
    if second is None:
        return above
    level, parents = level_of(above.first or ""), LEVEL2.get(level_of(second.text) or "")
    fits = level not in LEVEL1 or parents is None or level in parents
    return _Levels(above.first if fits else None, second.text)


def _is_shifted(row: Row, columns: Columns, *, shift: int) -> bool:
    """Whether a row lost a cell: a first level stands in the column of the second, and a second one in that of the name."""
    second, name = (cell_in(row, columns, field=field, shift=shift) for field in ("level2", "level3"))
    is_first = second is not None and level_of(second.text) in LEVEL1 - LEVEL2.keys()
    return is_first and name is not None and level_of(name.text) in LEVEL2


def _sets_indicator(cells: Mapping[str, Cell], levels: Sequence[Cell]) -> bool:
    """Whether a row sets an indicator: not where its name is a slash, nor where it prints a remark and nothing else."""
    name = cells.get("level3")
    values = [cells[field] for field in _EVIDENCE_FIELDS[1:] if field in cells]
    if name is None:
        return any(is_number(cell.text) for cell in values)
    return not is_dash(name.text) and plain(name.text) not in ("无", "总分") and bool(values or levels)


def _indicator(cells: dict[str, Cell], levels: _Levels, *, has_reasons: bool, text: str) -> Indicator:
    name = cells.get("level3")
    spans = [(cell.start, cell.end) for field, cell in cells.items() if field not in ("weight", "score") or is_number(cell.text)]
    target, actual = _target(cells, text), words_in(cells.get("actual"), text)
    reason = words_in(cells.get("deviation_reason"), text)
    return Indicator(
        level1=levels.first,
        level2=levels.second,
        level3=name.text if name else None,
        target=target,
        actual=actual,
        weight=number_in(cells.get("weight"), text),
        score=number_in(cells.get("score"), text),
        deviation_reason=None if reason and is_dash(reason.text) else reason,
        has_reason_column=has_reasons,
        last_year_value=words_in(cells.get("last_year_value"), text),
        scoring_rule=_text(cells, "scoring_rule"),
        basis=_text(cells, "basis"),
        completion_rate=words_in(cells.get("completion_rate"), text),
        target_value=indicator_value(target.text if target else ""),
        actual_value=_in_unit(indicator_value(actual.text if actual else ""), cells.get("unit")),
        evidence=_evidence(cells, text),
        spans=tuple(spans),
    )


def _target(cells: Mapping[str, Cell], text: str) -> Words | None:
    """The target, with the operator and the unit that the form prints in columns of their own (指标性质, 度量单位)."""
    target = words_in(cells.get("target"), text)
    if target is None:
        return None
    operator, unit = cells.get("operator"), cells.get("unit")
    words = target.text
    if operator is not None and is_operator(operator.text) and not is_operator(words[0]):
        words = operator.text + words
    if unit is not None and not is_dash(unit.text) and is_number(target.text):
        words += unit.text
    return replace(target, text=words)


def _in_unit(value: IndicatorValue, unit: Cell | None) -> IndicatorValue:
    """A value without a unit is in that of the form's column of units."""
    if value.value is None or value.unit is not None or unit is None or is_dash(unit.text):
        return value
    return replace(value, unit=unit.text)


def _text(cells: dict[str, Cell], field: str) -> str | None:
    return cells[field].text if field in cells else None


def _evidence(cells: dict[str, Cell], text: str) -> Evidence:
    """From the name to the score while that is narrow, else from the target on, else the weight and score, else one cell."""
    for fields in (_EVIDENCE_FIELDS, _EVIDENCE_FIELDS[1:], _EVIDENCE_FIELDS[3:], _EVIDENCE_FIELDS[4:]):
        printed = [cells[field] for field in fields if field in cells]
        if printed:
            start, end = min(cell.start for cell in printed), max(cell.end for cell in printed)
            if is_narrow(text[start:end]):
                return evidence_of(text, start, end=end)
    return cell_evidence(text, next(iter(cells.values())))
