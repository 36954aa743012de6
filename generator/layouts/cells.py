"""Cells that every layout of forms shares."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Form, FundRow, IndicatorRow

PROJECT_FUND_HEADINGS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
OVERALL_FUND_HEADINGS = ("资金来源", "年初预算数", "全年预算数", "全年执行数", "分值权重", "执行率", "得分")
OVERALL_HEADINGS = ("一级指标", "二级指标", "三级指标", "预期指标值", "指标值设定依据", "分值权重", "实际完成指标值", "得分")


def fund_numbers(row: FundRow, *, dash: str, percent: str = "%", points: str = "") -> tuple[str, ...]:
    """The six numbers of a row: a dash where it has none. percent, points: what follows the rate and the score."""
    weight = row.weight or dash
    rate = f"{row.execution_rate}{percent}" if row.execution_rate is not None else dash
    score = f"{row.score}{points}" if row.score is not None else dash
    return (row.initial_budget, row.full_year_budget, row.executed, weight, rate, score)


def fund_labels(form: Form) -> Iterator[tuple[FundRow, tuple[str, ...]]]:
    """Each row of money with its label: 其中： behind a total that stands first; a label of two steps is two cells."""
    previous: FundRow | None = None
    for row in form.funds:
        first, _, second = row.source.rpartition("/")
        repeated = previous is not None and previous.source.rpartition("/")[0] == first
        of_total = previous is not None and previous.is_total
        label = f"其中：{second}" if of_total and not first else second
        yield row, ("" if repeated else first, label) if first else (label,)
        previous = row


def merged(rows: tuple[IndicatorRow, ...], *, level2: bool) -> Iterator[tuple[IndicatorRow, str, str]]:
    """Each row with its first two levels, blank where merged with the one above; level2: whether that is merged too."""
    above: IndicatorRow | None = None
    for row in rows:
        same1 = above is not None and above.level1 == row.level1
        same2 = level2 and same1 and above is not None and above.level2 == row.level2
        yield row, "" if same1 else row.level1, "" if same2 else row.level2
        above = row


def overall_row(row: IndicatorRow) -> tuple[str, ...]:
    """Level 3, target, basis, weight, actual value, score of an overall form."""
    return (row.level3, row.target, row.basis or "", row.weight, row.actual or "", row.score)
