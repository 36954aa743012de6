"""The scores of a form's indicators and of its execution rate add to its total score.

Why it matters: the total score decides the grade, and with it next year's money.
Method: the printed total's interval meets the sum of the intervals of the scores. A full score printed without decimals is
awarded, not rounded: it is exact as its weight is.
Silent when: (1) the form prints no total score; (2) an indicator's score or the execution score was not read; (3) the form
has no indicators.
Source: 项目支出绩效自评表: the row 总分 is the sum of the scores above it.
Limits: whether a score is deserved is not judged here.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns, total, variance

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM19", "各项得分之和等于总得分", "sum", "error", 1
PUBLISHED = """
为何要查：总得分决定评价等级，进而影响下年的资金安排。
方法：印出的总得分应与各指标得分、预算执行率得分之和相符。各数均按四舍五入的区间计算；得分等于分值且没有印小数的，
是评定的满分而不是四舍五入的结果，按确数计算。
何时不查：（1）自评表没有印总得分；（2）有指标的得分没有读到，或者没有读到预算执行率得分；（3）自评表没有指标。
依据：项目支出绩效自评表：总分一行为其上各项得分之和。
局限：得分是否恰当，本项不作判断。
"""


def claims(forms: pl.LazyFrame) -> pl.LazyFrame:
    scored = forms.filter(pl.col("rows") > 0, pl.col("total_score").is_not_null())  # (1), (3)
    execution, printed = columns("score_"), columns("total_score_")
    return stated(
        scored,
        subject=pl.format("{}/总得分", "name"),
        place=pl.format("{} 总得分", "place"),
        said=words_of("total_score"),
        **number("printed", pl.col("total_score"), printed),
        **number("derived", pl.col("scores") + pl.col("score"), total([columns("scores_"), execution])),
        unit=text("分"),
        digits=pl.col("total_score_decimals"),
        formula=pl.concat_str("scores_formula", words_of("score"), separator="+", ignore_nulls=True),
        variance=pl.col("scores_variance") + variance(execution) + variance(printed),
        silent=first_reason(
            reason_if(pl.col("blank_scores") > 0, "有指标未读到得分"),  # (2)
            reason_if(pl.col("score").is_null(), "未读到执行率得分"),  # (2)
        ),
        cited=cited("total_score", "score", "scores"),
    )


def _example(total_score: str, execution: str | None, *scores: str) -> Example:
    rows = [{"level3": f"指标{n}", "weight": "45", "score": score} for n, score in enumerate(scores)]
    return {
        "projects": [{"name": "培训经费", "total_score": total_score, "weight": "10", "score": execution}],
        "indicators": rows,
    }


EXAMPLES = {
    "holds": _example("88.29", "6.09", "45.00", "37.20"),
    "fails": _example("88.92", "6.09", "45.00", "37.20"),
    "silent": _example("88.29", None, "45.00", "37.20"),
    # The total is at most 88.295, the scores are at least 6.05 + 45 (full and without decimals, so exact) + 37.245.
    "edge": _example("88.29", "6.1", "45", "37.25"),
}
