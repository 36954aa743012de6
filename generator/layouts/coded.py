"""The older form: titles with codes (201类), indicator headings over two rows, "/" where no indicator is set."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from generator.document import Block, Disclosure, Form, Heading, IndicatorRow, Paragraph
from generator.layouts.cells import PROJECT_FUND_HEADINGS, fund_labels, fund_numbers, merged
from generator.layouts.prose import coded, words_of
from generator.layouts.tabbed import Row, overall_rows, tabbed_rows

BLANK = "\u3000"
_UPPER_HEADINGS = ("一级指标", "二级指标", "三级指标", "年度", "实际", "分值", "得分", "偏差原因分析及改进措施")
_BENEFITS = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")


def write_coded(disclosure: Disclosure) -> str:
    """The disclosure in the older form."""
    random = Random(f"coded {disclosure.seed}")
    return " " + "".join(_block(block, random) for block in disclosure.blocks) + "\n"


def _block(block: Block, random: Random) -> str:
    match block:
        case Form():
            return "\n" + tabbed_rows(overall_rows(block) if block.kind == "overall" else _project_rows(block))
        case Heading(rank=2) if random.random() < 0.1:
            return f"{block.text}\n"
        case Heading():
            return f"{block.text}\n\n"
        case Paragraph():
            return words_of(block, coded) + random.choice(("\n", "\n\n"))


def _project_rows(form: Form) -> Iterator[Row]:
    yield (form.title,)
    yield (f"（{form.fiscal_year}年度）",)
    yield ("项目名称", form.name)
    yield ("主管部门", form.competent_department or "", "实施单位", f"{form.implementing_unit}\n")
    yield (f"项目资金       （{form.unit}）", BLANK, *PROJECT_FUND_HEADINGS)
    for row, labels in fund_labels(form):
        indent = "" if row.is_total or labels[0].startswith("其中") else "  "
        yield ("", f"{indent}{labels[0]}", *fund_numbers(row, dash="—", percent=""))
    yield ("年度总体目标", "预期目标", "实际完成情况")
    yield ("", form.goal, form.result)
    yield ("绩              效    指    标", *_UPPER_HEADINGS)
    yield ("", "", "", "", "指标值", "完成值", "", "", "")
    yield from _indicators(form)
    yield ("总分", form.total_weight, f"{form.total_score}分" if "." in form.total_score else form.total_score, BLANK)


def _indicators(form: Form) -> Iterator[Row]:
    """The indicators; behind those of 效益 the kinds of benefit that have none, with strokes."""
    rows = tuple(merged(form.indicators, level2=True))
    missing = [kind for kind in _BENEFITS if kind not in {row.level2 for row in form.indicators}]
    for at, (row, level1, level2) in enumerate(rows):
        yield ("", level1, level2, *_cells(row))
        last = at + 1 == len(rows) or rows[at + 1][0].level1 != row.level1
        if last and row.level1 == "效益指标":
            yield from (("", "", kind, *"/" * 6) for kind in missing)


def _cells(row: IndicatorRow) -> Row:
    return (row.level3, row.target, row.actual or BLANK, row.weight, row.score, row.deviation_reason or BLANK)
