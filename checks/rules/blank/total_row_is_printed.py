"""A form with indicators prints its total score.

Why it matters: without the row 总分 nobody can say what the form earned, nor whether its parts add up.
Method: fails where a form prints the scores of its indicators and no total score.
Silent when: (1) the form has no indicators with scores; (2) it is a report, which gives its score in its text.
Source: 项目支出绩效自评表 and 部门整体支出绩效自评表 (财预〔2020〕10号): the last row is 总分.
Limits: a total that the text names beside the form is not looked for; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "BLK04", "自评表印有总分", "blank", "notice", 1
PUBLISHED = """
为何要查：没有总分行，就说不清该表得了多少分，也无法核对各项得分之和。
方法：自评表的指标印有得分，而全表没有总分的，即为不符。
何时不查：（1）该表没有印有得分的指标；（2）是绩效评价报告，其得分写在文字中。
依据：项目支出绩效自评表、部门整体支出绩效自评表（财预〔2020〕10号）：最后一行为总分。
局限：总分写在表外文字中的，本项不去查找，因此只列为“核实”。
"""


def claims(forms: pl.LazyFrame, indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    scored = forms.filter(pl.col("rows") > pl.col("blank_scores"), pl.col("form") != "report")  # (1), (2)
    last = indicator_rows.group_by("project_id", maintain_order=True).agg(last_cited=pl.col("cited").last())
    rows = scored.join(last, on="project_id", how="left", maintain_order="left")
    return stated(
        rows,
        subject=pl.format("{}/总分", "name"),
        place=pl.format("{} 总分", "place"),
        said=text("总分"),
        holds=pl.col("total_score").is_not_null(),
        message=text("各项指标印有分值和得分，没有总分行"),
        cited=pl.concat_list("cited", pl.coalesce("total_score_cited", "last_cited")),
    )


def _example(total_score: str | None, score: str | None = "10") -> Example:
    rows = [{"level3": "培训人数", "weight": "10", "score": score}]
    return {"projects": [{"name": "培训经费", "total_score": total_score}], "indicators": rows}


EXAMPLES = {
    "holds": _example("10.00"),
    "fails": _example(None),
    "silent": _example(None, None),
    # A total of nothing is a total.
    "edge": _example("0"),
}
