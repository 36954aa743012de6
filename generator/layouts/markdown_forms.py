"""Forms in Markdown: rows of tab-separated cells; where a page ends a row goes on below with one column less."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from generator.document import Form, IndicatorRow
from generator.layouts.cells import (
    OVERALL_FUND_HEADINGS,
    OVERALL_HEADINGS,
    PROJECT_FUND_HEADINGS,
    fund_labels,
    fund_numbers,
    merged,
    overall_row,
)
from generator.layouts.prose import spaced

HEADINGS = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
    "上年完成值", "指标赋分规则", "指标值设置依据", "佐证资料", "偏差原因分析及改进措施",
)  # fmt: skip
COLUMNS = 13
Row = tuple[str, ...]


def markdown_form(form: Form, random: Random) -> str:
    """A form: its title, its year, its rows."""
    rows = _overall_rows(form) if form.kind == "overall" else _project_rows(form, random)
    return f"{form.title}  \n({form.fiscal_year} 年度)\n\n" + "\n".join(rows)


def _line(*cells: str, columns: int = COLUMNS) -> str:
    return "\t".join((*cells, *[""] * (columns - len(cells))))


def _overall_rows(form: Form) -> Iterator[str]:
    yield _line("单位名称", form.implementing_unit, columns=9)
    yield _line(f"部门资金 ({form.unit})", *OVERALL_FUND_HEADINGS, columns=9)
    for fund, labels in fund_labels(form):
        yield _line("", *labels, *fund_numbers(fund, dash="-"), columns=9)
    yield _line("年度总体目标", "预期目标", "", "实际完成情况", columns=9)
    yield _line("", f"<p>{spaced(form.goal)}</p>", "", f"<p>{spaced(form.result)}</p>", columns=9)
    yield "\t".join(OVERALL_HEADINGS)
    for row, level1, level2 in merged(form.indicators, level2=True):
        yield "\t".join((level1, level2, *(spaced(cell) for cell in overall_row(row))))
    yield "\t".join(("总分", "", "", "", "", form.total_weight, "", form.total_score))


def _project_rows(form: Form, random: Random) -> Iterator[str]:
    yield _line("项目名称", spaced(form.name))
    yield _line("主管部门", form.competent_department or "", "", "", "", "", "", "实施单位", form.implementing_unit)
    yield _line(f"项目资金 ({form.unit})", "", *PROJECT_FUND_HEADINGS)
    for row, labels in fund_labels(form):
        yield _line("", *labels, *fund_numbers(row, dash="—", points="分"))
    yield _line("年度总体目标", "预期目标", "", "", "", "", "", "实际完成情况")
    goal, result = (_tagged(text, random) for text in (spaced(form.goal), spaced(form.result)))
    yield _line("", goal, "", "", "", "", "", result)
    yield _line("", *HEADINGS)
    yield from _indicators(form, random)
    yield _line("总分", "", "", "", "", "", form.total_weight, f"{form.total_score}分")


def _tagged(text: str, random: Random) -> str:
    return f"<p>{text}</p>" if random.random() < 0.4 else text


def _indicators(form: Form, random: Random) -> Iterator[str]:
    """The rows; a page may end inside one: its last cells go on below, and the rest of the form has lost its first column."""
    split_at = random.randrange(1, len(form.indicators)) if random.random() < 0.5 else len(form.indicators)
    lead = "年度绩效指标完成情况"
    for at, (row, level1, level2) in enumerate(merged(form.indicators, level2=True)):
        cells = (level1, level2, *_cells(row))
        if at < split_at:
            yield _line(lead, *cells)
        elif at == split_at:
            yield from _split(cells)
        else:
            yield _line(*(_loose(cell) for cell in cells))
        lead = ""


def _cells(row: IndicatorRow) -> Row:
    result = (row.level3, spaced(row.target), spaced(row.actual or ""), row.weight, row.score)
    return (*result, row.last_year_value or "", row.scoring_rule or "", row.basis or "", "工作资料", row.deviation_reason or "")


def _split(cells: Row) -> Iterator[str]:
    """A row over the end of a page: the words of level 3 and of the rule stand half above, half below."""
    name, rule = cells[2], cells[8]
    name_at, rule_at = max(1, len(name) * 2 // 3), len(rule) // 2
    yield _line("", *cells[:2], name[:name_at], *cells[3:8], rule[:rule_at], *cells[9:])
    yield ""
    yield _line("", "", "", name[name_at:], "", "", "", "", "", rule[rule_at:], "", "")


def _loose(cell: str) -> str:
    """A narrow cell's words with a space at each line end: 成本 指标."""
    if len(cell) < 3 or not cell.isalpha():
        return cell
    return " ".join(cell[at : at + 2] for at in range(0, len(cell), 2))
