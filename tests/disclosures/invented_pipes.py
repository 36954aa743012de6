"""Invented rows of a form and of public tables, and the ways in which pipes and blanks set them."""

from __future__ import annotations

TITLE = "项目支出绩效自评表（2031年度）"
FORM = (
    "项目名称|渡口检修项目",
    "主管部门|柳塘市航务局|实施单位|柳塘市渡口站",
    "项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
    "年度资金总额|30.00|36.00|27.00|10|75.00%|7.50",
    "其中：当年财政拨款|30.00|36.00|27.00|—|75.00%|—",
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
    "产出指标|数量指标|检修渡口|≥4座|4座|40|40",
    "产出指标|质量指标|验收合格率|≥95%|97%|30|30",
    "满意度指标|服务对象满意度指标|旅客满意度|≥90%|91%|20|20",
    "总分|100|97.50",
)
COSTS = (
    "项目|预算数|决算数",
    "合计|46.00|30.20",
    "因公出国（境）费|0.00|0.00",
    "公务接待费|6.00|5.10",
    "公务用车购置及运行费|40.00|25.10",
)
TWO_SIDES = (
    "项目|行次|金额|项目|行次|金额",
    "一、一般公共预算财政拨款收入|1|1,200.50|九、卫生健康支出|39|1,600.50",
    "五、事业收入|5|400.00|十九、住房保障支出|50|0.00",
    "本年收入合计|27|1,600.50|本年支出合计|57|1,600.50",
)


def bordered(rows: tuple[str, ...]) -> str:
    """Markdown: a pipe before and behind each row, a line of dashes below the first one."""
    width = max(row.count("|") for row in rows) + 1
    printed = ["| " + " | ".join([*row.split("|"), *[""] * (width - row.count("|") - 1)]) + " |" for row in rows]
    return "\n".join([printed[0], "|" + " --- |" * width, *printed[1:]]) + "\n"


def closed(rows: tuple[str, ...]) -> str:
    """A pipe behind each cell of a row."""
    return "".join(" | ".join(row.split("|")) + " |\n" for row in rows)


def open_rows(rows: tuple[str, ...]) -> str:
    """Pipes between the cells alone."""
    return "".join(" | ".join(row.split("|")) + "\n" for row in rows)


def by_cell(rows: tuple[str, ...]) -> str:
    """A cell a line, a pipe behind each."""
    return "".join(f"{cell} |\n" for row in rows for cell in row.split("|"))


def by_cell_apart(rows: tuple[str, ...]) -> str:
    """A cell a line, and a pipe alone before each row."""
    return "".join("|\n" + by_cell((row,)) for row in rows)


def spaced(rows: tuple[str, ...]) -> str:
    """Several blanks between the cells."""
    return "".join("    ".join(row.split("|")) + "\n" for row in rows)


LAYOUTS = {each.__name__: each for each in (bordered, closed, open_rows, by_cell, by_cell_apart, spaced)}
