"""The goal of a form says more than the name of its project.

Why it matters: against a goal that repeats the project's name nothing can be evaluated.
Method: without punctuation the goal is not the project's name.
Silent when: (1) the goal is blank.
Source: 项目支出绩效自评表: 年度总体目标, 预期目标 (财预〔2020〕10号).
Limits: a goal of other empty words is for a person to read.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP02", "预期目标不只是项目名称", "completeness", "notice", 1
PUBLISHED = """
为何要查：目标只重复项目名称，评价就没有可以对照的内容。
方法：项目支出绩效自评表的预期目标去掉标点后，不得与项目名称完全相同。
何时不查：（1）预期目标空白。
依据：项目支出绩效自评表（财预〔2020〕10号）：年度总体目标、预期目标。
局限：用其他空话写成的目标，须由人来判断。
"""

_MARKS = r"[^\p{L}\p{N}]"


def claims(sentences: pl.LazyFrame) -> pl.LazyFrame:
    goals = sentences.filter(pl.col("cell") == "goal", pl.col("form") == "project")  # (1)
    whole = goals.group_by("document_id", "project_id", "name", maintain_order=True).agg(
        goal=pl.col("words").str.join("").str.replace_all(_MARKS, ""),
        words=pl.col("words").first(),
        cited=pl.col("cited").first(),
    )
    return stated(
        whole,
        subject=pl.format("{}/预期目标", "name"),
        place=pl.format("自评表 {}", "name"),
        said=pl.col("words").str.head(30),
        holds=pl.col("goal") != pl.col("name").str.replace_all(_MARKS, ""),
        message=text("预期目标只重复了项目名称，没有目标内容"),
        cited=pl.concat_list("cited"),
    )


def _example(goal: str | None) -> Example:
    return {"projects": [{"name": "“春风”培训经费", "goal": goal}]}


EXAMPLES = {
    "holds": _example("举办培训3期，提高业务能力"),
    "fails": _example("“春风”培训经费。"),
    "silent": _example(None),
    # One word more than the name is a goal, if a poor one.
    "edge": _example("保障“春风”培训经费"),
}
