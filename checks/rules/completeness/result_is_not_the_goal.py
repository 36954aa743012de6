"""The result of a form says what was done, and does not repeat the goal.

Why it matters: a result that is the goal word for word reports nothing; what was reached stays unknown.
Method: without punctuation the result is the goal, or at least four fifths of its characters stand in sentences that are
sentences of the goal.
Silent when: (1) goal or result is blank.
Source: 项目支出绩效自评表: 年度总体目标, 预期目标 and 实际完成情况 (财预〔2020〕10号).
Limits: a goal that was reached exactly may be repeated in good faith: this is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP01", "实际完成情况不照抄预期目标", "completeness", "notice", 1
PUBLISHED = """
为何要查：完成情况与目标一字不差，等于什么也没有报告，究竟完成了什么无从知道。
方法：去掉标点后，实际完成情况与预期目标完全相同，或者照抄预期目标的整句占实际完成情况字数的五分之四及以上的，即为不符。
何时不查：（1）预期目标或实际完成情况空白。
依据：项目支出绩效自评表（财预〔2020〕10号）：年度总体目标、预期目标和实际完成情况。
局限：恰好按目标完成的，照写目标也可能是如实填报，因此只列为“核实”。
"""

MOST_COPIED = 0.8  # share of the result's characters
_MARKS = r"[^\p{L}\p{N}]"


def claims(sentences: pl.LazyFrame) -> pl.LazyFrame:
    plain = sentences.with_columns(letters=pl.col("words").str.replace_all(_MARKS, ""))
    goals = plain.filter(pl.col("cell") == "goal")
    of_goals = goals.group_by("project_id", maintain_order=True).agg(
        goal=pl.col("letters").str.join(""), goal_cited=pl.col("cited").first()
    )
    copied = goals.select("project_id", "letters", is_copied=True).unique()
    results = plain.filter(pl.col("cell") == "result").join(
        copied, on=["project_id", "letters"], how="left", maintain_order="left"
    )
    of_results = results.group_by("document_id", "project_id", "name", maintain_order=True).agg(
        result=pl.col("letters").str.join(""),
        copied=pl.col("letters").filter(pl.col("is_copied").is_not_null()).str.len_chars().sum(),
        first=pl.col("cited").first(),
        last=pl.col("cited").last(),
        words=pl.col("words").first(),
    )
    both = of_results.join(of_goals, on="project_id", how="inner", maintain_order="left")  # (1)
    share = pl.col("copied") / pl.col("result").str.len_chars()
    return stated(
        both,
        subject=pl.format("{}/实际完成情况", "name"),
        place=pl.format("自评表 {}", "name"),
        said=pl.col("words").str.head(30),
        holds=(pl.col("result") != pl.col("goal")) & (share < MOST_COPIED),
        message=text("实际完成情况照抄预期目标，没有说明完成结果"),
        cited=pl.concat_list("first", "last", "goal_cited").list.unique(maintain_order=True),
    )


def _example(goal: str, result: str | None) -> Example:
    return {"projects": [{"name": "培训经费", "goal": goal, "result": result}]}


_GOAL = "举办业务培训，提高干部业务能力"

EXAMPLES = {
    "holds": _example(_GOAL, "举办业务培训3期，参训120人"),
    "fails": _example(_GOAL, _GOAL + "。"),
    "silent": _example(_GOAL, None),
    # 15 of 19 letters are copied: 78.9%.
    "edge": _example("举办业务培训，提高干部业务能力", "举办业务培训，提高干部业务能力。参训百人。"),
}
