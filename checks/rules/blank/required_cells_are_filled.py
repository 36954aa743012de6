"""The cells that a form must fill are filled: 主管部门, the goal, and the weight and score of every indicator.

Why it matters: a form without its department or goal cannot be told to anyone; a row without weight or score counts for nothing.
Method: 主管部门 and goal of a project's form are not blank where most project forms of the disclosure fill them; weight and
score of an indicator are not blank where most rows of its form fill them.
Silent when: (1) most forms of the disclosure leave the cell blank, or it is the only form: the form may have no such cell; (2)
most rows of the form have no weight or score.
Source: 项目支出绩效自评表 (财预〔2020〕10号): its cells 主管部门, 年度总体目标, 分值, 得分.
Limits: a cell that the reading missed looks like a blank one; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "BLK03", "自评表必填栏已填写", "blank", "notice", 1
PUBLISHED = """
为何要查：自评表没有主管部门或目标，就说不清归谁、要做什么；指标行没有分值或得分，就等于没有评。
方法：同一份公开说明中超过半数的项目支出绩效自评表填有主管部门的，其余各表此栏不得空白，年度总体目标也是如此；
同一张自评表中超过半数的指标行填有分值的，其余各行此栏不得空白，得分也是如此。
何时不查：（1）主管部门或年度总体目标：有半数或半数以上的自评表此栏空白，或者仅有的一张自评表此栏空白，表中可能没有此栏；
（2）分值或得分：该表有半数或半数以上的指标行此栏空白。
依据：项目支出绩效自评表（财预〔2020〕10号）：主管部门、年度总体目标、分值、得分各栏。
局限：没有读到的栏与空白的栏看起来一样，因此只列为“核实”。
"""

OF_FORMS = {"competent_department": "主管部门", "goal": "年度总体目标（预期目标）"}
OF_ROWS = {"weight": "分值", "score": "得分"}
UNUSUAL = "本单位多数自评表没有此栏或未填"
MOST = 0.5


def claims(forms: pl.LazyFrame, indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    projects = forms.filter(pl.col("form") == "project").with_columns(subject=pl.col("name"))
    of_forms = [_filled(projects, cell, label, "document_id") for cell, label in OF_FORMS.items()]
    of_rows = [_filled(indicator_rows, cell, label, "project_id") for cell, label in OF_ROWS.items()]
    return pl.concat([*of_forms, *of_rows])


def _filled(rows: pl.LazyFrame, cell: str, label: str, among: str) -> pl.LazyFrame:
    """Claims that a cell is not blank, beside the other rows of the same document or form."""
    filled = pl.col(cell).cast(pl.String).str.len_chars().fill_null(0) > 0
    known = rows.with_columns(filled=filled, share=filled.mean().over(among))
    return stated(
        known,
        said=text(label),
        holds=pl.col("filled"),
        message=text(f"“{label}”栏空白"),
        silent=reason_if(pl.col("share") <= MOST, UNUSUAL),  # (1), (2)
        cited=pl.concat_list("cited"),
    )


def _example(*departments: str | None) -> Example:
    return {"projects": [{"name": f"项目{n}", "competent_department": each} for n, each in enumerate(departments)]}


EXAMPLES = {
    "holds": _example("示例局", "示例局"),
    "fails": _example("示例局", "示例局", None),
    "silent": _example(None, None),
    # A weight of nothing is printed, and no blank.
    "edge": {
        "projects": [{"name": "项目"}],
        "indicators": [{"level3": "培训人数", "weight": "10"}, {"level3": "培训场次", "weight": "0"}],
    },
    "a row without weight": {
        "projects": [{"name": "项目"}],
        "indicators": [{"level3": f"指标{n}", "weight": weight} for n, weight in enumerate(("10", "10", None))],
    },
}
