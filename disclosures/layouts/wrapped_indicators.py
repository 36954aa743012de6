"""The indicators of a hard-wrapped form: rows put together from the fragments between their lines of values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.blocks import Cell
from disclosures.form_words import INDICATOR_SIDE, LEVEL1, LEVEL2, LEVELS, SOFT_LEVEL1, indicator_column
from disclosures.layouts.fragments import Fragment, Label, PrintedLine, cell_of, peeled, vocabulary
from disclosures.layouts.reasons import Setting, name_start
from disclosures.layouts.row_values import NO_VALUES, Values, values_of
from disclosures.layouts.value_lines import ValueLine, order_of, value_line

Row = tuple[Cell, ...]
FIELDS = ("level1", "level2", "level3", "target", "actual", "weight", "score", "completion_rate",
          "last_year_value", "scoring_rule", "basis", "material", "deviation_reason")  # fmt: skip
_HEADINGS = frozenset(
    {"一级指标", "二级指标", "三级指标", "年度指标值", "预期指标值", "目标值", "实际完成值", "实际完成指标值",
     "业绩值", "指标完成值", "分值", "权重", "分值权重", "得分", "指标得分", "完成率", "指标值设定依据", "指标值设置依据",
     "上年完成情况", "上年完成值", "赋分规则", "指标赋分规则", "佐证资料",
     "偏差原因分析及改进措施", "偏差原因分析", "偏差原因"}
)  # fmt: skip
# What the columns behind the score print: each word has one column only.
_BEHIND_SCORE = {
    **dict.fromkeys(("按照正常比例赋分", "按照完成比例赋分", "直接赋分", "满意度赋分", "按评判等级赋分"), "scoring_rule"),
    **dict.fromkeys(("计划标准", "历史标准", "行业标准", "预算支出标准", "其他标准"), "basis"),
    **dict.fromkeys(("工作资料", "原始凭证", "说明材料"), "material"),
}
_WORDS = vocabulary(LEVELS | INDICATOR_SIDE | SOFT_LEVEL1 | _BEHIND_SCORE.keys())
_WORDS_WITH_HEADINGS = vocabulary(LEVELS | INDICATOR_SIDE | SOFT_LEVEL1 | _BEHIND_SCORE.keys() | _HEADINGS)


@dataclass(frozen=True, slots=True)
class _Window:
    """What is printed from one line of values to the next: labels, and the other fragments before the values."""

    labels: tuple[Label, ...]
    rest: tuple[Fragment, ...]
    on_line: tuple[Fragment, ...]
    values: ValueLine | None


def indicator_rows(printed: list[PrintedLine], source: str) -> list[Row]:
    """The heading row (where enough of it is printed) and a row an indicator, columns in the order of FIELDS."""
    if not printed:
        return []
    heading = _heading_words(printed)
    order = order_of(heading)
    found = [value_line(line, order) for line in printed]
    windows = [_window(printed, found, start, end) for start, end in _spans(found)]
    labels = {indicator_column(label.word): label for window in windows[:1] for label in window.labels}
    setting = _setting(labels, order)
    rows: list[dict[str, Sequence[Fragment]]] = []
    for window in windows:
        _add_window(rows, window, setting)
    cells = [tuple(cell_of(row.get(field, ()), source) for field in FIELDS) for row in rows]
    known = {field: label.fragments for field, label in labels.items() if field in FIELDS}
    head = tuple(cell_of(known.get(field, ()), source) for field in FIELDS)
    return [head, *cells] if {"level3", "target", "weight", "score"} <= known.keys() else cells


def _heading_words(printed: list[PrintedLine]) -> str:
    """The squeezed words before the first digit: the heading and the first labels."""
    words: list[str] = []
    for line in printed:
        if any(character.isdigit() for character in line.words):
            break
        words.append("".join(line.words.split()))
    return "".join(words)


def _spans(found: Sequence[ValueLine | None]) -> list[tuple[int, int]]:
    """Lines from behind one line of values to the next, it included; the last span has none."""
    ends = [index + 1 for index, line in enumerate(found) if line]
    return list(zip([0, *ends], [*ends, len(found)], strict=True))


def _window(printed: list[PrintedLine], found: Sequence[ValueLine | None], start: int, end: int) -> _Window:
    values = found[end - 1] if end > start else None
    before = [f for line in printed[start : end - 1 if values else end] for f in line.fragments()]
    has_heading = start == 0 or any(f.words.startswith("一级指") for f in before)
    labels, rest = peeled([*before, *(values.left if values else ())], _WORDS_WITH_HEADINGS if has_heading else _WORDS)
    labels, rest = _without_soft(labels, rest)
    number = values.number if values else -1
    return _Window(tuple(labels), tuple(f for f in rest if f.line != number), tuple(f for f in rest if f.line == number), values)


def _without_soft(labels: list[Label], rest: list[Fragment]) -> tuple[list[Label], list[Fragment]]:
    """The labels without those that are a level only before a second level, their fragments given back."""
    kept = [
        label for label, behind in zip(labels, [*labels[1:], None], strict=False)
        if label.word not in SOFT_LEVEL1 or (behind is not None and behind.word in LEVEL2)
    ]  # fmt: skip
    given = [f for label in labels if label not in kept for f in label.fragments]
    return kept, sorted([*rest, *given], key=lambda fragment: fragment.start)


def _setting(labels: dict[str | None, Label], order: str) -> Setting:
    reason = labels.get("deviation_reason")
    widest = max((len(f.words) for f in reason.fragments), default=0) if reason else 0
    return Setting(order, reason is not None, widest, "last_year_value" in labels)


def _add_window(rows: list[dict[str, Sequence[Fragment]]], window: _Window, setting: Setting) -> None:
    """Add the row that the window ends with, and to the row above it what stands behind that row's score."""
    levels = [label for label in window.labels if label.word in LEVELS | SOFT_LEVEL1]
    for label in window.labels:
        if rows and label.word in _BEHIND_SCORE:
            field = _BEHIND_SCORE[label.word]
            rows[-1][field] = (*rows[-1].get(field, ()), *label.fragments)
    first_label = min((label.fragments[0].start for label in levels), default=None)
    values = values_of(window.rest, window.on_line, window.values, setting.order) if window.values else NO_VALUES
    pending = window.rest[: values.first] if window.values else window.rest
    cut = name_start(pending, first_label, rows[-1] if rows else None, setting, bool(values.name))
    if rows and cut:
        _add_behind_score(rows[-1], pending[:cut], setting)
    if window.values is not None:
        rows.append(_row(levels, (*pending[cut:], *values.name), values, window.values))
    elif levels and pending[cut:]:
        rows.append(_row(levels, pending[cut:], NO_VALUES, None))


def _row(levels: list[Label], name: Sequence[Fragment], values: Values, line: ValueLine | None) -> dict[str, Sequence[Fragment]]:
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


def _add_behind_score(row: dict[str, Sequence[Fragment]], fragments: Sequence[Fragment], setting: Setting) -> None:
    """Add what is printed behind the score: last year's value where the form has that column, else the reason."""
    behind = [*row.get("deviation_reason", ()), *fragments]
    if setting.has_last_year and "last_year_value" not in row:
        row["last_year_value"], behind = behind[:1], behind[1:]
    row["deviation_reason"] = behind
