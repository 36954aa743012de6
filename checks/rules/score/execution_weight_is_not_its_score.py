"""The weight of the execution rate is what the rate can earn, not the score that it earned.

Why it matters: a weight that follows the rate hides the deduction, and the form's weights no longer make its total.
Method: fails where weight and score of the execution are the same number, that number is 0 or no whole one, and the form's
weights do not add to its total weight (100 where none is printed). The finding of SUM18 about the same form has the same cause.
Silent when: (1) weight or score of the execution was not read; (2) a weight of an indicator was not read; (3) the form has
no indicators.
Source: 项目支出绩效自评表 (财预〔2020〕10号): 预算执行率 is worth a fixed number of points, customarily 10.
Limits: a wrong weight that is not the score, or is a whole number, is left to SUM18.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, number, plain, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import point
from checks.prepared.forms import FULL_WEIGHT, weight_cause, weight_is_score

ID, TITLE, FAMILY, SEVERITY, VERSION = "SCO03", "执行率的分值不是其得分", "score", "error", 1
PUBLISHED = """
为何要查：分值随着执行率变动，就看不出扣了多少分，各项分值之和也不再等于总分。
方法：执行率的分值与得分是同一个数，该数为0或者不是整数，并且全表分值之和不等于总分（没有印总分的按100分）的，判为不符。
同一张自评表“分值之和等于总分”检查所列的问题，与此是同一个原因。
何时不查：（1）没有读到执行率的分值或得分；（2）有指标没有读到分值；（3）自评表没有指标。
依据：项目支出绩效自评表（财预〔2020〕10号）：预算执行率的分值是固定的，通常为10分。
局限：分值有误但与得分不同的，或者是整数的，由“分值之和等于总分”的检查核对。
"""


def claims(forms: pl.LazyFrame) -> pl.LazyFrame:
    rows = forms.filter(pl.col("rows") > 0, pl.col("weight").is_not_null(), pl.col("score").is_not_null())  # (1), (3)
    total = pl.col("total_weight").fill_null(FULL_WEIGHT)
    rest = total - pl.col("weights")
    return stated(
        rows.with_columns(rest=rest),
        subject=pl.format("{}/执行率分值", "name"),
        place=pl.format("{} 执行率分值", "place"),
        said=words_of("weight"),
        **number("printed", pl.col("weight"), point(pl.col("weight"))),
        **number("derived", pl.col("rest"), point(pl.col("rest"))),
        unit=text("分"),
        digits=pl.col("weight_decimals"),
        holds=~weight_is_score(),
        message=pl.format(
            "执行率的分值印“{}”，与其得分相同；按总分减去各指标分值，分值应为{}分", words_of("weight"), plain("rest")
        ),
        silent=reason_if(pl.col("blank_weights") > 0, "有指标未读到分值"),  # (2)
        cited=cited("weight", "score", "total_weight"),
        cause=weight_cause(),
    )


def _example(weight: str, score: str | None, *weights: str | None) -> Example:
    rows = [{"level3": f"指标{n}", "weight": weight} for n, weight in enumerate(weights)]
    return {"projects": [{"name": "培训经费", "total_weight": "100", "weight": weight, "score": score}], "indicators": rows}


EXAMPLES = {
    "holds": _example("10", "8.87", "50", "30", "10"),
    "fails": _example("8.87", "8.87", "50", "30", "10"),
    "silent": _example("8.87", "8.87", "50", "30", None),
    # Weight and score are the same where the money was executed in full.
    "edge": _example("10", "10.00", "50", "30", "10"),
    "another weight": _example("5", "4.20", "50", "30", "10"),
}
