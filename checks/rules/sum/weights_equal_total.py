"""The weights of a form's indicators and of its execution rate add to its total weight, which is 100.

Why it matters: a form whose weights do not add to 100 scores every unit by another measure.
Method: weights are exact numbers; their sum equals the printed total weight, or 100 where the form prints none.
Silent when: (1) an indicator's weight was not read; (2) the form prints no weight of the execution rate and the indicators
alone do not add to the total; (3) the form has no indicators.
Source: 项目支出绩效自评表 (财预〔2020〕10号): customarily 预算执行率 10, 产出 50, 效益 30, 满意度 10.
Limits: where the weight of the execution is its score, SCO03 says so and this is info beside it; whether a weight suits its
indicator is not judged here.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import point
from checks.prepared.forms import FULL_WEIGHT, weight_cause, weight_is_score

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM18", "分值之和等于总分", "sum", "error", 2
PUBLISHED = """
为何要查：分值之和不是100的自评表，各单位的得分就不是按同一尺度衡量的。
方法：分值是确数，各指标分值与预算执行率分值之和应等于印出的总分；没有印总分的，应等于100。
何时不查：（1）有指标的分值没有读到；（2）自评表没有印预算执行率的分值，且各指标分值之和不等于总分；（3）自评表没有指标。
依据：项目支出绩效自评表（财预〔2020〕10号）：通常为预算执行率10分、产出指标50分、效益指标30分、满意度指标10分。
局限：预算执行率的分值误印为其得分（为0或不是整数）的，由“执行率的分值不是其得分”一项（SCO03）指出，本项只列为“提示”；
分值与指标是否相称，本项不作判断。
"""


def claims(forms: pl.LazyFrame) -> pl.LazyFrame:
    scored = forms.filter(pl.col("rows") > 0)  # (3)
    total = pl.col("total_weight").fill_null(FULL_WEIGHT)
    weights = pl.col("weights") + pl.col("weight").fill_null(0)
    alone = pl.col("weight").is_null() & (weights != total)
    return stated(
        scored,
        subject=pl.format("{}/总分", "name"),
        place=pl.format("{} 总分", "place"),
        said=pl.coalesce(words_of("total_weight"), pl.lit(str(FULL_WEIGHT))),
        **number("printed", total, point(total)),
        **number("derived", weights, point(weights)),
        unit=text("分"),
        digits=pl.lit(0, dtype=pl.Int8),
        formula=pl.concat_str("weights_formula", words_of("weight"), separator="+", ignore_nulls=True),
        explained=reason_if(weight_is_score(), "执行率的分值与其得分相同（见SCO03）"),
        severity=pl.when(weight_is_score()).then(pl.lit("info")),
        cause=weight_cause(),
        silent=first_reason(
            reason_if(pl.col("blank_weights") > 0, "有指标未读到分值"),  # (1)
            reason_if(alone, "未读到执行率的分值"),  # (2)
        ),
        cited=cited("total_weight", "weight", "weights"),
    )


def _example(total: str, execution: str | None, *weights: str | None) -> Example:
    rows = [{"level3": f"指标{n}", "weight": weight} for n, weight in enumerate(weights)]
    return {"projects": [{"name": "培训经费", "total_weight": total, "weight": execution}], "indicators": rows}


EXAMPLES = {
    "holds": _example("100", "10", "50", "30", "10"),
    "fails": _example("100", "10", "50", "30", "15"),
    "silent": _example("100", None, "50", "30", "15"),
    # Weights are exact: there is no room at the edge.
    "edge": _example("100", "10", "47.5", "32.5", "10"),
}
