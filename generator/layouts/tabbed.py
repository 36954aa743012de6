"""A document saved as text: paragraphs unbroken, every cell of a form on a line of its own behind a tab, a blank line a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from generator.document import Block, Disclosure, Form, Heading, IndicatorRow, Paragraph
from generator.layouts.cells import (
    OVERALL_FUND_HEADINGS,
    OVERALL_HEADINGS,
    PROJECT_FUND_HEADINGS,
    fund_labels,
    fund_numbers,
    merged,
    overall_row,
)
from generator.layouts.prose import bracketed, words_of

HEADINGS = (
    "一级指标", "二级指标", "三级指标", "权重", "目标值", "业绩值", "完成率",
    "指标得分", "指标值设定依据", "上年完成情况", "赋分规则", "佐证资料", "偏差原因分析及改进措施",
)  # fmt: skip
Row = tuple[str, ...]


def write_tabbed(disclosure: Disclosure) -> str:
    """The disclosure with tabs before its cells."""
    random = Random(f"tabbed {disclosure.seed}")
    return "".join(_block(block, random) for block in disclosure.blocks) + "\n"


def _block(block: Block, random: Random) -> str:
    match block:
        case Form():
            return tabbed_rows(overall_rows(block) if block.kind == "overall" else project_rows(block))
        case Heading(rank=0):
            return f"{_broken_title(block.text)}\n "
        case Heading(rank=1):
            return f"{block.text.replace(' ', chr(0xA0))}\n\n"
        case Heading():
            return random.choice(("", "", "\u00a0")) + f"{block.text}\n\n"
        case Paragraph():
            return words_of(block, bracketed) + random.choice(("\n", "\n\n", "\n\n", "\n\n"))


def _broken_title(title: str) -> str:
    """The title over two lines, broken before the year."""
    at = title.index("20")
    return f"{title[:at]}\n\n{title[at:]}"


def tabbed_rows(rows: Iterable[Row]) -> str:
    """The rows of a form: each cell behind a tab on its line, a blank line between rows, two behind the last."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows) + "\n\n\n"


def overall_rows(form: Form) -> Iterator[Row]:
    """An overall form of eight columns."""
    yield (form.title,)
    yield (f"（{form.fiscal_year}年度）",)
    yield ("部门（单位）名称", form.implementing_unit)
    yield (f"部门资金（{form.unit}）", *OVERALL_FUND_HEADINGS)
    for fund, labels in fund_labels(form):
        yield ("", *labels, *fund_numbers(fund, dash="-"))
    yield ("年度总体目标", "预期目标", "实际完成情况")
    yield ("", form.goal, form.result)
    yield OVERALL_HEADINGS
    for row, level1, level2 in merged(form.indicators, level2=True):
        yield (level1, level2, *overall_row(row))
    yield ("总分", "", "", "", "", form.total_weight, "", form.total_score)


def project_rows(form: Form) -> Iterator[Row]:
    """A project's form of fourteen columns."""
    yield (form.title,)
    yield (f"({form.fiscal_year}年度)",)
    yield ("项目名称", form.name)
    yield ("主管部门", form.competent_department or "", "实施单位", form.implementing_unit)
    yield (f"项目资金\n（{form.unit}）", "", *PROJECT_FUND_HEADINGS)
    for fund, labels in fund_labels(form):
        yield ("", *labels, *fund_numbers(fund, dash="—"))
    yield ("年度总体目标", "预期目标", "实际完成情况")
    yield ("", form.goal, form.result)
    yield ("", *HEADINGS)
    yield ("",) * 14
    lead = "年度绩效指标完成情况"
    for row, level1, level2 in merged(form.indicators, level2=False):
        yield (lead, level1, level2, *_cells(row))
        lead = ""
    yield ("总分", form.total_weight, "", "", "", f"{form.total_score}分", "", "", "", "", "")


def _cells(row: IndicatorRow) -> Row:
    result = (row.level3, row.weight, row.target, row.actual or "", row.completion_rate, row.score)
    return (*result, row.basis or "", row.last_year_value or "", row.scoring_rule or "", "工作资料", row.deviation_reason or "")
